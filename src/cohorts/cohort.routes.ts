import { AppError } from '../platform/errors.js';
import { paths } from '../web/paths.js';
import { seeOther } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import {
  cohortInput,
  cohortParams,
  daysOffInput,
  enrolInput,
  instructorInput,
  peopleQuery,
} from './cohort.input.js';
import { cohortListPage, cohortListView } from './cohort-list.view-model.js';
import { showCohort, showNewCohort } from './cohort-pages.js';
import type { CohortDesk } from './cohorts.js';
import { reachOf } from './parts.js';
import type { Judged } from './enrolment.service.js';
import type { Problem } from '../web/problems.js';

const manage = { may: 'cohort:manage' } as const;

/** A form's one field takes both kinds of identifier; with an @ it is an address, as at sign-in. */
const identifierOf = (login: string): { email: string; number: string } =>
  login.includes('@') ? { email: login, number: '' } : { email: '', number: login };

const problemsOf = ({ verdict, reason }: Judged): Problem[] => {
  if (verdict === 'same') return [{ field: 'login', message: 'cohorts.reason.here' }];
  if (!reason) return [];
  const field = reason.key === 'noName' ? 'name' : 'login';
  return [{ field, message: `cohorts.reason.${reason.key}`, values: reason.values }];
};

const listRoutes = (desk: CohortDesk): Route[] => [
  route({
    ...manage,
    method: 'get',
    path: '/cohorts',
    handle: async ({ actor, t, calendar }) =>
      cohortListPage(cohortListView(t, await desk.cohorts.list(actor), calendar)),
  }),
  route({
    ...manage,
    method: 'get',
    path: '/cohorts/new',
    handle: (asking) => showNewCohort(desk, asking),
  }),
  route({
    ...manage,
    method: 'post',
    path: '/cohorts',
    accepts: 'text',
    input: cohortInput,
    async handle({ actor, key, body }) {
      const { instructors, instructorName: name, instructorEmail: email, ...cohort } = body;
      const invited = email === '' ? null : { name, email };
      const id = await desk.cohorts.create(
        { actor, key },
        { ...cohort, instructorIds: instructors, invited },
      );
      return seeOther(paths.cohort(id));
    },
    invalid: (asking, problems) => showNewCohort(desk, asking, { posted: asking.posted, problems }),
  }),
];

const oneCohortRoutes = (desk: CohortDesk): Route[] => [
  route({
    ...manage,
    method: 'get',
    path: '/cohorts/:id',
    params: cohortParams,
    query: peopleQuery,
    handle: (asking) => showCohort(desk, asking, { id: asking.params.id, asked: asking.query }),
  }),
  route({
    ...manage,
    method: 'post',
    path: '/cohorts/:id/enrolments',
    params: cohortParams,
    input: enrolInput,
    async handle(asking) {
      const { actor, key, params, body, posted } = asking;
      const person = { name: body.name, ...identifierOf(body.login) };
      const problems = problemsOf(await desk.enrolment.enrolOne({ actor, key }, params.id, person));
      if (problems.length === 0) return seeOther(paths.cohort(params.id));
      return showCohort(desk, asking, { id: params.id, refused: { posted, problems } });
    },
    invalid: (asking, problems) =>
      showCohort(desk, asking, {
        id: asking.params.id,
        refused: { posted: asking.posted, problems },
      }),
  }),
  route({
    ...manage,
    method: 'post',
    path: '/cohorts/:id/instructors',
    params: cohortParams,
    input: instructorInput,
    async handle(asking) {
      const { actor, key, params, body, posted } = asking;
      const invited = { name: body.instructorName, email: body.instructorEmail };
      try {
        await desk.cohorts.addInstructor({ actor, key }, params.id, invited);
        return seeOther(paths.cohort(params.id));
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
        const problems = [{ field: 'instructorEmail', message: error.message }];
        return showCohort(desk, asking, { id: params.id, refused: { posted, problems } });
      }
    },
    invalid: (asking, problems) =>
      showCohort(desk, asking, {
        id: asking.params.id,
        refused: { posted: asking.posted, problems },
      }),
  }),
];

const daysOffRoute = (desk: CohortDesk): Route =>
  route({
    ...manage,
    method: 'post',
    path: '/cohorts/:id/days-off',
    params: cohortParams,
    input: daysOffInput,
    async handle({ actor, key, params, body }) {
      const days = { cohortId: params.id, daysOff: body.daysOff };
      await desk.setDaysOff({ actor, key }, reachOf(actor), days);
      return seeOther(paths.cohort(params.id));
    },
    invalid: (asking, problems) =>
      showCohort(desk, asking, {
        id: asking.params.id,
        refused: { posted: asking.posted, problems },
      }),
  });

/** `/cohorts/new` stands before `/cohorts/:id`: the first that fits answers. */
export const cohortRoutes = (desk: CohortDesk): Route[] => [
  ...listRoutes(desk),
  ...oneCohortRoutes(desk),
  daysOffRoute(desk),
];
