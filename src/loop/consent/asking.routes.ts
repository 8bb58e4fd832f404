import type { Actor } from '../../policy.js';
import { fieldOf } from '../../web/body.js';
import { paths } from '../../web/paths.js';
import { noFields } from '../../web/problems.js';
import { seeOther, type Reply } from '../../web/reply.js';
import { route, type Handled, type Route } from '../../web/route.js';
import type { ConsentAsking } from './asking.service.js';
import {
  earlierPage,
  earlierPeoplePage,
  earlierPeopleView,
  earlierView,
  type AfterAsking,
} from './asking.view-model.js';
import { askInput, earlierQuery, learnerParams, openInput } from './consent.input.js';

type Asked = Pick<
  Handled<Actor, { personId: string }, unknown, unknown>,
  'actor' | 'params' | 't' | 'calendar'
>;

/** Where an instructor asks to read what a learner wrote before, and reads what they may. */
export const consentAskingRoutes = ({ asking }: { asking: ConsentAsking }): Route[] => {
  const show = async (asked: Asked, after: AfterAsking, status = 200): Promise<Reply> => {
    const { actor, params, t, calendar } = asked;
    const story = await asking.story(actor, params.personId);
    return earlierPage(earlierView({ t, calendar, names: new Map() }, story, after), { status });
  };
  return [
    route({
      method: 'get',
      path: '/earlier',
      may: 'consent:ask',
      handle: async ({ actor, t }) =>
        earlierPeoplePage(earlierPeopleView(t, await asking.desk(actor))),
    }),
    route({
      method: 'get',
      path: '/earlier/:personId',
      may: 'consent:ask',
      params: learnerParams,
      query: earlierQuery,
      handle: (asked) => show(asked, asked.query),
    }),
    route({
      method: 'post',
      path: '/earlier/:personId/questions',
      may: 'consent:ask',
      params: learnerParams,
      input: askInput,
      async handle({ actor, params, body, key }) {
        await asking.ask(actor, { ...params, ...body, key });
        return seeOther(paths.earlier(params.personId, 'asked'));
      },
      invalid: (asked, problems) =>
        show(
          asked,
          {
            typed: { lesson: fieldOf(asked.posted, 'lesson'), line: fieldOf(asked.posted, 'line') },
            problems,
          },
          422,
        ),
    }),
    route({
      method: 'post',
      path: '/earlier/:personId/withdrawal',
      may: 'consent:ask',
      params: learnerParams,
      input: noFields,
      async handle({ actor, params, key }) {
        await asking.drop(actor, { ...params, key });
        return seeOther(paths.earlier(params.personId, 'dropped'));
      },
    }),
    route({
      method: 'post',
      path: '/earlier/:personId/openings',
      may: 'consent:ask',
      params: learnerParams,
      input: openInput,
      async handle({ actor, params, body, key }) {
        await asking.open(actor, { ...params, ...body, key });
        return seeOther(paths.earlier(params.personId, 'opened'));
      },
    }),
  ];
};
