import type { Arrival } from './enrolment.js';
import type { CohortPerson } from './enrolment.service.js';

export type ArrivalCounts = Record<Arrival, number>;

const countArrivals = (people: readonly Pick<CohortPerson, 'arrival'>[]): ArrivalCounts => {
  const counts: ArrivalCounts = { 'not-invited': 0, invited: 0, joined: 0, withdrawn: 0 };
  for (const { arrival } of people) counts[arrival] += 1;
  return counts;
};

const peopleAPage = 200;

export interface AskedPeople {
  state?: Arrival | undefined;
  /** From 1. */
  page: number;
}

/** The people of one page, and how many there are besides. */
export interface ListedPeople {
  shown: CohortPerson[];
  counts: ArrivalCounts;
  total: number;
  /** How many fit what was asked for. */
  found: number;
  page: number;
  pages: number;
}

/** The part of a cohort that a page shows; a page beyond the end shows the last. */
export const listPeople = (people: readonly CohortPerson[], asked: AskedPeople): ListedPeople => {
  const chosen = people.filter(
    ({ arrival }) => asked.state === undefined || arrival === asked.state,
  );
  const pages = Math.max(1, Math.ceil(chosen.length / peopleAPage));
  const page = Math.min(asked.page, pages);
  return {
    shown: chosen.slice((page - 1) * peopleAPage, page * peopleAPage),
    counts: countArrivals(people),
    total: people.length,
    found: chosen.length,
    page,
    pages,
  };
};
