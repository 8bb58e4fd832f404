import type { Lesson, Section } from '../content/course.js';
import {
  firstUnread,
  masteryOf,
  minutesLeft,
  readingOf,
  type Progress,
} from '../lessons/progress.js';
import { mostOpen } from '../loop/commitment/commitment.js';
import type { LessonReflectionState } from '../loop/standing.service.js';
import type { Ending } from '../policy.js';

/** Where a lesson stands for its learner. */
export interface LessonStanding {
  lesson: Lesson;
  progress: Progress;
  reflection: Pick<LessonReflectionState, 'state' | 'asked'> &
    Partial<Pick<LessonReflectionState, 'toExplain'>>;
}

export type NextStep =
  | { kind: 'act'; lesson: Lesson; ask: 'tell' | 'explain' | 'set' }
  | { kind: 'answer'; lesson: Lesson; ask: 'comment' | 'deeper' }
  | { kind: 'read'; lesson: Lesson; section: Section; begun: boolean; minutesLeft: number }
  | { kind: 'quiz'; lesson: Lesson; begun: boolean }
  | { kind: 'reflect'; lesson: Lesson; begun: boolean }
  | { kind: 'wait'; lesson: Lesson }
  | { kind: 'rest' };

const readingStep = ({ lesson, progress }: LessonStanding): NextStep | null => {
  const section = firstUnread(lesson, progress);
  if (!section) return null;
  const begun = readingOf(lesson, progress) === 'under-way';
  return { kind: 'read', lesson, section, begun, minutesLeft: minutesLeft(lesson, progress) };
};

const quizStep = ({ lesson, progress }: LessonStanding): NextStep | null => {
  const mastery = masteryOf(lesson.quiz, progress);
  return mastery === 'holds' ? null : { kind: 'quiz', lesson, begun: mastery === 'under-way' };
};

const reflectionStep = ({ lesson, reflection }: LessonStanding): NextStep | null =>
  reflection.state === 'open' || reflection.state === 'draft'
    ? { kind: 'reflect', lesson, begun: reflection.state === 'draft' }
    : null;

/** Somebody read it and asks something of the learner. */
const answerStep = ({ lesson, reflection }: LessonStanding): NextStep | null => {
  if (reflection.state === 'returned') return { kind: 'answer', lesson, ask: 'deeper' };
  return reflection.asked ? { kind: 'answer', lesson, ask: 'comment' } : null;
};

/** The day has come, or a line from a mail waits for what led there. */
const tellStep = ({ lesson, reflection }: LessonStanding): NextStep | null => {
  if (reflection.state === 'due') return { kind: 'act', lesson, ask: 'tell' };
  return reflection.toExplain ? { kind: 'act', lesson, ask: 'explain' } : null;
};

const setStep = ({ lesson, reflection }: LessonStanding): NextStep | null =>
  reflection.state === 'ready' ? { kind: 'act', lesson, ask: 'set' } : null;

const isOpen = ({ reflection }: LessonStanding): boolean =>
  reflection.state === 'committed' || reflection.state === 'due';

const waitStep = ({ lesson, reflection }: LessonStanding): NextStep | null =>
  reflection.state === 'waiting' || reflection.state === 'opened' ? { kind: 'wait', lesson } : null;

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

const isBegun = ({ lesson, progress, reflection }: LessonStanding): boolean =>
  readingOf(lesson, progress) !== 'open' ||
  masteryOf(lesson.quiz, progress) !== 'open' ||
  reflection.state !== 'open';

/** After the cohort's last day: what was begun goes on. */
const ifBegun =
  (step: (standing: LessonStanding) => NextStep | null) =>
  (standing: LessonStanding): NextStep | null => {
    const found = step(standing);
    return found && 'begun' in found && found.begun ? found : null;
  };

const work = [readingStep, quizStep, reflectionStep];
const lastWork = [readingStep, ifBegun(quizStep), ifBegun(reflectionStep)];

/**
 * The one thing to do next, the same on every device. A day that has come is first, for it is today's; then somebody who
 * took the time to answer; then what is ready for action, unless two days are set already; then the
 * lessons that are begun, then the others, each read, asked and reflected on. A review that waits holds nothing up.
 * Once the cohort is closed there is nothing left to do.
 */
export const nextStep = (
  standings: readonly LessonStanding[],
  ending: Ending | null = null,
): NextStep =>
  ending?.phase === 'closed' ? { kind: 'rest' } : open(standings, ending ? lastWork : work);

const open = (standings: readonly LessonStanding[], steps: typeof work): NextStep =>
  firstOf(standings, tellStep) ??
  firstOf(standings, answerStep) ??
  (standings.filter(isOpen).length < mostOpen ? firstOf(standings, setStep) : null) ??
  firstOf(standings.filter(isBegun), ...steps) ??
  firstOf(standings, ...steps) ??
  firstOf(standings, waitStep) ?? { kind: 'rest' };
