import { handedNotice, type HandedNoticeView } from '../accounts/notice.view-model.js';
import type { Course, Lesson, Translated } from '../content/course.js';
import { lessonName } from '../lessons/lesson.words.js';
import { masteryOf, readingOf, type Standing } from '../lessons/progress.js';
import { reflectionChip, type ChipView } from '../loop/standing.view-model.js';
import { hourIn, type Calendar } from '../platform/dates.js';
import { madeOnce } from '../platform/remember.js';
import type { Words } from '../platform/words.js';
import { may, type Actor } from '../policy.js';
import { minutesFor } from '../practice/choosing.js';
import { trackNames } from '../tracks/earning.js';
import { trackView, type TrackView } from '../tracks/track.view-model.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { nobodyCard, workOf, type CardView } from './cards.view-model.js';
import { soonLine } from './doors.js';
import type { HomeStory, Learning } from './home.service.js';
import { nextStep, type LessonStanding, type NextStep } from './next-step.js';

export interface HomeView {
  title: string;
  eyebrow: string | null;
  /** That the cohort ends soon, for a learner of it. */
  soon: string | null;
  /** That a link from somebody else's hands set the password. */
  handed: HandedNoticeView | null;
  /** The one thing to do next; the only filled button of the page. */
  next: CardView | null;
  /** What else this person does here: answering, administering. */
  work: CardView[];
  tracks: TrackView[];
  /** What is ready for another look; null while nothing is. */
  practice: PracticeLine | null;
  lessons: LessonRow[];
  /** Where lessons are searched; null for who cannot read them. */
  search: string | null;
  /** What is the learner's own: the growth line, the journal. */
  own: { href: string; label: string }[];
}

export interface PracticeLine {
  href: string;
  label: string;
  /** How long it takes; null while practice is paused. */
  length: string | null;
}

export interface LessonRow extends Translated {
  /** Null for readers who keep no progress. */
  state: Standing | null;
  href: string;
  title: string;
  meta: string;
  chip: ChipView | null;
}

export const homePage = definePage<HomeView>('home/show', 'course');

const partOfDay = (hour: number): string => {
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
};

const greeting = (t: Words, { name }: Actor, { zone, now }: Calendar): string =>
  t(`home.greeting.${partOfDay(hourIn(now, zone))}`, { name: name.split(' ')[0] ?? name });

type Address = (step: NextStep) => string | null;

const addressOf: Address = (step) => {
  if (step.kind === 'rest') return null;
  const { slug } = step.lesson;
  if (step.kind === 'read') return paths.lesson(slug, step.section.id);
  return step.kind === 'quiz' ? paths.quiz(slug) : paths.reflection(slug);
};

const valuesOf = (step: NextStep): Record<string, string | number> => {
  if (step.kind === 'rest') return {};
  if (step.kind === 'read') return { title: step.section.title, count: step.minutesLeft };
  return { title: step.lesson.title };
};

const variantOf = (step: NextStep): string => {
  if (step.kind === 'answer' || step.kind === 'act') return `${step.kind}-${step.ask}`;
  return 'begun' in step && step.begun ? `${step.kind}-on` : step.kind;
};

const nextCard = (t: Words, step: NextStep): CardView => {
  const variant = variantOf(step);
  const values = valuesOf(step);
  const href = addressOf(step);
  return {
    eyebrow: t(`home.next.${variant}.eyebrow`, {
      lesson: step.kind === 'rest' ? '' : lessonName(t, step.lesson).toLowerCase(),
    }),
    heading: t(`home.next.${variant}.heading`, values),
    hint: t(`home.next.${variant}.hint`, values),
    note: null,
    link: href === null ? null : { href, label: t(`home.next.${variant}.button`) },
  };
};

const standingsIn = (course: Course, { progress, reflections }: Learning): LessonStanding[] =>
  course.lessons.map((lesson) => ({
    lesson,
    progress,
    reflection: reflections.get(lesson.slug) ?? { state: 'open', asked: false },
  }));

const stateOf = (reading: Standing, mastery: Standing): Standing => {
  if (reading === mastery) return reading;
  return 'under-way';
};

type Metas = Partial<Record<`${Standing} ${Standing}`, string>>;

/** Of each lesson, in each language: all that its line can say of how far somebody is, once somebody was. */
const metasIn = new WeakMap<Words, WeakMap<Lesson, Metas>>();

const metasOf = (t: Words, lesson: Lesson): Metas => {
  const byLesson = madeOnce(metasIn, t, () => new WeakMap<Lesson, Metas>());
  return madeOnce(byLesson, lesson, () => ({}));
};

const metaOf = (
  t: Words,
  lesson: Lesson,
  { reading, mastery }: { reading: Standing; mastery: Standing },
): string =>
  (metasOf(t, lesson)[`${reading} ${mastery}`] ??= [
    lessonName(t, lesson),
    t('home.minutes', { count: lesson.minutes }),
    t(`home.reading.${reading}`),
    t(`home.mastery.${mastery}`),
  ].join(' · '));

const lessonRow = (
  t: Words,
  { lesson, learning }: { lesson: Lesson; learning: Learning },
  calendar: Calendar,
): LessonRow => {
  const { progress, reflections } = learning;
  const reflection = reflections.get(lesson.slug);
  const shown = reflection && reflectionChip(t, reflection, calendar);
  const reading = readingOf(lesson, progress);
  const mastery = masteryOf(lesson.quiz, progress);
  return {
    state: stateOf(reading, mastery),
    href: paths.lesson(lesson.slug),
    title: lesson.title,
    lang: lesson.lang,
    meta: metaOf(t, lesson, { reading, mastery }),
    chip: shown && 'chip' in shown ? shown.chip : null,
  };
};

const plainRow = (t: Words, lesson: Lesson): LessonRow => ({
  state: null,
  href: paths.lesson(lesson.slug),
  title: lesson.title,
  lang: lesson.lang,
  meta: [lessonName(t, lesson), t('home.minutes', { count: lesson.minutes })].join(' · '),
  chip: null,
});

const lessonsOf = (
  t: Words,
  { actor, course, learning }: HomeStory,
  calendar: Calendar,
): LessonRow[] => {
  if (learning) return course.lessons.map((lesson) => lessonRow(t, { lesson, learning }, calendar));
  return may(actor, 'lesson:read') ? course.lessons.map((lesson) => plainRow(t, lesson)) : [];
};

const tracksOf = (t: Words, { course, learning }: HomeStory, calendar: Calendar): TrackView[] => {
  if (!learning) return [];
  const done = { course, ...learning };
  return trackNames.map((name) => trackView(t, { name, done }, calendar));
};

const practiceLine = (t: Words, { actor, learning }: HomeStory): PracticeLine | null => {
  if (!learning || !may(actor, 'practice:write')) return null;
  const { due, isPaused } = learning.practice;
  const href = paths.practice();
  if (isPaused) return { href, label: t('practice.homePaused'), length: null };
  if (due === 0) return null;
  const length = t('practice.about', { count: minutesFor(due) });
  return { href, label: t('practice.home', { count: due }), length };
};

/** The page a person begins on: what comes next first, then where everything stands. */
export const homeView = (t: Words, story: HomeStory, calendar: Calendar): HomeView => {
  const { course, learning } = story;
  const work = workOf(t, story, calendar);
  const own = learning && nextCard(t, nextStep(standingsIn(course, learning), story.actor.ending));
  const [first, ...others] = own ? [own, ...work] : work;
  return {
    title: greeting(t, story.actor, calendar),
    eyebrow: learning?.cohort ?? null,
    soon: soonLine(t, story.actor, calendar),
    handed: handedNotice(t, story.told, calendar),
    next: first ?? nobodyCard(t),
    work: others,
    tracks: tracksOf(t, story, calendar),
    practice: practiceLine(t, story),
    lessons: lessonsOf(t, story, calendar),
    search: may(story.actor, 'lesson:read') ? paths.search() : null,
    own: learning
      ? [
          { href: paths.growth(), label: t('practice.toGrowth') },
          { href: paths.journal(), label: t('journal.title') },
        ]
      : [],
  };
};
