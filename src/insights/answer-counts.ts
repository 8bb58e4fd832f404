import type { Question, QuestionKind } from '../content/course.js';
import type { Answer } from '../quizzes/attempt.js';
import { formOf } from '../quizzes/kinds/short.js';
import { addTo, type Counts } from './counts.js';

/** What is counted of an answer besides its mark; each kind of question fills what means something for it. */
export interface AnswerCounts {
  chosen: Counts;
  places: Counts;
  pairs: Counts;
}

type Count = (into: AnswerCounts, question: Question, answer: Answer) => void;

/** A short answer that is neither accepted nor foreseen; no option has this id, ids have no dots. */
export const unforeseen = 'other.answer';

export const pairName = (option: string, partner: string): string => `${option} ${partner}`;

const countChosen: Count = ({ chosen }, _question, answer) => {
  for (const id of answer) addTo(chosen, id, 1);
};

const countPlaces: Count = ({ chosen, places }, _question, answer) => {
  const [first] = answer;
  if (first !== undefined) addTo(chosen, first, 1);
  answer.forEach((id, index) => addTo(places, id, index + 1));
};

const countPairs: Count = ({ chosen, pairs }, { options }, answer) =>
  options.forEach(({ id, partner }, index) => {
    const given = answer[index];
    if (given === undefined) return;
    addTo(pairs, pairName(id, given), 1);
    if (given === partner?.id) addTo(chosen, id, 1);
  });

const countForm: Count = ({ chosen }, question, [text = '']) =>
  addTo(chosen, formOf(question, text)?.id ?? unforeseen, 1);

const counters: Readonly<Record<QuestionKind, Count>> = {
  single: countChosen,
  multiple: countChosen,
  order: countPlaces,
  judgement: countPlaces,
  match: countPairs,
  short: countForm,
};

export const countAnswer = (into: AnswerCounts, question: Question, answer: Answer): void =>
  counters[question.kind](into, question, answer);
