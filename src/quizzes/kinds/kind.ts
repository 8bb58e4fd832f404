import type { Option, Question } from '../../content/course.js';
import { AppError } from '../../platform/errors.js';
import type { Answer } from '../attempt.js';

/** What a kind of question knows: how it is answered and when an answer holds. */
export interface Kind {
  control: 'radio' | 'checkbox';
  /** The answer in what was posted, null where nothing was chosen; throws for what its page cannot have sent. */
  read(question: Question, posted: readonly string[]): Answer | null;
  holds(question: Question, answer: Answer): boolean;
}

/** Throws for options of another question, and for one that comes twice. */
export const chosenOptions = (question: Question, posted: readonly string[]): string[] => {
  const known = new Set(question.options.map(({ id }) => id));
  if (posted.some((id) => !known.has(id)))
    throw new AppError('bad-request', 'quizzes.refused.option');
  if (new Set(posted).size < posted.length)
    throw new AppError('bad-request', 'quizzes.refused.twice');
  return [...posted];
};

export const rightOptions = ({ options }: Question): Option[] =>
  options.filter(({ right }) => right);
