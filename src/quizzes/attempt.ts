import type { Option, Partner, Question, Quiz } from '../content/course.js';
import { shuffled } from './shuffle.js';

/**
 * single, multiple: the ids chosen. order, judgement: all ids, in the order in which they were placed. match: ids of
 * partners, one for each option in the order of `question.options`. short: the one text.
 */
export type Answer = readonly string[];

/** Least certain first. */
export const certainties = ['guess', 'fairly', 'certain'] as const;

export type Sure = (typeof certainties)[number];

/** What was answered to one question. */
export interface Given {
  answer: string[];
  sure: Sure;
  /** The reason in the person's own words, where it was asked for and given. */
  why: string | null;
  at: Date;
}

export interface Mark {
  held: boolean;
  /** From 0 to 1. */
  credit: number;
}

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
  /** By question. */
  answers: Record<string, Given>;
  /** How many hints were taken, by question. */
  hints: Record<string, number>;
  /** By question: of those answered where feedback comes at once, of all others when it is handed in. */
  marks: Record<string, Mark>;
  /** Counts the answers saved: what is handed in is what was marked. */
  rev: number;
  /** When all that follows from it was written elsewhere; null until then. */
  projectedAt: Date | null;
  /** What a correction of the quiz changed afterwards, by question; only ever upwards. */
  remarked?: Record<string, Remarked>;
}

/** That a mark was raised because the question was corrected. */
export interface Remarked {
  at: Date;
  /** The admin who did it. */
  by: string;
  from: Mark;
  /** The version of the quiz whose key counts. */
  hash: string;
  /** The re-mark that it belongs to. */
  remarkId: string;
}

/** What is known of an earlier try without its answers. */
export type TryMarks = Pick<AttemptRecord, '_id' | 'n' | 'asked' | 'marks' | 'submittedAt'>;

/** A question as it stands on a page: what it offers, in the order in which it stands there. */
export interface AskedQuestion {
  question: Question;
  order: readonly Option[];
  /** match: what can be put beside an option, each once. */
  partners: readonly Partner[];
}

/** Two lists shuffled alike would stand side by side as they belong. */
const partnerSeed = 0x5bd1_e995;

/** The same seed lays a question out the same way. */
export const laidOut = (question: Question, seed: number): AskedQuestion => {
  const partners = question.options.flatMap(({ partner }) => partner ?? []);
  const each = [...new Map(partners.map((partner) => [partner.id, partner])).values()];
  return {
    question,
    order: question.kind === 'short' ? [] : shuffled(question.options, seed),
    partners: shuffled(each, seed ^ partnerSeed),
  };
};

/** The questions of a try as they stand on its pages: order and options as they were when it began. */
export const questionsOf = (
  { asked, seed }: Pick<AttemptRecord, 'asked' | 'seed'>,
  quiz: Quiz,
): AskedQuestion[] =>
  asked.flatMap((id, index) => {
    const question = quiz.questions.find((other) => other.id === id);
    return question ? [laidOut(question, seed + index)] : [];
  });
