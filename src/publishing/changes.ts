import type { Course, Lesson, Question } from '../content/course.js';
import { correctionsOf } from '../quizzes/remark/corrections.js';

export type Part = 'text' | 'quiz' | 'reflection' | 'examples' | 'facilitation';

/** What is other in a lesson of the files than in the one that is shown. */
export interface LessonChange {
  kind: 'added' | 'changed' | 'removed';
  lesson: Lesson;
  /** Of a changed lesson: which of its files say something else. */
  parts: Part[];
  /** Questions whose key is another one, as they are now: answers to them may be marked again. */
  keys: Question[];
}

export interface CourseChanges {
  lessons: LessonChange[];
  /** Whether title, tracks, what is planned or the order of lessons differ. */
  outline: boolean;
  /** Languages whose readers see something else, by their codes. */
  translations: string[];
  /** People's progress hangs on the id of the course: with another one everybody begins anew. */
  id: boolean;
}

const partsOf = ({ quiz, reflection, examples, facilitation, hash: _, ...text }: Lesson) => ({
  text,
  quiz: quiz.hash,
  reflection: reflection.hash,
  examples,
  facilitation,
});

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const partNames = ['text', 'quiz', 'reflection', 'examples', 'facilitation'] as const;

const changeOf = (before: Lesson | undefined, lesson: Lesson): LessonChange[] => {
  if (!before) return [{ kind: 'added', lesson, parts: [], keys: [] }];
  if (before.hash === lesson.hash) return [];
  const [was, is] = [partsOf(before), partsOf(lesson)];
  const parts = partNames.filter((name) => !same(was[name], is[name]));
  const keys = correctionsOf(before.quiz, lesson.quiz).map(({ now }) => now);
  return [{ kind: 'changed', lesson, parts, keys }];
};

const outlineOf = ({ title, lessonsPlanned, tracks }: Course) => [title, lessonsPlanned, tracks];

const orderOf = (course: Course, other: Course): string[] =>
  course.lessons
    .map(({ slug }) => slug)
    .filter((slug) => other.lessons.some((lesson) => lesson.slug === slug));

const changedTranslations = (shown: Course, files: Course): string[] =>
  [...new Set([...shown.translations.keys(), ...files.translations.keys()])].filter(
    (locale) => shown.translations.get(locale)?.hash !== files.translations.get(locale)?.hash,
  );

/** What publishing would change. */
export const changesBetween = (shown: Course, files: Course): CourseChanges => {
  const before = new Map(shown.lessons.map((lesson) => [lesson.slug, lesson]));
  const slugs = new Set(files.lessons.map(({ slug }) => slug));
  const removed = shown.lessons.filter(({ slug }) => !slugs.has(slug));
  return {
    lessons: [
      ...files.lessons.flatMap((lesson) => changeOf(before.get(lesson.slug), lesson)),
      ...removed.map((lesson): LessonChange => ({ kind: 'removed', lesson, parts: [], keys: [] })),
    ],
    outline:
      !same(outlineOf(shown), outlineOf(files)) ||
      !same(orderOf(shown, files), orderOf(files, shown)),
    translations: changedTranslations(shown, files),
    id: shown.id !== files.id,
  };
};
