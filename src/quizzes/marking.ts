import type { Question } from '../content/course.js';
import type { Answer, AttemptRecord, Mark, TryMarks } from './attempt.js';
import { kindOf } from './kinds.js';

/** What an answer is worth. Pure: the same answer to the same question gives the same mark, always. */
export const markOf = (question: Question, answer: Answer): Mark =>
  kindOf(question).mark(question, answer);

/** The marks of all answers; a question without an answer has none. */
export const marksOf = (
  questions: readonly Question[],
  answers: AttemptRecord['answers'],
): Record<string, Mark> =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const given = answers[question.id];
      return given ? [[question.id, markOf(question, given.answer)]] : [];
    }),
  );

export const heldIn = (marks: Readonly<Record<string, Mark>>): string[] =>
  Object.keys(marks).filter((id) => marks[id]?.held === true);

/** The questions that were held in any of these tries. */
export const heldOver = (tries: readonly Pick<TryMarks, 'marks'>[]): Set<string> =>
  new Set(tries.flatMap(({ marks }) => heldIn(marks)));

/** How often a question was missed in these tries. */
export const missesOf = (tries: readonly Pick<TryMarks, 'marks'>[], id: string): number =>
  tries.filter(({ marks }) => marks[id]?.held === false).length;
