import { signInLimits as limits, type Limit } from './throttle.js';
import type { Look, Throttle } from './throttle.store.js';

/** Somebody at the door: which account they name, from where, and the device if the account knows it. */
export interface Knock {
  subject: string;
  address: string;
  device: string | null;
}

/** Keeps passwords from being tried out. Every way to give a password asks it first. */
export interface Guard {
  /** Counts the try. */
  enter(knock: Knock): Promise<Entry>;
}

export interface Entry {
  /** Milliseconds to wait; 0 when the password may be looked at. */
  waitMs: number;
  /** The password was right: takes the try back, and forgets the failures from here. */
  welcome(): Promise<void>;
  /** It was not: counts against the address too. */
  refuse(): Promise<void>;
}

type Counter = readonly [Limit, string];

const countersOf = ({ subject, address, device }: Knock): { own: Counter[]; shared: Counter[] } =>
  device === null
    ? {
        own: [[limits.accountFromAddress, `${subject} ${address}`]],
        shared: [[limits.account, subject]],
      }
    : { own: [[limits.knownDevice, `${subject} ${device}`]], shared: [] };

/** Of an IPv6 address the network, since a household has all the addresses in it. */
export const addressOf = (ip: string | undefined): string => {
  const address = (ip ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  return address.includes(':') ? networkOf(address) : address;
};

const networkOf = (address: string): string =>
  (address.split('::')[0] ?? '').split(':').slice(0, 4).join(':');

export const createGuard = (throttle: Throttle): Guard => {
  const lookAt = (counters: readonly Counter[]): Promise<Look[]> =>
    Promise.all(counters.map(([limit, subject]) => throttle.look(limit, subject)));
  return {
    async enter(knock) {
      const counters = countersOf(knock);
      const [own, shared, byAddress] = await Promise.all([
        lookAt(counters.own),
        lookAt(counters.shared),
        throttle.look(limits.address, knock.address),
      ]);
      const counted = [...own, ...shared];
      // Looked at first: a try that is refused here is not counted anywhere.
      const wait = Math.max(...[...counted, byAddress].map((look) => look.wait));
      return {
        waitMs: wait > 0 ? wait : Math.max(...(await Promise.all(counted.map(taken)))),
        async welcome() {
          await Promise.all([
            ...own.map((look) => look.clear()),
            ...shared.map((look) => look.giveBack()),
          ]);
        },
        async refuse() {
          await byAddress.take();
        },
      };
    },
  };
};

const taken = (look: Look): Promise<number> => look.take();
