import type { Question, Quiz } from '../content/course.js';
import { shuffled } from './shuffle.js';

/** The ids of the options that were chosen. */
export type Answer = readonly string[];

/** One try at a quiz, tied for good to the version of the quiz that it shows. */
export interface AttemptRecord {
  _id: string;
  personId: string;
  quizId: string;
  cohortId: string;
  /** Counts a person's tries at a quiz, from 1. */
  n: number;
  /** The version of the quiz. */
  hash: string;
  /** Fixes the order in which options stand. */
  seed: number;
  /** The questions in the order in which they stand. */
  asked: string[];
  state: 'open' | 'submitted';
  /** The key of the form that began it: the same form begins one try. */
  key: string;
  startedAt: Date;
  submittedAt: Date | null;
  answers: Record<string, string[]>;
  /** Whether each question was held; empty until it is handed in. */
  marks: Record<string, boolean>;
}

/** What is known of an earlier try without its answers. */
export type TryMarks = Pick<AttemptRecord, '_id' | 'n' | 'asked' | 'marks' | 'submittedAt'>;

/** The questions of a try as they stand on its page: order and options as they were when it began. */
export const questionsOf = (
  { asked, seed }: Pick<AttemptRecord, 'asked' | 'seed'>,
  quiz: Quiz,
): Question[] =>
  asked.flatMap((id, index) => {
    const question = quiz.questions.find((other) => other.id === id);
    return question ? [{ ...question, options: shuffled(question.options, seed + index) }] : [];
  });
