import type { Member } from '../accounts/directory.service.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { definePage } from '../web/reply.js';
import type { Posted } from '../web/route.js';
import type { CohortRecord } from './cohort.js';
import type { Arrival } from './enrolment.js';
import type { CohortPerson } from './enrolment.service.js';
import { countArrivals, pageOf, peopleAPage, type ArrivalCounts } from './people.js';
import { personRow, type PersonRowView } from './person-row.js';
import { oneOf, showLogins, showProblems, showSpan, type ShownProblem } from './words.js';

export interface CohortView {
  title: string;
  eyebrow: string;
  notice: string | null;
  next: NextStepView;
  people: {
    caption: string;
    filters: { href: string; label: string; current: boolean }[];
    rows: PersonRowView[];
    newer: string | null;
    older: string | null;
    pages: string;
  };
  instructors: { name: string; logins: string; state: string; invite: string | null }[];
  enrol: {
    action: string;
    problems: ShownProblem[];
    errors: Record<string, string>;
    name: string;
    login: string;
  };
  addInstructor: {
    action: string;
    isOpen: boolean;
    errors: Record<string, string>;
    values: Record<string, string>;
  };
  importHref: string;
  facts: { name: string; value: string }[];
}

interface NextStepView {
  heading: string;
  hint: string;
  link: { href: string; label: string } | null;
  form: { action: string; label: string } | null;
}

export interface CohortStory {
  cohort: CohortRecord;
  people: readonly CohortPerson[];
  instructors: readonly Member[];
  asked: { state?: Arrival | undefined; page: number };
  mailIsOn: boolean;
  calendar: Calendar;
  posted?: Posted;
  problems?: readonly Problem[];
}

export const cohortPage = definePage<CohortView>('cohorts/show', 'cohorts');

const step = (
  t: Words,
  name: string,
  values: Record<string, number>,
): Pick<NextStepView, 'heading' | 'hint'> => ({
  heading: t(`cohorts.next.${name}.heading`, values),
  hint: t(`cohorts.next.${name}.hint`, values),
});

const nextStep = (
  t: Words,
  { cohort, mailIsOn }: CohortStory,
  counts: ArrivalCounts,
): NextStepView => {
  const none = { link: null, form: null };
  const importLink = { href: paths.newImport(cohort._id), label: t('cohorts.addList') };
  const here = counts['not-invited'] + counts.invited + counts.joined;
  if (here === 0) return { ...none, ...step(t, 'empty', {}), link: importLink };
  const count = counts['not-invited'];
  const form = {
    action: paths.cohortInvitations(cohort._id),
    label: t('cohorts.inviteAll', { count }),
  };
  if (count > 0) return { ...none, ...step(t, mailIsOn ? 'mail' : 'links', { count }), form };
  if (counts.invited > 0) return { ...none, ...step(t, 'waiting', { count: counts.invited }) };
  return { ...none, ...step(t, 'all', { count: counts.joined }) };
};

const states: readonly Arrival[] = ['not-invited', 'invited', 'joined', 'withdrawn'];

const peopleView = (
  t: Words,
  { cohort, people, asked, calendar }: CohortStory,
  counts: ArrivalCounts,
): CohortView['people'] => {
  const chosen = people.filter(
    ({ arrival }) => asked.state === undefined || arrival === asked.state,
  );
  const { items, page, pages } = pageOf(chosen, asked.page, peopleAPage);
  const href = (change: { state?: Arrival; page?: number }): string =>
    paths.cohort(cohort._id, change);
  const narrowed = asked.state ? { state: asked.state } : {};
  const filter = (state: Arrival) => ({
    href: href({ state }),
    label: t('cohorts.filter', { state: t(`cohorts.arrival.${state}`), count: counts[state] }),
    current: asked.state === state,
  });
  const all = {
    href: href({}),
    label: t('cohorts.everybody', { count: people.length }),
    current: !asked.state,
  };
  return {
    caption: t('cohorts.people', { count: chosen.length }),
    filters: [all, ...states.filter((state) => counts[state] > 0).map(filter)],
    rows: items.map((person) => personRow(t, person, calendar)),
    newer: page > 1 ? href({ ...narrowed, page: page - 1 }) : null,
    older: page < pages ? href({ ...narrowed, page: page + 1 }) : null,
    pages: pages > 1 ? t('cohorts.pages', { page, pages }) : '',
  };
};

const instructorView = (
  t: Words,
  cohortId: string,
  { id, name, logins, hasJoined }: Member,
): CohortView['instructors'][number] => ({
  name,
  logins: showLogins(logins),
  state: t(hasJoined ? 'cohorts.arrival.joined' : 'cohorts.notJoined'),
  invite: hasJoined ? null : paths.instructorLinks(cohortId, id),
});

const formViews = (
  t: Words,
  { cohort, posted = {}, problems = [] }: CohortStory,
): Pick<CohortView, 'enrol' | 'addInstructor'> => {
  const shown = showProblems(t, problems);
  const errors = Object.fromEntries(shown.map(({ field, message }) => [field, message]));
  const value = (name: string): string => oneOf(posted[name]);
  return {
    enrol: {
      action: paths.enrolments(cohort._id),
      problems: shown,
      errors,
      name: value('name'),
      login: value('login'),
    },
    addInstructor: {
      action: paths.cohortInstructors(cohort._id),
      isOpen: shown.some(({ field }) => field.startsWith('instructor')),
      errors,
      values: {
        instructorName: value('instructorName'),
        instructorEmail: value('instructorEmail'),
      },
    },
  };
};

export const cohortView = (t: Words, story: CohortStory): CohortView => {
  const { cohort, people, instructors, calendar } = story;
  const counts = countArrivals(people);
  return {
    title: cohort.name,
    eyebrow: t('cohorts.eyebrow', { span: showSpan(t, cohort, calendar), zone: cohort.zone }),
    notice: instructors.length === 0 ? t('cohorts.needsInstructor') : null,
    next: nextStep(t, story, counts),
    people: peopleView(t, story, counts),
    instructors: instructors.map((one) => instructorView(t, cohort._id, one)),
    ...formViews(t, story),
    importHref: paths.newImport(cohort._id),
    facts:
      cohort.daysOff.length > 0
        ? [{ name: t('cohorts.daysOff'), value: cohort.daysOff.join(', ') }]
        : [],
  };
};
