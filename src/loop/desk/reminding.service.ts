import type { CohortInfo } from '../../cohorts/cohort.js';
import type { NewMail } from '../../mail/outbox.js';
import { dayIn } from '../../platform/dates.js';
import { madeOnce } from '../../platform/remember.js';
import { isClosed } from '../closed.js';
import type { LoopParts } from '../loop.js';
import type { Late } from './desk.store.js';
import { digestOf, isWorkingTime, leadSince, limitsAt, mailDue, reminderOf } from './reminding.js';

const dayMs = 24 * 3_600_000;
/** Longer than ten working days, with all holidays between. */
const longestMs = 60 * dayMs;

/** Each is asked for once in a run. */
const remembered = <T>(read: (id: string) => Promise<T>): ((id: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (id) => madeOnce(known, id, () => read(id));
};

/**
 * What keeps a round from being forgotten: reminders of steps that learners have not taken, and once a working day a digest of
 * what is late to those who answer. Each mail is looked at again as it goes out, and dropped where it is not wanted any more.
 */
export const createReminding = (parts: LoopParts) => {
  const { turns, absences, cohorts, outbox, transact, clock } = parts;

  const remindersNow = async (now: Date): Promise<NewMail[]> => {
    const limitsOf = remembered(async (id) => {
      const cohort = await cohorts.of(id);
      return isClosed(cohort, now) ? null : limitsAt(now, cohort);
    });
    const mails: NewMail[] = [];
    const since = { after: new Date(now.getTime() - longestMs), until: now };
    for (const turn of await turns.desk.resting(since)) {
      const due = mailDue(turn, await limitsOf(turn.cohortId));
      if (due) mails.push(reminderOf(turn, due));
    }
    return mails;
  };

  /** The digests of one cohort: of all who have something late there, and of its lead where it is very late. */
  const digestsIn = (cohort: CohortInfo, late: readonly Late[], now: Date): NewMail[] => {
    if (isClosed(cohort, now) || !isWorkingTime(now, cohort)) return [];
    const day = dayIn(now, cohort.zone);
    const isLong = late.some(({ first }) => first <= leadSince(now, cohort));
    const lead = isLong && cohort.lead ? [cohort.lead] : [];
    const people = new Set([...late.map(({ personId }) => personId), ...lead]);
    return [...people].map((personId) => digestOf(personId, day));
  };

  const digestsNow = async (now: Date): Promise<NewMail[]> => {
    const late = await turns.desk.late(now);
    const away = new Set((await absences.away(now)).map(({ _id }) => _id));
    const mails: NewMail[] = [];
    for (const id of new Set(late.map(({ cohortId }) => cohortId))) {
      const here = late.filter(({ cohortId }) => cohortId === id);
      mails.push(...digestsIn(await cohorts.of(id), here, now));
    }
    return mails.filter(({ personId }) => !away.has(personId));
  };

  return {
    async remind(): Promise<void> {
      const now = clock.now();
      const mails = [...(await remindersNow(now)), ...(await digestsNow(now))];
      if (mails.length > 0) await transact((tx) => outbox.add(tx, mails));
    },
  };
};
