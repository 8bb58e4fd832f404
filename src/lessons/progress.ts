import type { Condition, Lesson, Quiz, Section } from '../content/course.js';
import { madeOnce } from '../platform/remember.js';

/** ○ not begun, ◐ under way, ● holds. */
export type Standing = 'open' | 'under-way' | 'holds';

/** What a person has done in a course. It only grows, but for a section that its reader takes back. */
export interface Progress {
  /** When each section was marked as read, by `sectionKey`. */
  read: Readonly<Record<string, Date>>;
  /** The best of all tries at each quiz, by its id. */
  best: Readonly<Record<string, BestTry>>;
  /** Where the reflection of each lesson stands, as the loop notes it with each of its steps; no words of it. */
  reflections?: Readonly<Record<string, unknown>>;
  /** How much was passed on to others, and how much of it they confirmed; noted with each change of it. */
  passedOn?: PassedOnNote;
  /** Tracks that were earned, by name: once, for good. */
  earned?: Readonly<Record<string, EarnedNote>>;
  /** Raised with every change; part of the revision of pages that show progress. */
  rev: number;
}

export interface PassedOnNote {
  recorded: number;
  confirmed: number;
}

export interface EarnedNote {
  at: Date;
  /** Hash of the rules by which it was earned: later ones take nothing away. */
  rules: string;
  /** What those rules asked for, in numbers; older notes have the hash alone. */
  conditions?: readonly Condition[];
}

export interface BestTry {
  /** How many tries were handed in. */
  tries: number;
  /** Once mastered, a quiz stays so, whatever is added to it later. */
  masteredAt: Date | null;
}

export const noProgress: Progress = { read: {}, best: {}, rev: 0 };

export const sectionKey = (slug: string, section: string): string => `${slug}/${section}`;

const keysByLesson = new WeakMap<Lesson, readonly string[]>();

/** The keys of a lesson's sections, in their order: a page asks for dozens of them. */
const keysOf = (lesson: Lesson): readonly string[] =>
  madeOnce(keysByLesson, lesson, () =>
    lesson.sections.map(({ id }) => sectionKey(lesson.slug, id)),
  );

type UnreadByLesson = Map<Lesson, readonly Section[]>;

/** A page asks for the same lesson's many times over; a progress is never changed once it was read. */
const unreadIn = new WeakMap<Progress, UnreadByLesson>();

const unread = (lesson: Lesson, progress: Progress): readonly Section[] => {
  const byLesson = madeOnce(unreadIn, progress, (): UnreadByLesson => new Map());
  return madeOnce(byLesson, lesson, () => {
    const keys = keysOf(lesson);
    return lesson.sections.filter((_, at) => progress.read[keys[at] ?? ''] === undefined);
  });
};

export const isRead = (progress: Progress, lesson: Lesson, section: Section): boolean =>
  !unread(lesson, progress).includes(section);

/** A lesson is read when all of its sections are. */
export const readingOf = (lesson: Lesson, progress: Progress): Standing => {
  const left = unread(lesson, progress).length;
  if (left === 0) return 'holds';
  return left < lesson.sections.length ? 'under-way' : 'open';
};

/** The minutes of what is not read yet. */
export const minutesLeft = (lesson: Lesson, progress: Progress): number =>
  unread(lesson, progress).reduce((sum, { minutes }) => sum + minutes, 0);

/** Where reading goes on; null when everything is read. */
export const firstUnread = (lesson: Lesson, progress: Progress): Section | null =>
  unread(lesson, progress)[0] ?? null;

/** The questions of this quiz that were never held: what a next try asks. */
export const missedQuestions = (quiz: Quiz, held: readonly string[]): string[] =>
  quiz.questions.map(({ id }) => id).filter((id) => !held.includes(id));

/** How many ideas of a quiz have to be held before it is mastered: never more than it has. */
export const ideasNeeded = ({ mastery, questions }: Pick<Quiz, 'mastery' | 'questions'>): number =>
  mastery === 'all' ? questions.length : Math.min(mastery, questions.length);

/** A quiz is mastered when enough of its ideas were held once, over any number of tries. */
export const masteryOf = (quiz: Pick<Quiz, 'id'>, progress: Progress): Standing => {
  const best = progress.best[quiz.id];
  if (!best) return 'open';
  return best.masteredAt ? 'holds' : 'under-way';
};

export const lessonsRead = (lessons: readonly Lesson[], progress: Progress): Set<string> =>
  new Set(
    lessons.filter((lesson) => readingOf(lesson, progress) === 'holds').map(({ slug }) => slug),
  );

export const quizzesMastered = (progress: Progress): Set<string> =>
  new Set(
    Object.entries(progress.best)
      .filter(([, best]) => best.masteredAt !== null)
      .map(([slug]) => slug),
  );
