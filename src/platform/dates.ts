import { DateTime, IANAZone } from 'luxon';
import { madeOnce, remembering } from './remember.js';

/** A calendar day without a time, `YYYY-MM-DD`; it means something only together with a zone. */
export type Day = string;

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;

/** How a person sees dates: their zone and language, and what time it is. */
export interface Calendar {
  zone: string;
  locale: string;
  now: Date;
}

type Reader = Pick<Calendar, 'zone' | 'locale'>;

const dayAndMonth = { day: 'numeric', month: 'long' } as const;
const toTheMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const formats = {
  dayAndMonth,
  dayAndYear: { ...dayAndMonth, year: 'numeric' },
  weekday: { ...dayAndMonth, weekday: 'long' },
  digits: { year: 'numeric', month: '2-digit', day: '2-digit' },
  hour: { hour: '2-digit', hourCycle: 'h23' },
  toTheMinute,
  toTheSecond: { ...toTheMinute, second: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Format = keyof typeof formats;

// Making one takes far longer than using it; there are only as many as formats, zones and languages in use.
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (format: Format, { zone, locale }: Reader): Intl.DateTimeFormat =>
  madeOnce(
    formatters,
    `${format} ${locale} ${zone}`,
    () => new Intl.DateTimeFormat(locale, { ...formats[format], timeZone: zone }),
  );

/** An instant as its reader writes it. */
export const show = (instant: Date, reader: Reader, format: Format): string =>
  formatterOf(format, reader).format(instant);

const minuteMs = 60_000;

/** By minute and zone, for every zone begins its days with a minute. Swedish writes days as ISO 8601 does. */
const shownByMinute = (format: Format): ((instant: Date, zone: string) => string) => {
  const shownAt = remembering(1_000, (minuteAndZone): string => {
    const [minute, zone = ''] = minuteAndZone.split(' ');
    return show(new Date(Number(minute) * minuteMs), { zone, locale: 'sv-SE' }, format);
  });
  return (instant, zone) => shownAt(`${Math.floor(instant.getTime() / minuteMs)} ${zone}`);
};

/** The day it is in `zone` at an instant. Every page asks several times which day it is now. */
export const dayIn: (instant: Date, zone: string) => Day = shownByMinute('digits');

const hourDigits = shownByMinute('hour');

/** The hour of the day in `zone`, 0 to 23. */
export const hourIn = (instant: Date, zone: string): number => Number(hourDigits(instant, zone));

/** The last millisecond of a day in `zone`: "due" means until then. Luxon moves a time inside a DST gap forward by the gap. */
export const endOfDay = (day: Day, zone: string): Date =>
  DateTime.fromISO(day, { zone }).endOf('day').toJSDate();

export const startOfDay = (day: Day, zone: string): Date =>
  DateTime.fromISO(day, { zone }).startOf('day').toJSDate();

const dayMs = 24 * 3_600_000;

/** Days are counted in UTC, where each has 24 hours. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/**
 * The end of the n-th working day after the day of `instant`: Monday to Friday less `daysOff`, in `zone`.
 * The day itself does not count, whatever its hour.
 */
export const endOfWorkingDay = (
  instant: Date,
  workingDays: number,
  { zone, daysOff }: Working,
): Date => {
  let day = DateTime.fromJSDate(instant, { zone }).startOf('day');
  for (let counted = 0; counted < workingDays;) {
    day = day.plus({ days: 1 });
    if (isWorking(day, daysOff)) counted += 1;
  }
  return day.endOf('day').toJSDate();
};

interface Working {
  zone: string;
  daysOff: readonly Day[];
}

const isWorking = (day: DateTime, daysOff: readonly Day[]): boolean =>
  day.weekday <= 5 && !daysOff.includes(day.toFormat('yyyy-MM-dd'));

/** Whether the day of `instant` is one on which people work: Monday to Friday less `daysOff`, in `zone`. */
export const isWorkingDay = (instant: Date, { zone, daysOff }: Working): boolean =>
  isWorking(DateTime.fromJSDate(instant, { zone }), daysOff);

/**
 * The end of the day from which `workingDays` working days have passed by the day of `instant`, that day counted: what
 * began then or before has waited at least so long.
 */
export const workingDaysAgo = (
  instant: Date,
  workingDays: number,
  { zone, daysOff }: Working,
): Date => {
  let day = DateTime.fromJSDate(instant, { zone }).startOf('day');
  for (let counted = 0; counted < workingDays; day = day.minus({ days: 1 }))
    if (isWorking(day, daysOff)) counted += 1;
  return day.endOf('day').toJSDate();
};

/** Whole days from one instant's day to another's in `zone`; negative when `to` lies before `from`. */
export const daysBetween = (from: Date, to: Date, zone: string): number =>
  (Date.parse(dayIn(to, zone)) - Date.parse(dayIn(from, zone))) / dayMs;

/** Day and month, with the year when it is another than now: "December 2" for the locale `en`. */
export const showDate = (instant: Date, calendar: Calendar): string => {
  const { zone, now } = calendar;
  const sameYear = dayIn(instant, zone).slice(0, 4) === dayIn(now, zone).slice(0, 4);
  return show(instant, calendar, sameYear ? 'dayAndMonth' : 'dayAndYear');
};

/** A day with its year, which is the same in every zone. */
export const showDay = (day: Day, locale: string): string =>
  show(startOfDay(day, 'UTC'), { zone: 'UTC', locale }, 'dayAndYear');

/** "14:02:30" */
export const showTimeToTheSecond = (instant: Date, reader: Reader): string =>
  show(instant, reader, 'toTheSecond');

/** "14:02" */
export const showTime = (instant: Date, reader: Reader): string =>
  show(instant, reader, 'toTheMinute');
