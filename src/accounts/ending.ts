import { addDays, dayIn, startOfDay, type Day } from '../platform/dates.js';
import type { Ending } from '../policy.js';

/** The last day of a cohort, a day in `zone`. It stands beside the right to learn there. */
export interface LastDay {
  end: Day;
  zone: string;
}

/** A cohort that somebody belongs to, and its last day. */
export interface CohortUntil extends LastDay {
  _id: string;
}

/** What is under way at the end of a cohort runs for so many days more. */
export const daysToClose = 90;

/** The last day on which anything of a cohort goes on, by its own last day. */
export const runsUntil = (end: Day): Day => addDays(end, daysToClose);

/**
 * How a cohort stands by its own calendar: nothing until the end of its last day, then `closing`, and `closed` after 90
 * days more. Days are compared, not hours, so that a change of the clock on the way moves nothing.
 */
export const endingOf = ({ end, zone }: LastDay, now: Date): Ending | null => {
  const today = dayIn(now, zone);
  if (today <= end) return null;
  const until = runsUntil(end);
  return { phase: today <= until ? 'closing' : 'closed', end, until };
};

/** What of a person says whether they learn. */
interface Learner {
  learns: string | null;
  learnsUntil?: LastDay | null;
  disabledAt: Date | null;
}

/** Whether somebody can go on with what is under way. Else everything is at rest, and nobody is asked for anything. */
export const goesOn = ({ learns, learnsUntil, disabledAt }: Learner, now: Date): boolean =>
  learns !== null &&
  disabledAt === null &&
  (!learnsUntil || endingOf(learnsUntil, now)?.phase !== 'closed');

/** When a link ends that is made for a learner: it opens nothing once their cohort is closed. */
export const noLaterThanClosed = (
  { learnsUntil }: Pick<Learner, 'learnsUntil'>,
  at: Date,
): Date => {
  if (!learnsUntil) return at;
  const closes = startOfDay(addDays(runsUntil(learnsUntil.end), 1), learnsUntil.zone);
  return at < closes ? at : closes;
};
