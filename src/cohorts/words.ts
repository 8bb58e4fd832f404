import type { Login } from '../accounts/person.js';
import { showDate, startOfDay, type Calendar, type Day } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { Problem } from '../web/problems.js';

/** "2 March – 29 May", as the cohort's own zone has it. */
export const showSpan = (
  t: Words,
  { start, end, zone }: { start: Day; end: Day; zone: string },
  { locale, now }: Calendar,
): string => {
  const show = (day: Day): string => showDate(startOfDay(day, zone), { zone, locale, now });
  return t('cohorts.span', { start: show(start), end: show(end) });
};

/** What somebody signs in with, as one reads it. */
export const showLogins = (logins: readonly Login[]): string =>
  logins.map(({ value }) => value).join(', ');

export interface ShownProblem {
  field: string;
  message: string;
}

export const showProblems = (t: Words, problems: readonly Problem[]): ShownProblem[] =>
  problems.map(({ field, message, values }) => ({ field, message: t(message, values) }));

/** Prefilled fields of a form that is shown again. */
export const oneOf = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value : (value?.[0] ?? '');
