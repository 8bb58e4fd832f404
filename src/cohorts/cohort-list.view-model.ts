import type { Member } from '../accounts/directory.service.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { definePage } from '../web/reply.js';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import type { Posted } from '../web/route.js';
import type { CohortSummary } from './cohort.service.js';
import { oneOf, showLogins, showProblems, showSpan, type ShownProblem } from './words.js';

export interface CohortListView {
  title: string;
  newHref: string;
  cohorts: { href: string; name: string; span: string; people: number; instructors: string }[];
}

export const cohortListPage = definePage<CohortListView>('cohorts/index', 'cohorts');

export const cohortListView = (
  t: Words,
  all: readonly CohortSummary[],
  calendar: Calendar,
): CohortListView => ({
  title: t('cohorts.title'),
  newHref: paths.newCohort(),
  cohorts: all.map(({ cohort, people, instructors }) => ({
    href: paths.cohort(cohort._id),
    name: cohort.name,
    span: showSpan(t, cohort, calendar),
    people,
    instructors: instructors.join(', ') || t('cohorts.noInstructor'),
  })),
});

export interface NewCohortView {
  title: string;
  action: string;
  backHref: string;
  problems: ShownProblem[];
  errors: Record<string, string>;
  values: Record<string, string>;
  zones: { zone: string; isChosen: boolean }[];
  staff: { id: string; name: string; logins: string; isChosen: boolean }[];
}

export const newCohortPage = definePage<NewCohortView>('cohorts/new', 'cohorts');

const texts = ['name', 'start', 'end', 'daysOff', 'instructorName', 'instructorEmail'];

/** The reader's own zone first, then all others by name. */
const zonesFor = (own: string): string[] => {
  const all = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  all.delete(own);
  return [own, ...[...all].sort()];
};

export const newCohortView = (
  t: Words,
  {
    staff,
    calendar,
    posted = {},
    problems = [],
  }: {
    staff: readonly Member[];
    calendar: Calendar;
    posted?: Posted;
    problems?: readonly Problem[];
  },
): NewCohortView => {
  const shown = showProblems(t, problems);
  const zone = oneOf(posted['zone']) || calendar.zone;
  const chosen = [posted['instructors'] ?? []].flat();
  return {
    title: t('cohorts.new.title'),
    action: paths.cohorts(),
    backHref: paths.cohorts(),
    problems: shown,
    errors: Object.fromEntries(shown.map(({ field, message }) => [field, message])),
    values: Object.fromEntries(texts.map((name) => [name, oneOf(posted[name])])),
    zones: zonesFor(calendar.zone).map((one) => ({ zone: one, isChosen: one === zone })),
    staff: staff.map(({ id, name, logins }) => ({
      id,
      name,
      logins: showLogins(logins),
      isChosen: chosen.includes(id),
    })),
  };
};
