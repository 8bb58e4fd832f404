import type { Question } from '../content/course.js';
import { AppError } from '../platform/errors.js';
import type { Answer, TryMarks } from './attempt.js';
import { kindOf } from './kinds.js';

/** What was posted for each question. */
export type PostedAnswers = ReadonlyMap<string, readonly string[]>;

export interface ReadAnswers {
  answers: Record<string, string[]>;
  unanswered: string[];
}

/** Takes what was posted apart into answers. Throws for a question that was not asked. */
export const readAnswers = (questions: readonly Question[], posted: PostedAnswers): ReadAnswers => {
  const asked = new Set(questions.map(({ id }) => id));
  if ([...posted.keys()].some((id) => !asked.has(id)))
    throw new AppError('bad-request', 'quizzes.refused.question');
  const answers: Record<string, string[]> = {};
  const unanswered: string[] = [];
  for (const question of questions) {
    const answer = kindOf(question).read(question, posted.get(question.id) ?? []);
    if (answer) answers[question.id] = [...answer];
    else unanswered.push(question.id);
  }
  return { answers, unanswered };
};

/** Whether each question is held by its answer; one without an answer is not. */
export const markAnswers = (
  questions: readonly Question[],
  answers: Readonly<Record<string, Answer>>,
): Record<string, boolean> =>
  Object.fromEntries(
    questions.map((question) => [
      question.id,
      kindOf(question).holds(question, answers[question.id] ?? []),
    ]),
  );

export const heldIn = (marks: Readonly<Record<string, boolean>>): string[] =>
  Object.keys(marks).filter((id) => marks[id] === true);

/** The questions that were held in any of these tries. */
export const heldOver = (tries: readonly Pick<TryMarks, 'marks'>[]): Set<string> =>
  new Set(tries.flatMap(({ marks }) => heldIn(marks)));

/** How often a question was missed in these tries. */
export const missesOf = (tries: readonly Pick<TryMarks, 'marks'>[], id: string): number =>
  tries.filter(({ marks }) => marks[id] === false).length;
