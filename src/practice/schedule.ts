import { addDays, dayIn, startOfDay } from '../platform/dates.js';

/** After so many days an idea comes back: after the first ones when it was missed, after the next ones each time it holds. */
export const intervals: readonly number[] = [2, 7, 21, 60];

/** How many intervals an idea was held over, one after the other. After the last one it sticks. */
export type Step = 0 | 1 | 2 | 3 | 4;

export const sticks: Step = 4;

export interface Schedule {
  step: Step;
  /** The start of a day in the person's zone; null once it sticks. */
  dueAt: Date | null;
}

const following = [1, 2, 3, 4, 4] as const satisfies Record<Step, Step>;

/** Whole days count, whatever the hour: what was missed late on Monday is ready when Wednesday begins. */
const waitingAt = (step: Step, at: Date, zone: string): Schedule => {
  const days = intervals[step];
  if (days === undefined) return { step, dueAt: null };
  return { step, dueAt: dayAfter(days, at, zone) };
};

let latest: { asked: string; day: Date } | null = null;

/** The ideas of one try are missed at one instant: a calendar is asked once for all of them. */
const dayAfter = (days: number, at: Date, zone: string): Date => {
  const asked = `${days} ${at.getTime()} ${zone}`;
  if (latest?.asked !== asked)
    latest = { asked, day: startOfDay(addDays(dayIn(at, zone), days), zone) };
  return latest.day;
};

/** An idea that was missed at an instant: it begins anew. `zone` is the person's. */
export const missed = (at: Date, zone: string): Schedule => waitingAt(0, at, zone);

export const isDue = ({ dueAt }: Schedule, now: Date): boolean => dueAt !== null && dueAt <= now;

/**
 * An idea that was held at an instant waits for the next interval. Held before its day, it waits as before: what is
 * looked up again on the same afternoon says little about what is known in a week.
 */
export const held = (schedule: Schedule, at: Date, zone: string): Schedule =>
  isDue(schedule, at) ? waitingAt(following[schedule.step], at, zone) : schedule;
