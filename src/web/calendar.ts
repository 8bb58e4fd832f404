import type { Calendar } from '../platform/dates.js';
import type { Actor } from '../policy.js';

/** How the reader of a page sees dates. A visitor reads them in UTC. */
export const calendarOf = (
  actor: Actor | null,
  { locale, now }: Pick<Calendar, 'locale' | 'now'>,
): Calendar => ({
  zone: actor?.zone ?? 'UTC',
  locale,
  now,
});
