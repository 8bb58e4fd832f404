import type { Arrival } from './enrolment.js';
import type { CohortPerson } from './enrolment.service.js';

export type ArrivalCounts = Record<Arrival, number>;

export const countArrivals = (people: readonly Pick<CohortPerson, 'arrival'>[]): ArrivalCounts => {
  const counts: ArrivalCounts = { 'not-invited': 0, invited: 0, joined: 0, withdrawn: 0 };
  for (const { arrival } of people) counts[arrival] += 1;
  return counts;
};

export const peopleAPage = 200;

/** The part of a list that a page shows; a page beyond the end shows the last. */
export const pageOf = <T>(
  all: readonly T[],
  asked: number,
  size: number,
): { items: T[]; page: number; pages: number } => {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(asked, pages);
  return { items: all.slice((page - 1) * size, page * size), page, pages };
};
