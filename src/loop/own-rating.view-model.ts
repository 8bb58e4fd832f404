import type { Criterion, Reflection } from '../content/course.js';
import type { Words } from '../platform/words.js';
import { ratings } from './rating.js';

/** A criterion to be rated, in the shape that the partial of choices prints. */
export interface RatingChoice {
  name: string;
  legend: string;
  help: string;
  error: null;
  options: { value: string; label: string; isChosen: boolean }[];
}

/** How a writer saw a criterion before sending. */
export interface RatingLine {
  title: string;
  text: string;
}

export const ratingName = (criterion: string): string => `rating[${criterion}]`;

type Given = Readonly<Record<string, string>>;

export const ratingChoices = (
  t: Words,
  rubric: readonly Criterion[],
  given: Given,
): RatingChoice[] =>
  rubric.map(({ id, title, description }) => ({
    name: ratingName(id),
    legend: title,
    help: description,
    error: null,
    options: ratings.map((value) => ({
      value,
      label: t(`loop.rating.${value}`),
      isChosen: given[id] === value,
    })),
  }));

/** What was left open is not listed. */
export const ratingLines = (
  t: Words,
  { rubric }: Pick<Reflection, 'rubric'>,
  given: Given = {},
): RatingLine[] =>
  rubric.flatMap(({ id, title }) =>
    given[id] === undefined ? [] : [{ title, text: t(`loop.rating.${given[id]}`) }],
  );
