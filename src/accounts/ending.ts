import { addDays, dayIn, type Day } from '../platform/dates.js';
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
const daysToClose = 90;

/**
 * How a cohort stands by its own calendar: nothing until the end of its last day, then `closing`, and `closed` after 90
 * days more. Days are compared, not hours, so that a change of the clock on the way moves nothing.
 */
export const endingOf = ({ end, zone }: LastDay, now: Date): Ending | null => {
  const today = dayIn(now, zone);
  if (today <= end) return null;
  const until = addDays(end, daysToClose);
  return { phase: today <= until ? 'closing' : 'closed', end, until };
};
