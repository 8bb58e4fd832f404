import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { Actor, HandedNotice, OwnScope } from '../policy.js';
import type { PeopleStore } from './people.store.js';
import type { Person } from './person.js';

/** What somebody is told about a link that set their password and was not surely their own. */
export interface Told {
  link: HandedNotice;
  /** Null for a link that went out by mail. */
  byName: string | null;
  isShut: boolean;
  /** Others' words, which this person answers, are shut as well. */
  readsOthers: boolean;
  mailIsOn: boolean;
}

export interface NoticeDependencies {
  people: Pick<PeopleStore, 'load' | 'shutAt' | 'openWords' | 'putNoticeAway'>;
  outbox: { isOn: boolean };
  clock: Clock;
}

export type Notices = ReturnType<typeof createNotices>;

/** Telling people about links that others handed over, and opening again what such a link has shut. */
export const createNotices = ({ people, outbox, clock }: NoticeDependencies) => ({
  /** Null for nearly everybody, without asking the database. */
  async toldTo({ handed, shutBefore, instructs }: Actor): Promise<Told | null> {
    if (!handed) return null;
    const by = handed.by === null ? null : await people.load(handed.by);
    return {
      link: handed,
      byName: by?.name ?? null,
      isShut: Boolean(shutBefore),
      readsOthers: instructs.length > 0,
      mailIsOn: outbox.isOn,
    };
  },

  /** Once the words are open; until then it stays. */
  putAway: ({ personId }: OwnScope): Promise<void> => people.putNoticeAway(personId, clock.now()),

  /** Everybody whose earlier words are shut to their account just now. */
  shutNow: (): Promise<Person[]> => people.shutAt(clock.now()),

  /** Opens what the link used then has shut: who may say so has said that it was they. False for another link. */
  open: (tx: Tx, personId: string, usedAt: Date): Promise<boolean> =>
    people.openWords(tx, personId, { now: clock.now(), usedAt }),
});
