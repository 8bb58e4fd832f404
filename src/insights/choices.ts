import type { Option, Question, QuestionKind } from '../content/course.js';
import { pairName, unforeseen } from './answer-counts.js';
import { countOf } from './counts.js';
import type { QuestionTally } from './tally.js';

/** One line of a question's picture and table. */
export interface ChoiceCount {
  /** An option's id, or a name of ours for answers that are no option. */
  id: string;
  /** Plain words of the option; null where the words are ours. */
  text: string | null;
  /** Whether choosing it, or placing it first, is what holds. */
  right: boolean;
  count: number;
  /** order, judgement: the place where it holds, from 1, and the mean place it was given. */
  place: { holds: number; mean: number | null } | null;
  /** match: its own partner, and the other that it was put to most. */
  partner: { own: string; otherMost: { text: string; count: number } | null } | null;
}

export const acceptedForms = 'accepted.forms';

type Choices = (question: Question, tally: QuestionTally) => ChoiceCount[];

const choiceOf = ({ id, text, right }: Option, { chosen }: QuestionTally): ChoiceCount => ({
  ...{ id, text, right, place: null, partner: null },
  count: countOf(chosen, id),
});

const optionChoices: Choices = ({ options }, tally) =>
  options.map((option) => choiceOf(option, tally));

const placedChoices: Choices = ({ options }, tally) =>
  options.map((option, index) => ({
    ...choiceOf(option, tally),
    right: index === 0,
    place: {
      holds: index + 1,
      mean: tally.answered === 0 ? null : countOf(tally.places, option.id) / tally.answered,
    },
  }));

const otherMostOf = ({ options }: Question, option: Option, { pairs }: QuestionTally) => {
  const others = options
    .flatMap(({ partner }) => partner ?? [])
    .filter(({ id }) => id !== option.partner?.id)
    .map(({ id, text }) => ({ text, count: countOf(pairs, pairName(option.id, id)) }));
  const [most] = others.sort((a, b) => b.count - a.count);
  return most && most.count > 0 ? most : null;
};

const matchedChoices: Choices = (question, tally) =>
  question.options.map((option) => ({
    ...choiceOf(option, tally),
    partner: {
      own: option.partner?.text ?? '',
      otherMost: otherMostOf(question, option, tally),
    },
  }));

const ownRow = (id: string, right: boolean, count: number): ChoiceCount => ({
  ...{ id, right, count },
  ...{ text: null, place: null, partner: null },
});

const writtenChoices: Choices = ({ options }, tally) => {
  const accepted = options.filter(({ right }) => right);
  const count = accepted.reduce((sum, { id }) => sum + countOf(tally.chosen, id), 0);
  return [
    ownRow(acceptedForms, true, count),
    ...options.filter(({ right }) => !right).map((option) => choiceOf(option, tally)),
    ownRow(unforeseen, false, countOf(tally.chosen, unforeseen)),
  ];
};

const choices: Readonly<Record<QuestionKind, Choices>> = {
  single: optionChoices,
  multiple: optionChoices,
  order: placedChoices,
  judgement: placedChoices,
  match: matchedChoices,
  short: writtenChoices,
};

/** How a question was answered, line by line, in the order in which the course has its options. */
export const choicesOf: Choices = (question, tally) => choices[question.kind](question, tally);
