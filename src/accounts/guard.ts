import { signInLimits as limits, type Limit } from './throttle.js';
import type { Throttle } from './throttle.store.js';

/** Somebody at the door: which account they name, from where, and the device if the account knows it. */
export interface Knock {
  subject: string;
  address: string;
  device: string | null;
}

/** Keeps passwords from being tried out. Every way to give a password asks it first. */
export interface Guard {
  /** Counts the try; milliseconds to wait, 0 when the password may be looked at. */
  enter(knock: Knock): Promise<number>;
  /** The password was right: takes the try back, and forgets the failures from here. */
  welcome(knock: Knock): Promise<void>;
  /** It was not: counts against the address too. */
  refuse(knock: Knock): Promise<void>;
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
  const longest = async (ask: Throttle['wait'], counters: readonly Counter[]): Promise<number> =>
    Math.max(...(await Promise.all(counters.map(([limit, subject]) => ask(limit, subject)))));
  return {
    async enter(knock) {
      const { own, shared } = countersOf(knock);
      const counters = [...own, ...shared];
      const byAddress: Counter = [limits.address, knock.address];
      // Looked at first: a try that is refused here is not counted anywhere.
      const wait = await longest(throttle.wait, [...counters, byAddress]);
      return wait > 0 ? wait : longest(throttle.take, counters);
    },
    async welcome(knock) {
      const { own, shared } = countersOf(knock);
      await Promise.all([
        ...own.map(([limit, subject]) => throttle.clear(limit, subject)),
        ...shared.map(([limit, subject]) => throttle.giveBack(limit, subject)),
      ]);
    },
    async refuse({ address }) {
      await throttle.take(limits.address, address);
    },
  };
};
