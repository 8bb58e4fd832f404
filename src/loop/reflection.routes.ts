import { draftJson } from './draft-json.js';
import { paths } from '../web/paths.js';
import { fieldOf } from '../web/body.js';
import { json, seeOther, type Reply } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { wantsJson } from '../web/visit.js';
import { fieldName } from './draft-form.view-model.js';
import type { CauseOf } from './cause.js';
import type { HandingService } from './handing.service.js';
import {
  answerInput,
  draftInput,
  reflectionParams,
  reflectionQuery,
  takeBackInput,
  wholeInput,
} from './reflection.input.js';
import { pagesOf, type Asked, type ReflectionPages } from './reflection.pages.js';
import type { DraftResult, ReflectionService } from './reflection.service.js';
import type { WriterService } from './writer.service.js';

interface LearnerServices {
  reflections: ReflectionService;
  handing: HandingService;
  writer: WriterService;
  causeOf: CauseOf;
}

/** Back to the page of the reflection, which says what was done. */
export const done = (slug: string, did: string): Reply =>
  seeOther(`${paths.reflection(slug)}?did=${did}`);

const savedJson = (asked: Asked, prompt: string, result: DraftResult): Reply => {
  if (result.is !== 'closed') return draftJson(asked, prompt, result);
  const text = result.round?.texts[prompt] ?? '';
  const message = asked.t(`loop.refused.${result.turn.state}`);
  return json({ rev: result.rev, text, message }, 409);
};

const reading = ({ causeOf }: LearnerServices, { show }: ReflectionPages): Route =>
  route({
    method: 'get',
    path: '/reflections/:slug',
    may: 'turn:read',
    params: reflectionParams,
    query: reflectionQuery,
    async handle(asked) {
      const { did } = asked.query;
      const notice = did && { tone: 'saved' as const, text: asked.t(`loop.did.${did}`) };
      return show(asked, { notice: notice ?? null, cause: await causeOf(asked) }, 200);
    },
  });

const saving = ({ reflections }: LearnerServices, { refuse, conflict }: ReflectionPages): Route =>
  route({
    method: 'post',
    path: '/reflections/:slug/draft',
    may: 'turn:write',
    params: reflectionParams,
    input: draftInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key, http } = asked;
      const result = await reflections.saveDraft(actor, params.slug, { ...body, key });
      if (wantsJson(http.req)) return savedJson(asked, Object.keys(body.texts)[0] ?? '', result);
      return result.is === 'saved' ? done(params.slug, 'saved') : conflict(asked, body, result);
    },
    invalid: refuse,
  });

const handing = (
  { handing: service }: LearnerServices,
  { refuse, conflict, show }: ReflectionPages,
): Route =>
  route({
    method: 'post',
    path: '/reflections/:slug/submission',
    may: 'turn:write',
    params: reflectionParams,
    input: wholeInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key } = asked;
      const result = await service.submit(actor, params.slug, { ...body, key });
      if (result.is === 'sent') return done(params.slug, 'sent');
      if (result.is === 'stale' || result.is === 'closed') return conflict(asked, body, result);
      if (result.is === 'nobody') return show(asked, { refused: { ...body, problems: [] } }, 422);
      const first = Object.keys(body.texts)[0] ?? '';
      return refuse(asked, [{ field: fieldName(first), message: 'loop.problems.empty' }]);
    },
    invalid: refuse,
  });

const takingBack = ({ writer }: LearnerServices, { orRefused }: ReflectionPages): Route =>
  route({
    method: 'post',
    path: '/reflections/:slug/take-back',
    may: 'turn:write',
    params: reflectionParams,
    input: takeBackInput,
    handle: (asked) =>
      orRefused(asked, async () => {
        const { actor, params, body, key } = asked;
        await writer.takeBack(actor, params.slug, { ...body, key });
        return done(params.slug, 'takenBack');
      }),
  });

const answering = ({ writer }: LearnerServices, { orRefused, show }: ReflectionPages): Route =>
  route({
    method: 'post',
    path: '/reflections/:slug/answers',
    may: 'turn:write',
    params: reflectionParams,
    input: answerInput,
    accepts: 'text',
    handle: (asked) => {
      const { actor, params, body, key } = asked;
      const act = async (): Promise<Reply> => {
        await writer.answer(actor, params.slug, { text: body.answer, key });
        return done(params.slug, 'answered');
      };
      return orRefused(asked, act, body.answer);
    },
    invalid: (asked, problems) => {
      const text = fieldOf(asked.posted, 'answer');
      const [problem] = problems;
      const isEmpty = !problem || problem.message === 'problems.required';
      const error = asked.t(isEmpty ? 'loop.answer.required' : problem.message);
      return show(asked, { answer: { text, error } }, 422);
    },
  });

/** The learner's side of the loop. */
export const reflectionRoutes = (services: LearnerServices): Route[] => {
  const pages = pagesOf(services.reflections);
  return [
    reading(services, pages),
    saving(services, pages),
    handing(services, pages),
    takingBack(services, pages),
    answering(services, pages),
  ];
};
