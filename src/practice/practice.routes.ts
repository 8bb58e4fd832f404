import { AnswerRefused } from '../quizzes/kinds/kind.js';
import { answerInput } from '../quizzes/quiz.input.js';
import { paths } from '../web/paths.js';
import { noFields } from '../web/problems.js';
import { seeOther, type Reply } from '../web/reply.js';
import { route, type Handled, type Route } from '../web/route.js';
import type { Actor } from '../policy.js';
import { pauseInput, questionParams, sessionParams } from './practice.input.js';
import type { PracticeService } from './practice.service.js';
import { practicePage, practiceView } from './practice.view-model.js';
import type { SessionService } from './session.service.js';
import {
  practiceAnswerPage,
  practiceAnswerView,
  practiceEndPage,
  practiceEndView,
  practiceQuestionPage,
  practiceQuestionView,
  type Refused,
} from './session.view-model.js';

export interface PracticeRoutesDependencies {
  practice: PracticeService;
  practiceSessions: SessionService;
}

type OnQuestion = Pick<
  Handled<Actor, { id: string; number: number }, unknown, unknown>,
  'actor' | 'params' | 't' | 'calendar'
>;

/** An idea of a session, asked or explained; the session itself where it asks that no more. */
const questionPage = async (
  practiceSessions: SessionService,
  { actor, params, t, calendar }: OnQuestion,
  again: Refused | null = null,
): Promise<Reply> => {
  const opened = await practiceSessions.open(actor, params.id);
  const item = opened.items.find(({ place }) => place === params.number - 1);
  if (!item) return seeOther(paths.practiceSession(params.id));
  const { given } = item;
  if (given) return practiceAnswerPage(practiceAnswerView(t, { opened, item, given }, calendar));
  const view = practiceQuestionView(t, opened, { item, again });
  return practiceQuestionPage(view, { status: again ? 422 : 200 });
};

const overviewRoutes = (practice: PracticeService): Route[] => [
  route({
    method: 'get',
    path: '/practice',
    may: 'practice:read',
    handle: async ({ actor, t, calendar }) =>
      practicePage(practiceView(t, { actor, calendar, ...(await practice.overview(actor)) })),
  }),
  route({
    method: 'post',
    path: '/practice/pause',
    may: 'practice:write',
    input: pauseInput,
    async handle({ actor, body }) {
      await (body.paused === 'yes' ? practice.pause(actor) : practice.resume(actor));
      return seeOther(paths.practice());
    },
  }),
];

const questionRoutes = (practiceSessions: SessionService): Route[] => [
  route({
    method: 'get',
    path: '/practice/sessions/:id/questions/:number',
    may: 'practice:read',
    params: questionParams,
    handle: (request) => questionPage(practiceSessions, request),
  }),
  route({
    method: 'post',
    path: '/practice/sessions/:id/questions/:number',
    may: 'practice:write',
    params: questionParams,
    input: answerInput,
    async handle(request) {
      const { actor, params, body: fields } = request;
      const { id, number } = params;
      try {
        await practiceSessions.answer(actor, { id, place: number - 1, fields });
        return seeOther(paths.practiceQuestion(id, number));
      } catch (refused) {
        if (!(refused instanceof AnswerRefused)) throw refused;
        return questionPage(practiceSessions, request, { filled: fields, refused });
      }
    },
  }),
];

export const practiceRoutes = ({
  practice,
  practiceSessions,
}: PracticeRoutesDependencies): Route[] => [
  ...overviewRoutes(practice),
  route({
    method: 'post',
    path: '/practice/sessions',
    may: 'practice:write',
    input: noFields,
    async handle({ actor, key }) {
      const id = await practiceSessions.begin(actor, key);
      return seeOther(id === null ? paths.practice() : paths.practiceSession(id));
    },
  }),
  route({
    method: 'get',
    path: '/practice/sessions/:id',
    may: 'practice:read',
    params: sessionParams,
    async handle({ actor, params, t, calendar }) {
      const opened = await practiceSessions.open(actor, params.id);
      if (opened.next) return seeOther(paths.practiceQuestion(params.id, opened.next.place + 1));
      return practiceEndPage(practiceEndView(t, { actor, opened }, calendar));
    },
  }),
  ...questionRoutes(practiceSessions),
];
