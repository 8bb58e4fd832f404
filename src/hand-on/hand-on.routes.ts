import { may, type Actor } from '../policy.js';
import { fieldOf } from '../web/body.js';
import { paths } from '../web/paths.js';
import { noFields } from '../web/problems.js';
import { seeOther, type Reply } from '../web/reply.js';
import { route, type Handled, type Posted, type Route } from '../web/route.js';
import type { HandOnParts } from './parts.js';
import { handOnInput, handOnParams, handOnQuery, newHandOnQuery } from './hand-on.input.js';
import type { HandOnService } from './hand-on.service.js';
import {
  handOnPage,
  handOnsPage,
  handOnsView,
  handOnView,
  learnersHandOnsPage,
  learnersHandOnsView,
  type Telling,
} from './hand-on.view-model.js';
import {
  newHandOnPage,
  newHandOnView,
  nothingTyped,
  type TypedHandOn,
} from './new-hand-on.view-model.js';

export interface HandOnDependencies {
  passing: HandOnService;
  content: HandOnParts['content'];
  world: { origin: { publicOrigin: string } };
}

type Visit = Pick<Handled<Actor, unknown, unknown, unknown>, 'actor' | 't' | 'calendar'>;

const canWrite = (actor: Actor): boolean => may(actor, 'hand-on:write');

const typedOf = (posted: Posted): Omit<TypedHandOn, 'problems'> => ({
  lesson: fieldOf(posted, 'lesson'),
  what: fieldOf(posted, 'what'),
  name: fieldOf(posted, 'name'),
  email: fieldOf(posted, 'email'),
  mail: fieldOf(posted, 'mail') === 'yes',
});

const createPages = ({ passing, content }: HandOnDependencies) => {
  const telling = ({ actor, t, calendar }: Visit): Telling => ({
    t,
    calendar,
    course: content.course(actor.locale),
  });
  const titleOf = ({ locale }: Actor, slug: string): string | null =>
    content.course(locale).lessons.find((lesson) => lesson.slug === slug)?.title ?? null;
  return {
    telling,
    form: ({ actor, t }: Visit, typed: TypedHandOn, status = 200): Reply => {
      const where = { lessonTitle: titleOf(actor, typed.lesson), canMail: passing.canMail };
      return newHandOnPage(newHandOnView(t, typed, where), { status });
    },
  };
};

type Pages = ReturnType<typeof createPages>;

const listing = ({ passing }: HandOnDependencies, { telling }: Pages): Route[] => [
  route({
    method: 'get',
    path: '/hand-ons',
    may: 'hand-on:read',
    handle: async (visit) => {
      const found = await passing.list(visit.actor);
      return handOnsPage(handOnsView(telling(visit), found, canWrite(visit.actor)));
    },
  }),
  route({
    method: 'get',
    path: '/passed-on',
    may: 'review:see',
    handle: async (visit) => {
      const found = await passing.ofLearners(visit.actor);
      return learnersHandOnsPage(learnersHandOnsView(telling(visit), found));
    },
  }),
];

const recording = ({ passing }: HandOnDependencies, { form }: Pages): Route[] => [
  route({
    method: 'get',
    path: '/hand-ons/new',
    may: 'hand-on:write',
    query: newHandOnQuery,
    handle: (visit) => form(visit, { ...nothingTyped, lesson: visit.query.lesson ?? '' }),
  }),
  route({
    method: 'post',
    path: '/hand-ons',
    may: 'hand-on:write',
    input: handOnInput,
    async handle({ actor, body, key }) {
      const mail = body.mail && passing.canMail;
      const id = await passing.record(actor, { ...body, mail, key });
      return seeOther(paths.handOn(id, 'recorded'));
    },
    invalid: (visit, problems) => form(visit, { ...typedOf(visit.posted), problems }, 422),
  }),
];

const showing = ({ passing, world }: HandOnDependencies, { telling }: Pages): Route[] => [
  route({
    method: 'get',
    path: '/hand-ons/:id',
    may: 'hand-on:read',
    params: handOnParams,
    query: handOnQuery,
    async handle(visit) {
      const { actor, params, query, t } = visit;
      const found = await passing.find(actor, params.id);
      const notice = query.did ? t('handOns.did.recorded') : null;
      return handOnPage(handOnView(telling(visit), found, { canWrite: canWrite(actor), notice }));
    },
  }),
  // The link is shown in the answer itself and never again: only its hash is kept.
  route({
    method: 'post',
    path: '/hand-ons/:id/links',
    may: 'hand-on:write',
    params: handOnParams,
    input: noFields,
    async handle(visit) {
      const { actor, params } = visit;
      const secret = await passing.mint(actor, params.id);
      const found = await passing.find(actor, params.id);
      const address = world.origin.publicOrigin + paths.passedOn(secret);
      return handOnPage(handOnView(telling(visit), found, { canWrite: canWrite(actor), address }));
    },
  }),
];

/** The learner's pages of what they passed on, and the list of those who answer them. */
export const handOnRoutes = (deps: HandOnDependencies): Route[] => {
  const pages = createPages(deps);
  return [listing, recording, showing].flatMap((make) => make(deps, pages));
};
