import { AppError } from '../platform/errors.js';
import { showTime } from '../platform/dates.js';
import type { Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import { fieldOf } from '../web/body.js';
import type { Problem } from '../web/problems.js';
import { json, seeOther, type Reply } from '../web/reply.js';
import { route, type Handled, type Posted, type Route } from '../web/route.js';
import { wantsJson } from '../web/visit.js';
import { closedView, conflictPage, staleView } from './conflict.view-model.js';
import { fieldName } from './draft-form.view-model.js';
import type { HandingResult, HandingService } from './handing.service.js';
import {
  answerInput,
  draftInput,
  reflectionParams,
  reflectionQuery,
  takeBackInput,
  typedTexts,
  wholeInput,
} from './reflection.input.js';
import type { DraftResult, ReflectionService, ReflectionStory } from './reflection.service.js';
import { reflectionPage, reflectionView, type Aftermath } from './reflection.view-model.js';
import type { Telling } from './round.view-model.js';
import type { Texts } from './texts.js';
import type { WriterService } from './writer.service.js';

interface LearnerServices {
  reflections: ReflectionService;
  handing: HandingService;
  writer: WriterService;
}

type Asked = Pick<
  Handled<Actor, { slug: string }, unknown, unknown>,
  'actor' | 'params' | 't' | 'calendar'
>;

type Conflict =
  Exclude<DraftResult, { is: 'saved' }> | Extract<HandingResult, { is: 'stale' | 'closed' }>;

const telling = ({ t, calendar }: Asked, { names }: ReflectionStory): Telling => ({
  t,
  calendar,
  names,
});

const done = (slug: string, did: string): Reply => seeOther(`${paths.reflection(slug)}?did=${did}`);

/** The pages that answer a learner's request, besides the redirects. */
const pagesOf = (reflections: ReflectionService) => {
  const show = async (asked: Asked, after: Aftermath, status: number): Promise<Reply> => {
    const story = await reflections.story(asked.actor, asked.params.slug);
    return reflectionPage(reflectionView(telling(asked, story), story, after), { status });
  };
  return {
    show,
    /** The form as it was typed, with what is to be mended. */
    refuse: (asked: Asked & { posted: Posted }, problems: readonly Problem[]): Promise<Reply> => {
      const rev = Number(fieldOf(asked.posted, 'rev')) || 0;
      return show(asked, { refused: { texts: typedTexts(asked.posted), rev, problems } }, 422);
    },
    /** Two texts of one thing: both are shown, and neither is lost. */
    async conflict(asked: Asked, typed: Texts, found: Conflict): Promise<Reply> {
      const story = await reflections.story(asked.actor, asked.params.slug);
      const view =
        found.is === 'stale'
          ? staleView(telling(asked, story), story, { typed, saved: found.saved })
          : closedView(telling(asked, story), story, {
              typed,
              turn: found.turn,
              sent: found.round?.texts ?? {},
            });
      return conflictPage(view, { status: 409 });
    },
    /** An act that the turn does not allow any more: the page as it stands now says why. */
    async orRefused(asked: Asked, act: () => Promise<Reply>, answer?: string): Promise<Reply> {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
        const notice = { tone: 'warm' as const, text: asked.t(error.message) };
        const kept = answer === undefined ? null : { text: answer, error: notice.text };
        return show(asked, { notice, answer: kept }, 409);
      }
    },
  };
};

type Pages = ReturnType<typeof pagesOf>;

const savedJson = ({ t, calendar }: Asked, prompt: string, result: DraftResult): Reply => {
  if (result.is === 'saved') {
    const { rev, savedAt } = result.draft;
    return json({ rev, savedAt: savedAt.toISOString(), savedAtText: showTime(savedAt, calendar) });
  }
  if (result.is === 'stale') {
    const { rev, texts } = result.saved;
    return json({ rev, text: texts[prompt] ?? '', message: t('loop.conflict.message') }, 409);
  }
  const text = result.round?.texts[prompt] ?? '';
  return json({ rev: result.rev, text, message: t(`loop.refused.${result.turn.state}`) }, 409);
};

const reading = ({ show }: Pages): Route =>
  route({
    method: 'get',
    path: '/reflections/:slug',
    may: 'turn:read',
    params: reflectionParams,
    query: reflectionQuery,
    handle(asked) {
      const { did } = asked.query;
      const text = did ? asked.t(`loop.did.${did}`) : '';
      return show(asked, did ? { notice: { tone: 'saved', text } } : {}, 200);
    },
  });

const saving = ({ reflections }: LearnerServices, { refuse, conflict }: Pages): Route =>
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
      return result.is === 'saved'
        ? done(params.slug, 'saved')
        : conflict(asked, body.texts, result);
    },
    invalid: refuse,
  });

const handing = ({ handing: service }: LearnerServices, { refuse, conflict, show }: Pages): Route =>
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
      if (result.is === 'stale' || result.is === 'closed')
        return conflict(asked, body.texts, result);
      if (result.is === 'nobody') return show(asked, { refused: { ...body, problems: [] } }, 422);
      const first = Object.keys(body.texts)[0] ?? '';
      return refuse(asked, [{ field: fieldName(first), message: 'loop.problems.empty' }]);
    },
    invalid: refuse,
  });

const takingBack = ({ writer }: LearnerServices, { orRefused }: Pages): Route =>
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

const answering = ({ writer }: LearnerServices, { orRefused, show }: Pages): Route =>
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
    reading(pages),
    saving(services, pages),
    handing(services, pages),
    takingBack(services, pages),
    answering(services, pages),
  ];
};
