import type { Option, Question } from '../content/course.js';
import type { Answer } from './attempt.js';

/** What may be said about one option after the answer. `null` means nothing: not even whether it is right. */
export type Remark = 'holds' | 'not-yet' | 'key' | null;

export interface ExplainedOption {
  option: Option;
  isChosen: boolean;
  remark: Remark;
}

export interface Answered {
  question: Question;
  answer: Answer;
  held: boolean;
  /** How often it was missed up to and with this try. */
  misses: number;
}

/** From this miss on the key is shown: before it, mastery would be copying. */
const missesUntilKey = 2;

export const isKeyShown = ({ held, misses }: Pick<Answered, 'held' | 'misses'>): boolean =>
  held || misses >= missesUntilKey;

/** Chosen options are explained always, right ones that were not chosen only with the key. */
export const explain = (answered: Answered): ExplainedOption[] =>
  answered.question.options.map((option) => ({
    option,
    isChosen: answered.answer.includes(option.id),
    remark: remarkOn(option, answered),
  }));

const remarkOn = (option: Option, answered: Answered): Remark => {
  if (answered.answer.includes(option.id)) return option.right ? 'holds' : 'not-yet';
  return option.right && isKeyShown(answered) ? 'key' : null;
};

/** All that was chosen is right, but not all that is right was chosen. */
export const isPartly = ({ question, answer, held }: Answered): boolean =>
  !held && question.options.every(({ id, right }) => right || !answer.includes(id));
