import { draftJson } from '../draft-json.js';
import { AppError } from '../../platform/errors.js';
import type { Actor } from '../../policy.js';
import { fieldOf } from '../../web/body.js';
import { paths } from '../../web/paths.js';
import type { Problem } from '../../web/problems.js';
import { seeOther, type Reply } from '../../web/reply.js';
import { route, type Handled, type Posted, type Route } from '../../web/route.js';
import { wantsJson } from '../../web/visit.js';
import { conflictPage, staleView } from '../conflict.view-model.js';
import { fieldName, type Refused } from '../draft-form.view-model.js';
import { draftInput, typedAnswers, wholeInput, type Answers } from '../reflection.input.js';
import { pagesOf as reflectionPagesOf } from '../reflection.pages.js';
import type { ReflectionService } from '../reflection.service.js';
import type { DraftRecord } from '../turn.js';
import type { DictationAnswering } from './answering.service.js';
import {
  choiceQuery,
  dictationParams,
  dictationQuery,
  toldInput,
  toldParams,
} from './dictation.input.js';
import type { DictationOf, DictationService } from './dictation.service.js';
import {
  dictationPage,
  dictationsPage,
  dictationsView,
  dictationView,
} from './dictation.view-model.js';

interface DictationServices {
  dictating: DictationService;
  answeringDictation: DictationAnswering;
  reflections: ReflectionService;
}

type Asked = Pick<
  Handled<Actor, DictationOf, unknown, unknown>,
  'actor' | 'params' | 't' | 'calendar'
>;

const pagesOf = ({ dictating }: DictationServices) => {
  const show = async (
    asked: Asked,
    after: { refused?: Refused; did?: string | undefined },
    status = 200,
  ): Promise<Reply> => {
    const { actor, params, t, calendar } = asked;
    const story = await dictating.story(actor, params);
    return dictationPage(dictationView({ t, calendar, names: new Map() }, story, after), {
      status,
    });
  };
  return {
    show,
    refuse: (asked: Asked & { posted: Posted }, problems: readonly Problem[]): Promise<Reply> => {
      const rev = Number(fieldOf(asked.posted, 'rev')) || 0;
      return show(asked, { refused: { ...typedAnswers(asked.posted), rev, problems } }, 422);
    },
    async conflict(asked: Asked, typed: Answers, saved: DraftRecord): Promise<Reply> {
      const { actor, params, t, calendar } = asked;
      const { lesson } = await dictating.story(actor, params);
      const { personId, slug } = params;
      const save = paths.dictationDraft(personId, slug);
      const where = { lesson, save, back: paths.dictation(personId, slug) };
      const telling = { t, calendar, names: new Map() };
      return conflictPage(staleView(telling, where, { typed, saved }), { status: 409 });
    },
  };
};

type Pages = ReturnType<typeof pagesOf>;

const choosing = ({ dictating }: DictationServices): Route =>
  route({
    method: 'get',
    path: '/dictations',
    may: 'dictation:write',
    query: choiceQuery,
    async handle({ actor, query, t, calendar }) {
      const { learner, lesson, did } = query;
      if (learner && lesson) return seeOther(paths.dictation(learner, lesson));
      const desk = await dictating.desk(actor);
      return dictationsPage(dictationsView({ t, calendar, names: desk.names }, desk, did));
    },
  });

const writing = ({ dictating }: DictationServices, { show, refuse, conflict }: Pages): Route[] => [
  route({
    method: 'get',
    path: '/dictations/:personId/:slug',
    may: 'dictation:write',
    params: dictationParams,
    query: dictationQuery,
    handle: (asked) => show(asked, { did: asked.query.did }),
  }),
  route({
    method: 'post',
    path: '/dictations/:personId/:slug/draft',
    may: 'dictation:write',
    params: dictationParams,
    input: draftInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key, http } = asked;
      const { texts, rev, whole } = body;
      const result = await dictating.saveDraft(actor, params, { texts, rev, whole, key });
      if (wantsJson(http.req)) return draftJson(asked, Object.keys(body.texts)[0] ?? '', result);
      return result.is === 'saved'
        ? seeOther(`${paths.dictation(params.personId, params.slug)}?did=saved`)
        : conflict(asked, body, result.saved);
    },
    invalid: refuse,
  }),
  route({
    method: 'post',
    path: '/dictations/:personId/:slug',
    may: 'dictation:write',
    params: dictationParams,
    input: wholeInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key } = asked;
      const result = await dictating.offer(actor, params, { ...body, key });
      if (result.is === 'offered') return seeOther(paths.dictations('offered'));
      if (result.is === 'stale') return conflict(asked, body, result.saved);
      const [first = ''] = Object.keys(body.texts);
      return refuse(asked, [{ field: fieldName(first), message: 'dictations.empty' }]);
    },
    invalid: refuse,
  }),
];

const answering = ({ answeringDictation, reflections }: DictationServices): Route => {
  const { show } = reflectionPagesOf(reflections);
  return route({
    method: 'post',
    path: '/reflections/:slug/dictations/:id',
    may: 'turn:write',
    params: toldParams,
    input: toldInput,
    async handle(asked) {
      const { actor, params, body, key, t } = asked;
      try {
        await answeringDictation.respond(actor, { ...params, ...body, key });
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
        return show(asked, { notice: { tone: 'warm', text: t(error.message) } }, 409);
      }
      const did = body.answer === 'take' ? 'taken' : 'declined';
      return seeOther(`${paths.reflection(params.slug)}?did=${did}`);
    },
  });
};

/** Words that were told to an instructor: written down by one, answered by the other. */
export const dictationRoutes = (services: DictationServices): Route[] => [
  choosing(services),
  ...writing(services, pagesOf(services)),
  answering(services),
];
