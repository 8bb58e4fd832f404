import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Each hash takes 19 MiB and a whole core: a crowd at the door waits in line instead of filling the memory and keeping
 * everybody else from being served.
 */
const atOnce = Math.min(4, availableParallelism());

const prepare = (password: string): string => password.normalize('NFKC');

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time whether or not there is a hash to compare with. */
  matches(password: string, passwordHash: string | null): Promise<boolean>;
}

const createQueue = (slots: number) => {
  let free = slots;
  const waiting: (() => void)[] = [];
  const enter = (): Promise<void> | void => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
};

export const createPasswords = (): Passwords => {
  const inTurn = createQueue(atOnce);
  const nobody = inTurn(() => hash('nobody has this password', options));
  return {
    hash: (password) => inTurn(() => hash(prepare(password), options)),
    async matches(password, passwordHash) {
      const compared = passwordHash ?? (await nobody);
      const same = await inTurn(() => verify(compared, prepare(password)));
      return same && passwordHash !== null;
    },
  };
};
