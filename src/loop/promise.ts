import { endOfWorkingDay, type Day } from '../platform/dates.js';

/** The days a cohort works: Monday to Friday in its zone, less its days off. */
export interface WorkingDays {
  zone: string;
  daysOff: readonly Day[];
}

/** Working days within which an answer is promised. */
const promisedDays = 3;

/** Until when a round that was sent at `now` is answered: the end of the third working day. */
export const promiseFrom = (now: Date, days: WorkingDays): Date =>
  endOfWorkingDay(now, promisedDays, days);

/** Working days left of a promise; none when it has passed. Kept while the learner's answer is awaited. */
export const daysLeft = (now: Date, promisedBy: Date, days: WorkingDays): number => {
  let left = 0;
  while (left < promisedDays && endOfWorkingDay(now, left, days) < promisedBy) left += 1;
  return left;
};

/** The promise after the learner's answer to a comment: what was left of it, and at least one working day. */
export const promiseResumed = (now: Date, left: number, days: WorkingDays): Date =>
  endOfWorkingDay(now, Math.max(1, left), days);

/** The promise once a learner has answered: one that rests goes on, one that runs stays, else a new one is given. */
export const promiseOnAnswer = (
  now: Date,
  { asked, promisedBy, daysLeft: left }: Promised,
  days: WorkingDays,
): Date => {
  if (promisedBy) return promisedBy;
  return asked ? promiseResumed(now, left ?? 0, days) : promiseFrom(now, days);
};

/** A promise that runs, once the days off are others: as many working days as it had, counted from the same moment. */
export const promiseRecounted = (
  { waitingSince, promisedBy }: { waitingSince: Date; promisedBy: Date },
  before: WorkingDays,
  after: WorkingDays,
): Date => endOfWorkingDay(waitingSince, daysLeft(waitingSince, promisedBy, before), after);

interface Promised {
  /** Rests, because the learner's answer is awaited. */
  asked: boolean;
  promisedBy: Date | null;
  daysLeft: number | null;
}
