import type { DeskToday } from '../loop/desk/hours.service.js';
import { hoursLine, promiseLine } from '../loop/desk/hours.view-model.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { may } from '../policy.js';
import { paths } from '../web/paths.js';
import type { HomeStory } from './home.service.js';

export interface CardView {
  eyebrow: string;
  heading: string;
  hint: string;
  /** What else is good to know; null where nothing is. */
  note: string | null;
  link: { href: string; label: string } | null;
}

const reviewCard = (t: Words, desk: DeskToday, calendar: Calendar): CardView => ({
  eyebrow: t('home.reviews.eyebrow'),
  heading: t(desk.waiting === 0 ? 'home.reviews.none' : 'home.reviews.waiting', {
    count: desk.waiting,
  }),
  hint: promiseLine(t, desk, calendar) ?? t('home.reviews.noneHint'),
  note: hoursLine(t, desk),
  link: { href: paths.reviews(), label: t('home.reviews.button') },
});

const cohortCard = (t: Words): CardView => ({
  eyebrow: t('home.cohorts.eyebrow'),
  heading: t('home.cohorts.heading'),
  hint: t('home.cohorts.hint'),
  note: null,
  link: { href: paths.cohorts(), label: t('home.cohorts.button') },
});

const courseCard = (t: Words): CardView => ({
  eyebrow: t('home.course.eyebrow'),
  heading: t('home.course.heading'),
  hint: t('home.course.hint'),
  note: null,
  link: { href: paths.course(), label: t('home.course.button') },
});

export const nobodyCard = (t: Words): CardView => ({
  eyebrow: t('home.nobody.eyebrow'),
  heading: t('home.nobody.heading'),
  hint: t('home.nobody.hint'),
  note: null,
  link: null,
});

/** What else this person does here: answering, administering. */
export const workOf = (t: Words, { actor, desk }: HomeStory, calendar: Calendar): CardView[] => [
  ...(desk ? [reviewCard(t, desk, calendar)] : []),
  ...(may(actor, 'cohort:manage') ? [cohortCard(t)] : []),
  ...(may(actor, 'course:publish') ? [courseCard(t)] : []),
];
