import { signInLimits as limits, type Limit } from './throttle.js';
import type { Look, Throttle } from './throttle.store.js';
import { createUnderWay } from './under-way.js';

/** Somebody at the door: which account they name, from where, and the device if the account knows it. */
export interface Knock {
  subject: string;
  address: string;
  device: string | null;
}

/** What giving a password came to: what `check` found, nothing, or a wait because there were too many tries. */
export type Guarded<T> = { passed: T } | { waitMs: number } | null;

/** Keeps passwords from being tried out. Every way to give a password goes through it. */
export interface Guard {
  /** Runs `check` where the limits allow it; null from it counts as a failure, anything else forgets the failures from here. */
  attempt<T>(knock: Knock, check: () => Promise<T | null>): Promise<Guarded<T>>;
}

interface Counter {
  limit: Limit;
  subject: string;
  /** Whose failures a right password takes back: those from here, not those of strangers. */
  isOwn: boolean;
}

const countersOf = ({ subject, address, device }: Knock): Counter[] =>
  device === null
    ? [
        { limit: limits.accountFromAddress, subject: `${subject} ${address}`, isOwn: true },
        { limit: limits.account, subject, isOwn: false },
      ]
    : [{ limit: limits.knownDevice, subject: `${subject} ${device}`, isOwn: true }];

/** Of an IPv6 address the network, since a household has all the addresses in it. */
export const addressOf = (ip: string | undefined): string => {
  const address = (ip ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  return address.includes(':') ? networkOf(address) : address;
};

const networkOf = (address: string): string =>
  (address.split('::')[0] ?? '').split(':').slice(0, 4).join(':');

/**
 * Only failures are written, so that a crowd that knows its passwords costs the database nothing here. Tries of one
 * account that come at once count each other while they are under way: those of this process, in the order they came.
 */
export const createGuard = (throttle: Throttle): Guard => {
  const underWay = createUnderWay();

  const looksOf = (counters: readonly Counter[], before: readonly number[]): Promise<Look[]> =>
    Promise.all(
      counters.map(({ limit, subject }, at) => throttle.look(limit, subject, before[at])),
    );

  return {
    async attempt(knock, check) {
      const counters = countersOf(knock);
      // Joined before anything is read: whoever came earlier is either here or counted by then.
      const place = underWay.join(counters.map(({ limit, subject }) => `${limit.name} ${subject}`));
      try {
        const [looks, byAddress] = await Promise.all([
          looksOf(counters, place.before),
          throttle.look(limits.address, knock.address),
        ]);
        const waitMs = Math.max(...[...looks, byAddress].map(({ wait }) => wait));
        if (waitMs > 0) return { waitMs };
        const passed = await check();
        if (passed === null) await Promise.all([...looks, byAddress].map((look) => look.take()));
        else await Promise.all(looks.filter((_, at) => counters[at]?.isOwn).map(forget));
        return passed === null ? null : { passed };
      } finally {
        place.leave();
      }
    },
  };
};

const forget = (look: Look): Promise<void> => look.clear();
