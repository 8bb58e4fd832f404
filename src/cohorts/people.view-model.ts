import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { CohortRecord } from './cohort.js';
import type { Arrival } from './enrolment.js';
import type { AskedPeople, ListedPeople } from './people.js';
import { personRow, type PersonRowView } from './person-row.js';

export interface PeopleView {
  caption: string;
  filters: { href: string; label: string; current: boolean }[];
  rows: (PersonRowView & { lessonsRead: number })[];
  newer: string | null;
  older: string | null;
  pages: string;
}

export interface PeopleStory {
  cohort: CohortRecord;
  listed: ListedPeople;
  /** How many lessons each person of the page has read; who has read none is left out. */
  read: ReadonlyMap<string, number>;
  asked: AskedPeople;
  calendar: Calendar;
}

const states: readonly Arrival[] = ['not-invited', 'invited', 'joined', 'withdrawn'];

const filtersOf = (t: Words, { cohort, listed, asked }: PeopleStory): PeopleView['filters'] => {
  const all = {
    href: paths.cohort(cohort._id),
    label: t('cohorts.everybody', { count: listed.total }),
    current: !asked.state,
  };
  const filter = (state: Arrival) => ({
    href: paths.cohort(cohort._id, { state }),
    label: t('cohorts.filter', {
      state: t(`cohorts.arrival.${state}`),
      count: listed.counts[state],
    }),
    current: asked.state === state,
  });
  return [all, ...states.filter((state) => listed.counts[state] > 0).map(filter)];
};

export const peopleView = (t: Words, story: PeopleStory): PeopleView => {
  const { cohort, listed, read, asked, calendar } = story;
  const { page, pages } = listed;
  const narrowed = asked.state ? { state: asked.state } : {};
  const href = (to: number): string => paths.cohort(cohort._id, { ...narrowed, page: to });
  return {
    caption: t('cohorts.people', { count: listed.found }),
    filters: filtersOf(t, story),
    rows: listed.shown.map((person) => ({
      ...personRow(t, person, calendar),
      lessonsRead: read.get(person.member.id) ?? 0,
    })),
    newer: page > 1 ? href(page - 1) : null,
    older: page < pages ? href(page + 1) : null,
    pages: pages > 1 ? t('cohorts.pages', { page, pages }) : '',
  };
};
