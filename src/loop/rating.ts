import type { Criterion } from '../content/course.js';

/** How far a writer sees their own draft fulfil what its reader looks for. In words, and never counted. */
export const ratings = ['notYet', 'partly', 'there'] as const;
export type Rating = (typeof ratings)[number];

/** By the id of the criterion; what was left open is not there. */
export type Ratings = Readonly<Record<string, Rating>>;

const isRating = (value: string | undefined): value is Rating =>
  ratings.some((known) => known === value);

/** Of the given criteria only. */
export const ratingsOf = (
  rubric: readonly Pick<Criterion, 'id'>[],
  given: Readonly<Record<string, string>> = {},
): Ratings =>
  Object.fromEntries(
    rubric.flatMap(({ id }): [string, Rating][] => {
      const value = given[id];
      return isRating(value) ? [[id, value]] : [];
    }),
  );
