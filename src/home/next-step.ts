import type { Lesson, Section } from '../content/course.js';

/** Where the reflection of a lesson stands, as the learner's next step asks for it. */
export type ReflectionStanding =
  'none' | 'draft' | 'with-instructor' | 'asked' | 'returned' | 'ready';

export interface LessonStanding {
  lesson: Lesson;
  readSections: ReadonlySet<string>;
  quizMastered: boolean;
  quizBegun: boolean;
  reflection: ReflectionStanding;
}

export type NextStep =
  | { kind: 'answer'; lesson: Lesson; reflection: 'asked' | 'returned' }
  | { kind: 'read'; lesson: Lesson; section: Section; begun: boolean; minutesLeft: number }
  | { kind: 'quiz'; lesson: Lesson; begun: boolean }
  | { kind: 'reflect'; lesson: Lesson; begun: boolean }
  | { kind: 'wait'; lesson: Lesson }
  | { kind: 'rest' };

const unreadOf = ({ lesson, readSections }: LessonStanding): Section[] =>
  lesson.sections.filter(({ id }) => !readSections.has(id));

/** Whole minutes of the sections not yet read. */
export const minutesLeft = (standing: LessonStanding): number =>
  unreadOf(standing).reduce((minutes, section) => minutes + section.minutes, 0);

const readingOf = (standing: LessonStanding): NextStep | null => {
  const { lesson, readSections } = standing;
  const [section] = unreadOf(standing);
  if (!section) return null;
  return {
    kind: 'read',
    lesson,
    section,
    begun: readSections.size > 0,
    minutesLeft: minutesLeft(standing),
  };
};

const quizOf = ({ lesson, quizMastered, quizBegun }: LessonStanding): NextStep | null =>
  quizMastered ? null : { kind: 'quiz', lesson, begun: quizBegun };

const reflectionOf = ({ lesson, reflection }: LessonStanding): NextStep | null =>
  reflection === 'none' || reflection === 'draft'
    ? { kind: 'reflect', lesson, begun: reflection === 'draft' }
    : null;

const answerOf = ({ lesson, reflection }: LessonStanding): NextStep | null =>
  reflection === 'asked' || reflection === 'returned'
    ? { kind: 'answer', lesson, reflection }
    : null;

const waitOf = ({ lesson, reflection }: LessonStanding): NextStep | null =>
  reflection === 'with-instructor' ? { kind: 'wait', lesson } : null;

const firstOf = (
  standings: readonly LessonStanding[],
  ...steps: readonly ((standing: LessonStanding) => NextStep | null)[]
): NextStep | null => {
  for (const standing of standings)
    for (const step of steps) {
      const found = step(standing);
      if (found) return found;
    }
  return null;
};

/**
 * The one thing to do next, the same on every device. Somebody who took the time to answer comes first; then the
 * course in its order, each lesson read, asked and reflected on. A review that waits holds nothing up.
 */
export const nextStep = (standings: readonly LessonStanding[]): NextStep =>
  firstOf(standings, answerOf) ??
  firstOf(standings, readingOf, quizOf, reflectionOf) ??
  firstOf(standings, waitOf) ?? { kind: 'rest' };
