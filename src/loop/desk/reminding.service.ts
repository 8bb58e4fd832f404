import type { CohortInfo } from '../../cohorts/cohort.js';
import type { NewMail } from '../../mail/outbox.js';
import { dayIn } from '../../platform/dates.js';
import { isClosed } from '../closed.js';
import type { LoopParts } from '../loop.js';
import type { Late } from './desk.store.js';
import { digestOf, isWorkingTime, leadSince, reminderDue, reminderOf } from './reminding.js';

const dayMs = 24 * 3_600_000;
/** Longer than ten working days, with all holidays between. */
const longestMs = 60 * dayMs;

type Known = (cohortId: string) => Promise<CohortInfo>;

/** Each cohort is asked for once in a run. */
const knowing = ({ cohorts }: Pick<LoopParts, 'cohorts'>): Known => {
  const known = new Map<string, Promise<CohortInfo>>();
  return (id) => {
    const found = known.get(id) ?? cohorts.of(id);
    known.set(id, found);
    return found;
  };
};

/**
 * What keeps a round from being forgotten: reminders of steps that learners have not taken, and once a working day a digest of
 * what is late to those who answer. Each mail is looked at again as it goes out, and dropped where it is not wanted any more.
 */
export const createReminding = (parts: LoopParts) => {
  const { turns, absences, outbox, transact, clock } = parts;

  const remindersNow = async (now: Date): Promise<NewMail[]> => {
    const cohortOf = knowing(parts);
    const since = { after: new Date(now.getTime() - longestMs), until: now };
    const mails: NewMail[] = [];
    for (const turn of await turns.desk.resting(since)) {
      const cohort = await cohortOf(turn.cohortId);
      const due = isClosed(cohort, now) ? null : reminderDue(turn.waitingSince, now, cohort);
      if (due) mails.push(reminderOf(turn, due));
    }
    return mails;
  };

  /** The digests of one cohort: of all who have something late there, and of its lead where it is very late. */
  const digestsIn = (cohort: CohortInfo, late: readonly Late[], now: Date): NewMail[] => {
    if (isClosed(cohort, now) || !isWorkingTime(now, cohort)) return [];
    const day = dayIn(now, cohort.zone);
    const isLong = late.some(({ first }) => first <= leadSince(now, cohort));
    const lead = isLong ? cohort.lead : null;
    const theirs = late.filter(({ personId }) => personId !== lead);
    return [
      ...(lead === null ? [] : [digestOf(lead, day, cohort.id)]),
      ...theirs.map(({ personId }) => digestOf(personId, day, null)),
    ];
  };

  const digestsNow = async (now: Date): Promise<NewMail[]> => {
    const cohortOf = knowing(parts);
    const late = await turns.desk.late(now);
    const away = new Set((await absences.away(now)).map(({ _id }) => _id));
    const mails: NewMail[] = [];
    for (const id of new Set(late.map(({ cohortId }) => cohortId))) {
      const here = late.filter(({ cohortId }) => cohortId === id);
      mails.push(...digestsIn(await cohortOf(id), here, now));
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
