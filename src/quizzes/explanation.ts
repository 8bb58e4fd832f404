import type { Option, Partner, Question } from '../content/course.js';
import type { AskedQuestion, Given, Mark } from './attempt.js';
import { explainers } from './explaining.js';

/** What may be said about one part of an answer. `null` means nothing: not even whether it is right. */
export type Remark = 'holds' | 'not-yet' | 'key' | null;

export interface Answered {
  asked: AskedQuestion;
  given: Given;
  mark: Mark;
  /** How often it was missed up to and with this time. */
  misses: number;
}

/** One row of an answer as it is explained. */
export interface Explained {
  /** Null for words that nobody foresaw. */
  option: Option | null;
  /** The words that were written. */
  own: string | null;
  isChosen: boolean;
  remark: Remark;
  /** Null where nothing is to be said yet. */
  feedbackHtml: string | null;
  /** Where it was put, from 1; null where nothing was put in order. */
  place: number | null;
  /** What was put beside it. */
  partner: Partner | null;
  /** What belongs beside it, where that is another and may be seen. */
  belongs: Partner | null;
}

/** From this miss on the key is shown: before it, mastery would be copying. */
const missesUntilKey = 2;

export const isKeyShown = ({ mark, misses }: Pick<Answered, 'mark' | 'misses'>): boolean =>
  mark.held || misses >= missesUntilKey;

/** An answer row by row: what was chosen is explained always, what was not only with the key. */
export const explain = (answered: Answered): Explained[] =>
  explainers[answered.asked.question.kind](answered, isKeyShown(answered));

const choosing: readonly Question['kind'][] = ['single', 'multiple'];

/** All that was chosen is right, but not all that is right was chosen. */
export const isPartly = ({ asked: { question }, given, mark }: Answered): boolean =>
  choosing.includes(question.kind) &&
  !mark.held &&
  question.options.every(({ id, right }) => right || !given.answer.includes(id));
