import type { AskedQuestion } from './attempt.js';
import type { Answered } from './explained.js';
import { markOf, missesOf } from './marking.js';
import type { SheetInTime } from './quiz.service.js';

/** A question of a try with its answer and mark, and how often it was missed so far. */
export const answeredIn = (
  { attempt, tries }: Pick<SheetInTime, 'attempt' | 'tries'>,
  asked: AskedQuestion,
): Answered => {
  const { id } = asked.question;
  const given = attempt.answers[id] ?? {
    answer: [],
    sure: 'guess' as const,
    why: null,
    at: attempt.startedAt,
  };
  const mark = attempt.marks[id] ?? markOf(asked.question, given.answer);
  const earlier = missesOf(
    tries.filter(({ n }) => n < attempt.n),
    id,
  );
  return { asked, given, mark, misses: earlier + (mark.held ? 0 : 1) };
};
