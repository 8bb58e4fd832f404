import type { Calendar } from '../../platform/dates.js';
import type { Words } from '../../platform/words.js';
import { showDay, showWait } from '../when.js';
import type { Hours } from './hours.js';
import type { DeskToday } from './hours.service.js';

/** How long the first of what waits has waited, and until when its answer is promised; null where nothing waits. */
export const promiseLine = (
  t: Words,
  { waiting: count, first, zone }: Pick<DeskToday, 'waiting' | 'first' | 'zone'>,
  calendar: Calendar,
): string | null => {
  if (!first?.promisedBy) return null;
  const day = showDay(first.promisedBy, { zone, locale: calendar.locale });
  const wait = showWait(t, first.waitingSince, calendar);
  return t(first.promisedBy < calendar.now ? 'desk.today.late' : 'desk.today.inTime', {
    ...{ count, day, wait },
  });
};

/** What the hours are made of: the person's own minutes, or a guess that says so. */
export const minutesLine = (t: Words, { answers, minutesEach, isOwn }: Hours): string =>
  t(isOwn ? 'desk.hours.own' : 'desk.hours.guess', { count: answers, minutes: minutesEach });

/** Null where nothing is to come any more. */
export const hoursLine = (t: Words, { hours, cohorts }: DeskToday): string | null => {
  if (!hours || hours.answers === 0) return null;
  const [only, ...others] = cohorts;
  const inCohorts =
    only && others.length === 0
      ? t('desk.hours.ofOne', { cohort: only.name, count: hours.hours })
      : t('desk.hours.ofSeveral', { cohorts: cohorts.length, count: hours.hours });
  return `${inCohorts} ${minutesLine(t, hours)}`;
};
