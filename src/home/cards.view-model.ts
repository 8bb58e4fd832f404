import type { Consenting } from '../loop/consent/giving.service.js';
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

const plainCard = (t: Words, name: 'cohorts' | 'course' | 'nobody') => ({
  eyebrow: t(`home.${name}.eyebrow`),
  heading: t(`home.${name}.heading`),
  hint: t(`home.${name}.hint`),
  note: null,
});

const areaCard = (t: Words, name: 'cohorts' | 'course'): CardView => ({
  ...plainCard(t, name),
  link: { href: paths[name](), label: t(`home.${name}.button`) },
});

export const nobodyCard = (t: Words): CardView => ({ ...plainCard(t, 'nobody'), link: null });

/** Somebody asks to read what the learner wrote before: theirs to say, and nothing is open until then. */
const consentCard = (t: Words, { consent, asker }: Consenting): CardView => ({
  eyebrow: t('consents.home.eyebrow'),
  heading: t('consents.home.heading', { name: asker.name }),
  hint: t('consents.home.hint'),
  note: null,
  link: { href: paths.reflection(consent.lessonId), label: t('consents.home.button') },
});

/** What else this person does here: being asked, answering, administering. */
export const workOf = (
  t: Words,
  { actor, desk, learning }: HomeStory,
  calendar: Calendar,
): CardView[] => [
  ...(learning?.asked ? [consentCard(t, learning.asked)] : []),
  ...(desk ? [reviewCard(t, desk, calendar)] : []),
  ...(may(actor, 'cohort:manage') ? [areaCard(t, 'cohorts')] : []),
  ...(may(actor, 'course:publish') ? [areaCard(t, 'course')] : []),
];
