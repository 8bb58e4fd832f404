import { paths } from '../web/paths.js';
import { noFields } from '../web/problems.js';
import { seeOther, type PageReply } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { cohortParams, instructorParams, personParams } from './cohort.input.js';
import type { Asking } from './cohort-pages.js';
import type { CohortDesk } from './cohorts.js';
import type { Place } from './enrolment.service.js';
import type { Invited } from './invitation.service.js';
import type { Sent } from './parts.js';
import { linksPage, linksView, personPage, personView } from './person.view-model.js';

const manage = { may: 'cohort:manage' } as const;

const placeOf = (params: { id: string; enrolmentId: string }): Place => ({
  cohortId: params.id,
  enrolmentId: params.enrolmentId,
});

const showPerson = async (
  desk: CohortDesk,
  { actor, t, calendar }: Asking,
  place: Place,
): Promise<PageReply> => {
  const { cohort } = await desk.cohorts.find(actor, place.cohortId);
  const person = await desk.enrolment.person(actor, place);
  return personPage(
    personView(t, {
      ...{ cohortName: cohort.name, person, me: actor.id, calendar },
      mailIsOn: desk.outbox.isOn,
    }),
  );
};

interface Showing extends Partial<Invited> {
  cohortId: string;
}

/** Links are shown on the answer to the form itself: they are nowhere to be read a second time. */
const showLinks = async (
  desk: CohortDesk,
  { actor, t, calendar }: Asking,
  { cohortId, links = [], ...more }: Showing,
): Promise<PageReply> => {
  const { cohort } = await desk.cohorts.find(actor, cohortId);
  const back = { href: paths.cohort(cohortId), label: cohort.name };
  return linksPage(linksView(t, { back, links, ...more, origin: desk.publicOrigin, calendar }));
};

/** An act on one person that ends on their page. */
const act = (
  name: 'mails' | 'cancellation' | 'withdrawal' | 'restoration',
  work: (sent: Sent, place: Place) => Promise<unknown>,
): Route =>
  route({
    ...manage,
    method: 'post',
    path: `/cohorts/:id/people/:enrolmentId/${name}`,
    params: personParams,
    input: noFields,
    async handle({ actor, key, params }) {
      await work({ actor, key }, placeOf(params));
      return seeOther(paths.cohortPerson(params.id, params.enrolmentId));
    },
  });

const personRoutes = (desk: CohortDesk): Route[] => [
  route({
    ...manage,
    method: 'get',
    path: '/cohorts/:id/people/:enrolmentId',
    params: personParams,
    handle: (asking) => showPerson(desk, asking, placeOf(asking.params)),
  }),
  act('mails', desk.invitations.mailFor),
  act('cancellation', desk.invitations.cancel),
  act('withdrawal', desk.enrolment.withdraw),
  act('restoration', desk.enrolment.restore),
];

const linkRoutes = (desk: CohortDesk): Route[] => [
  route({
    ...manage,
    method: 'post',
    path: '/cohorts/:id/invitations',
    params: cohortParams,
    input: noFields,
    async handle(asking) {
      const { actor, key, params } = asking;
      const invited = await desk.invitations.inviteAll({ actor, key }, params.id);
      if (invited.links.length === 0) return seeOther(paths.cohort(params.id));
      return showLinks(desk, asking, { cohortId: params.id, ...invited });
    },
  }),
  route({
    ...manage,
    method: 'post',
    path: '/cohorts/:id/people/:enrolmentId/links',
    params: personParams,
    input: noFields,
    async handle(asking) {
      const { actor, key, params } = asking;
      const links = await desk.invitations.linkFor({ actor, key }, placeOf(params));
      return showLinks(desk, asking, { cohortId: params.id, links });
    },
  }),
  route({
    ...manage,
    method: 'post',
    path: '/cohorts/:id/instructors/:personId/links',
    params: instructorParams,
    input: noFields,
    async handle(asking) {
      const { actor, key, params } = asking;
      const of = { cohortId: params.id, personId: params.personId };
      const links = await desk.invitations.linkForInstructor({ actor, key }, of);
      return showLinks(desk, asking, { cohortId: params.id, links });
    },
  }),
];

export const enrolledRoutes = (desk: CohortDesk): Route[] => [
  ...personRoutes(desk),
  ...linkRoutes(desk),
];
