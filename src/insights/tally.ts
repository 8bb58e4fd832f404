import type { Question, Quiz } from '../content/course.js';
import type { Given, Mark } from '../quizzes/attempt.js';
import { countAnswer } from './answer-counts.js';
import { addTo, together, type Counts } from './counts.js';

/** What of a try is counted. It holds no person, so that nothing of one can reach the counters. */
export interface Tried {
  answers: Readonly<Record<string, Pick<Given, 'answer' | 'sure'>>>;
  marks: Readonly<Record<string, Mark>>;
}

/** Sums over first tries at one question; all of them whole numbers, so that the order of tries makes no difference. */
export interface QuestionTally {
  answered: number;
  held: number;
  /** In thousandths of full credit. */
  credit: number;
  /**
   * By option: who chose it; of an order, who placed it first; of a match, who found its partner; of a short answer, who
   * wrote that form.
   */
  chosen: Counts;
  /** order, judgement: by item, the sum of the places it was given, from 1. */
  places: Counts;
  /** match: how many put the two together, by both ids. */
  pairs: Counts;
  /** By how sure they were. */
  sureHeld: Counts;
  sureMissed: Counts;
  /** How many of the other questions of the same try held: the sum, of its squares, and over those who held this one. */
  rest: number;
  restSquares: number;
  restOfHeld: number;
}

/** Sums over first tries at one version of a quiz. */
export interface Tally {
  tries: number;
  mastered: number;
  questions: Record<string, QuestionTally>;
}

export const emptyTally = (): Tally => ({ tries: 0, mastered: 0, questions: {} });

const emptyQuestion = (): QuestionTally => ({
  ...{ answered: 0, held: 0, credit: 0, rest: 0, restSquares: 0, restOfHeld: 0 },
  ...{ chosen: {}, places: {}, pairs: {}, sureHeld: {}, sureMissed: {} },
});

export const tallyOf = ({ questions }: Tally, id: string): QuestionTally =>
  (Object.hasOwn(questions, id) ? questions[id] : undefined) ?? emptyQuestion();

const countMark = (into: QuestionTally, { held, credit }: Mark, rest: number): void => {
  into.answered += 1;
  into.credit += Math.round(credit * 1_000);
  into.rest += rest;
  into.restSquares += rest * rest;
  if (!held) return;
  into.held += 1;
  into.restOfHeld += rest;
};

const countQuestion = (
  tally: Tally,
  question: Question,
  { tried, held }: { tried: Tried; held: number },
): void => {
  const given = tried.answers[question.id];
  const mark = tried.marks[question.id];
  if (!given || !mark) return;
  const into = tallyOf(tally, question.id);
  tally.questions[question.id] = into;
  countMark(into, mark, held - (mark.held ? 1 : 0));
  addTo(mark.held ? into.sureHeld : into.sureMissed, given.sure, 1);
  countAnswer(into, question, given.answer);
};

/** Adds one try to the counters of its version. */
export const countTry = (tally: Tally, quiz: Quiz, tried: Tried): void => {
  const held = quiz.questions.filter(({ id }) => tried.marks[id]?.held).length;
  const needed = quiz.mastery === 'all' ? quiz.questions.length : quiz.mastery;
  tally.tries += 1;
  if (held >= needed) tally.mastered += 1;
  for (const question of quiz.questions) countQuestion(tally, question, { tried, held });
};

const questionTogether = (one: QuestionTally, other: QuestionTally): QuestionTally => ({
  answered: one.answered + other.answered,
  held: one.held + other.held,
  credit: one.credit + other.credit,
  chosen: together(one.chosen, other.chosen),
  places: together(one.places, other.places),
  pairs: together(one.pairs, other.pairs),
  sureHeld: together(one.sureHeld, other.sureHeld),
  sureMissed: together(one.sureMissed, other.sureMissed),
  rest: one.rest + other.rest,
  restSquares: one.restSquares + other.restSquares,
  restOfHeld: one.restOfHeld + other.restOfHeld,
});

/** The counters of several cohorts as one. */
export const tallyTogether = (one: Tally, other: Tally): Tally => {
  const ids = new Set([...Object.keys(one.questions), ...Object.keys(other.questions)]);
  return {
    tries: one.tries + other.tries,
    mastered: one.mastered + other.mastered,
    questions: Object.fromEntries(
      [...ids].map((id) => [id, questionTogether(tallyOf(one, id), tallyOf(other, id))]),
    ),
  };
};
