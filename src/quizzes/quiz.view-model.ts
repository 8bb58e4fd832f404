import type { Quiz, Translated } from '../content/course.js';
import type { Calendar } from '../platform/dates.js';
import { showDate } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { masteryOf, missedQuestions, type Standing } from '../lessons/progress.js';
import { lessonName } from '../lessons/lesson.words.js';
import { may, type Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { TryMarks } from './attempt.js';
import { heldIn } from './marking.js';
import type { QuizOverview } from './quiz.service.js';

export interface QuizView extends Translated {
  title: string;
  eyebrow: string;
  introHtml: string;
  /** How long it is, or where it stands after some tries. */
  standing: string;
  /** What a try is like; null once that is known. */
  about: string | null;
  start: { action: string; label: string; isNext: boolean } | null;
  goOn: { href: string; label: string } | null;
  /** Why there is nothing to begin here. */
  closed: string | null;
  reflection: { href: string } | null;
  lesson: { href: string; label: string };
  tries: TryView[];
}

export interface TryView {
  href: string;
  name: string;
  meta: string;
  state: Standing;
}

export const quizPage = definePage<QuizView>('quizzes/show', 'course');

export interface QuizForReader extends QuizOverview {
  actor: Actor;
  calendar: Calendar;
}

export const quizView = (t: Words, it: QuizForReader): QuizView => {
  const { lesson, progress, held, tries } = it;
  const mastery = masteryOf(lesson.quiz, progress);
  const left = missedQuestions(lesson.quiz, held).length;
  return {
    title: lesson.quiz.title,
    lang: lesson.quiz.lang,
    eyebrow: t('quizzes.ofLesson', { lesson: lessonName(t, lesson) }),
    introHtml: lesson.quiz.introHtml,
    standing: standingOf(t, lesson.quiz, { mastery, left }),
    about: mastery === 'holds' ? null : t('quizzes.about'),
    ...waysOn(t, it, { mastery, left }),
    reflection: mastery === 'holds' ? { href: paths.reflection(lesson.slug) } : null,
    lesson: { href: paths.lesson(lesson.slug), label: t('quizzes.backToLesson') },
    tries: tries.map((one) => tryView(t, one, it.calendar)).reverse(),
  };
};

interface Mastered {
  mastery: Standing;
  /** Ideas that were never held. */
  left: number;
}

/** Going on with the open try, or beginning one; neither for somebody who learns in no cohort. */
const waysOn = (
  t: Words,
  { lesson, openId, actor, tries }: QuizForReader,
  { mastery, left }: Mastered,
): Pick<QuizView, 'start' | 'goOn' | 'closed'> => {
  const nothing = { start: null, goOn: null, closed: null };
  if (actor.learns === null) return { ...nothing, closed: t('quizzes.closed') };
  // The page says above why nothing begins.
  const isBegun = openId !== null || tries.length > 0;
  if (!may(actor, isBegun ? 'attempt:write' : 'attempt:begin')) return nothing;
  if (openId) {
    const goOn = { href: paths.attempt(openId), label: t('quizzes.goOn') };
    return { ...nothing, goOn };
  }
  const begins = mastery === 'holds' && left > 0 ? 'under-way' : mastery;
  const start = {
    action: paths.attempts(lesson.slug),
    label: t(`quizzes.start.${begins}`),
    isNext: mastery !== 'holds',
  };
  return { ...nothing, start };
};

const standingOf = (t: Words, { questions }: Quiz, { mastery, left }: Mastered): string => {
  const total = questions.length;
  if (mastery === 'open') return t('quizzes.length', { count: total });
  if (mastery === 'under-way') return t('verdicts.someHold', { count: total - left, total });
  return left === 0
    ? t('verdicts.mastered')
    : t('verdicts.enoughHold', { count: total - left, total });
};

const tryView = (
  t: Words,
  { _id, n, asked, marks, submittedAt }: TryMarks,
  calendar: Calendar,
): TryView => {
  const held = heldIn(marks).length;
  const day = submittedAt ? showDate(submittedAt, calendar) : '';
  return {
    href: paths.attempt(_id),
    name: t('quizzes.try', { n }),
    meta: t('quizzes.tryMeta', { held, of: asked.length, day }),
    state: held === asked.length ? 'holds' : 'under-way',
  };
};
