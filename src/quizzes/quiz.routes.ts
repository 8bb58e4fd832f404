import { noFields } from '../web/problems.js';
import { paths } from '../web/paths.js';
import { seeOther } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { overviewPage, overviewView } from './overview.view-model.js';
import { attemptParams, quizParams } from './quiz.input.js';
import type { QuizService } from './quiz.service.js';
import { quizPage, quizView } from './quiz.view-model.js';
import { resultPage, resultView } from './result.view-model.js';
import { nextUnanswered } from './sheet.js';

export const quizRoutes = (quizzes: QuizService): Route[] => [
  route({
    method: 'get',
    path: '/quizzes/:slug',
    may: 'lesson:read',
    params: quizParams,
    handle: async ({ actor, params, t, calendar }) =>
      quizPage(quizView(t, { actor, calendar, ...(await quizzes.overview(actor, params.slug)) })),
  }),
  route({
    method: 'post',
    path: '/quizzes/:slug/attempts',
    may: 'attempt:write',
    params: quizParams,
    input: noFields,
    handle: async ({ actor, params, key }) =>
      seeOther(paths.attempt(await quizzes.start(actor, params.slug, key))),
  }),
  route({
    method: 'get',
    path: '/attempts/:id',
    may: 'attempt:read',
    params: attemptParams,
    async handle({ actor, params, t }) {
      const sheet = await quizzes.open(actor, params.id);
      if (sheet.attempt.state === 'submitted')
        return resultPage(resultView(t, actor, await quizzes.inTime(actor, sheet)));
      const next = nextUnanswered(sheet, null);
      return seeOther(next ? paths.question(params.id, next) : paths.attemptOverview(params.id));
    },
  }),
  route({
    method: 'get',
    path: '/attempts/:id/overview',
    may: 'attempt:read',
    params: attemptParams,
    async handle({ actor, params, t }) {
      const sheet = await quizzes.open(actor, params.id);
      if (sheet.attempt.state === 'submitted') return seeOther(paths.attempt(params.id));
      return overviewPage(overviewView(t, sheet));
    },
  }),
  route({
    method: 'post',
    path: '/attempts/:id/submission',
    may: 'attempt:write',
    params: attemptParams,
    input: noFields,
    ahead: (personId, { id = '' }) => quizzes.ahead(personId, id),
    async handle({ actor, params, t, ahead }) {
      const handed = await quizzes.submit(actor, params.id, ahead);
      if (handed.is === 'done') return seeOther(paths.attempt(params.id));
      return overviewPage(overviewView(t, handed.sheet, { isRefused: true }), { status: 422 });
    },
  }),
];
