import type { Member } from '../accounts/directory.service.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { definePage } from '../web/reply.js';
import type { Posted } from '../web/route.js';
import type { ArrivalCounts } from './people.js';
import { peopleView, type PeopleStory, type PeopleView } from './people.view-model.js';
import { oneOf, showLogins, showProblems, showSpan, type ShownProblem } from './words.js';

interface InstructorView {
  name: string;
  logins: string;
  state: string;
  /** The one link that can be made for them: to join, or to a new password. */
  link: { action: string; label: string } | null;
}

export interface CohortView {
  title: string;
  eyebrow: string;
  notice: string | null;
  next: NextStepView;
  people: PeopleView;
  instructors: InstructorView[];
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
  reportHref: string;
  daysOff: DaysOffForm;
}

/** Days on which nobody is expected to answer, one a line. */
interface DaysOffForm {
  action: string;
  isOpen: boolean;
  value: string;
  error: string | null;
}

interface NextStepView {
  heading: string;
  hint: string;
  link: { href: string; label: string } | null;
  form: { action: string; label: string } | null;
}

export interface CohortStory extends PeopleStory {
  instructors: readonly Member[];
  /** Who looks at the page. */
  me: string;
  mailIsOn: boolean;
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

const instructorView = (
  t: Words,
  { cohort, me }: CohortStory,
  { id, name, logins, hasJoined }: Member,
): InstructorView => {
  const toJoin = {
    action: paths.instructorLinks(cohort._id, id),
    label: t('cohorts.act.links.label'),
  };
  const toPassword = { action: paths.handOver(id), label: t('accounts.handOver.label') };
  const link = hasJoined ? toPassword : toJoin;
  return {
    name,
    logins: showLogins(logins),
    state: t(hasJoined ? 'cohorts.arrival.joined' : 'cohorts.notJoined'),
    link: id === me ? null : link,
  };
};

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

const daysOffForm = (t: Words, { cohort, posted, problems = [] }: CohortStory): DaysOffForm => {
  const error = problems.find(({ field }) => field.startsWith('daysOff'));
  return {
    action: paths.cohortDaysOff(cohort._id),
    isOpen: error !== undefined,
    value: error ? oneOf(posted?.['daysOff']) : cohort.daysOff.join('\n'),
    error: error ? t(error.message) : null,
  };
};

export const cohortView = (t: Words, story: CohortStory): CohortView => {
  const { cohort, listed, instructors, calendar } = story;
  return {
    title: cohort.name,
    eyebrow: t('cohorts.eyebrow', { span: showSpan(t, cohort, calendar), zone: cohort.zone }),
    notice: instructors.length === 0 ? t('cohorts.needsInstructor') : null,
    next: nextStep(t, story, listed.counts),
    people: peopleView(t, story),
    instructors: instructors.map((one) => instructorView(t, story, one)),
    ...formViews(t, story),
    importHref: paths.newImport(cohort._id),
    reportHref: paths.cohortReport(cohort._id),
    daysOff: daysOffForm(t, story),
  };
};
