import { dayIn, daysBetween, show, showDate, showTime, type Calendar } from '../platform/dates.js';
import { madeOnce } from '../platform/remember.js';
import type { Words } from '../platform/words.js';

const isToday = (instant: Date, { zone, now }: Calendar): boolean =>
  dayIn(instant, zone) === dayIn(now, zone);

/** "today at 14:02", "24 November at 14:02" on any other day. */
export const showMoment = (t: Words, instant: Date, calendar: Calendar): string => {
  const time = showTime(instant, calendar);
  return isToday(instant, calendar)
    ? t('loop.when.today', { time })
    : t('loop.when.day', { date: showDate(instant, calendar), time });
};

/** "14:02" today: as short as the line under a form. */
export const showMomentBriefly = (t: Words, instant: Date, calendar: Calendar): string =>
  isToday(instant, calendar) ? showTime(instant, calendar) : showMoment(t, instant, calendar);

/** "Thursday, 26 November": the day of a promise, as it is counted where the cohort works. */
export const showDay = (instant: Date, reader: Omit<Calendar, 'now'>): string =>
  show(instant, reader, 'weekday');

/** How long something waits, in words: "since today", "1 day". */
export const showWait = (t: Words, since: Date, { zone, now }: Calendar): string => {
  const days = daysBetween(since, now, zone);
  return days < 1 ? t('loop.wait.today') : t('loop.wait.days', { count: days });
};

const lists = new Map<string, Intl.ListFormat>();

/** Making one takes far longer than using it. */
const listIn = (locale: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat =>
  madeOnce(lists, `${locale} ${type}`, () => new Intl.ListFormat(locale, { type }));

/** "Cindy", "Cindy and Bo", "Cindy, Bo and Ada". */
export const listAll = (names: readonly string[], locale: string): string =>
  listIn(locale, 'conjunction').format(names);

/** "Cindy", "Cindy or Bo". */
export const listAny = (names: readonly string[], locale: string): string =>
  listIn(locale, 'disjunction').format(names);
