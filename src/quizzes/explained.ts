import type { Option, Partner } from '../content/course.js';
import type { AskedQuestion, Given, Mark } from './attempt.js';

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
