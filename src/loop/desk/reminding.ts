import type { NewMail } from '../../mail/outbox.js';
import { hourIn, isWorkingDay, workingDaysAgo, type Day } from '../../platform/dates.js';
import type { WorkingDays } from '../promise.js';
import type { TurnRecord } from '../turn.js';

/** States in which nothing moves before their learner does something. */
export const restingStates = ['returned', 'ready'] as const;

/** And where whoever told how it went may rest: they are offered once to pass it on. */
export const remindedStates = [...restingStates, 'told'] as const;

/** Working days after which a learner is reminded; after the second nobody writes again. */
const remindAfter = [3, 7] as const;
/** Working days after which somebody who did nothing stands on the list of those who answer. */
const quietAfter = 10;
/** Working days past a promise after which the lead instructor hears of it. */
const leadAfter = 2;

/** Mails go out from eight in the morning on. */
const morning = 8;

/** Whether it is a working morning, or later on that day, where the cohort works. */
export const isWorkingTime = (now: Date, days: WorkingDays): boolean =>
  isWorkingDay(now, days) && hourIn(now, days.zone) >= morning;

/** Since when somebody of a cohort rests who is to have the first reminder, the second, or none any more. */
interface Limits {
  first: Date;
  second: Date;
  quiet: Date;
}

/** Null outside working hours, when nobody is reminded. */
export const limitsAt = (now: Date, days: WorkingDays): Limits | null =>
  isWorkingTime(now, days)
    ? {
        first: workingDaysAgo(now, remindAfter[0], days),
        second: workingDaysAgo(now, remindAfter[1], days),
        quiet: quietSince(now, days),
      }
    : null;

/** Which reminder somebody is to have who is to do something since then; null too early, and once they have gone quiet. */
export const reminderDue = (since: Date, limits: Limits | null): 1 | 2 | null => {
  if (!limits || since <= limits.quiet) return null;
  if (since <= limits.second) return 2;
  return since <= limits.first ? 1 : null;
};

/** Whoever did nothing since then, or longer, has gone quiet. */
export const quietSince = (now: Date, days: WorkingDays): Date =>
  workingDaysAgo(now, quietAfter, days);

/** What was promised by then is late enough for the lead instructor. */
export const leadSince = (now: Date, days: WorkingDays): Date =>
  workingDaysAgo(now, leadAfter, days);

export const restingMail = 'resting';
export const lateMail = 'late';

type Resting = Pick<TurnRecord, '_id' | 'personId' | 'state' | 'waitingSince' | 'toExplain'>;

/** The first or the second reminder, or the one offer. */
type Count = 1 | 2 | 'offer';

/** The mail that somebody is to have about a step they have not taken, if any. Who has still to explain is offered nothing. */
export const mailDue = (
  { state, waitingSince, toExplain }: Resting,
  limits: Limits | null,
): Count | null => {
  const due = reminderDue(waitingSince, limits);
  if (state !== 'told' || !due) return due;
  return toExplain ? null : 'offer';
};

/** The reminder of one step that its learner has not taken. The same step is reminded of under the same key. */
export const reminderOf = (
  { _id, personId, state, waitingSince }: Resting,
  count: Count,
): NewMail => {
  const since = String(waitingSince.getTime());
  return {
    _id: `${restingMail}:${_id}:${since}:${count}`,
    kind: restingMail,
    personId,
    data: { turn: _id, state, since, count: String(count) },
  };
};

/** What is late, to one who answers or leads: one mail a day, whatever it is about. */
export const digestOf = (personId: string, day: Day): NewMail => ({
  _id: `${lateMail}:${personId}:${day}`,
  kind: lateMail,
  personId,
  data: {},
});
