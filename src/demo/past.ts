import { addDays, dayIn, startOfDay, type Day } from '../platform/dates.js';

const minuteMs = 60_000;

/** The days before an instant as a cohort works them: Monday to Friday in its zone. */
export interface Past {
  now: Date;
  /** The working day so many before today; 0 is today, whatever day it is. */
  day(ago: number): Day;
  /** An instant on that day, in minutes after its midnight. */
  at(ago: number, minutes: number): Date;
  minutesAgo(minutes: number): Date;
}

const isWorkingDay = (day: Day): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < 6;
};

const workingDayBefore = (today: Day, ago: number): Day => {
  let day = today;
  for (let left = ago; left > 0;) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
};

export const pastOf = (now: Date, zone: string): Past => {
  const day = (ago: number): Day => workingDayBefore(dayIn(now, zone), ago);
  return {
    now,
    day,
    at: (ago, minutes) => new Date(startOfDay(day(ago), zone).getTime() + minutes * minuteMs),
    minutesAgo: (minutes) => new Date(now.getTime() - minutes * minuteMs),
  };
};
