import type { Question } from '../content/course.js';
import { csvOf, type Cell } from '../platform/csv.js';
import { certainties } from '../quizzes/attempt.js';
import { choicesOf, type ChoiceCount } from './choices.js';
import { countOf } from './counts.js';
import type { QuizInsight } from './insights.service.js';
import { discriminationOf, facilityOf, meanCreditOf } from './statistics.js';
import { tallyOf, type QuestionTally } from './tally.js';

/** The columns of the export, in English and in this order whatever the page's language: other programs rely on them. */
const columns = [
  ...['quiz', 'version', 'cohort', 'question', 'kind', 'title'],
  ...['answered', 'held', 'facility', 'mean_credit', 'discrimination'],
  ...certainties.flatMap((sure) => [`${sure}_held`, `${sure}_missed`]),
  ...['option', 'text', 'holds', 'count', 'mean_place'],
];

const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1_000) / 1_000;

const figures = (tally: QuestionTally): Cell[] => [
  tally.answered,
  tally.held,
  rounded(facilityOf(tally)),
  rounded(meanCreditOf(tally)),
  rounded(discriminationOf(tally)),
  ...certainties.flatMap((sure) => [
    countOf(tally.sureHeld, sure),
    countOf(tally.sureMissed, sure),
  ]),
];

const choiceCells = ({ id, text, right, count, place }: ChoiceCount): Cell[] => [
  ...[id, text ?? '', right ? 'yes' : 'no', count],
  rounded(place?.mean ?? null),
];

/** One row for each option of each question, its question's figures beside it. */
export const exportOf = ({ quiz, version, cohorts }: QuizInsight): string => {
  const cohort = (cohorts.chosen ? [cohorts.chosen] : cohorts.all).map(({ name }) => name);
  const rowsOf = (question: Question): Cell[][] => {
    const tally = tallyOf(version.tally, question.id);
    const { id, kind, title } = question;
    const about = [quiz.id, version.hash, cohort.join(', '), id, kind, title, ...figures(tally)];
    return choicesOf(question, tally).map((choice) => [...about, ...choiceCells(choice)]);
  };
  return csvOf([columns, ...quiz.questions.flatMap(rowsOf)]);
};
