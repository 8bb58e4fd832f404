import { noFields } from '../../web/problems.js';
import { route, type Route } from '../../web/route.js';
import { done } from '../reflection.routes.js';
import { pagesOf } from '../reflection.pages.js';
import type { ReflectionService } from '../reflection.service.js';
import { answerInput, consentParams } from './consent.input.js';
import type { ConsentGiving } from './giving.service.js';

interface GivingServices {
  giving: ConsentGiving;
  reflections: ReflectionService;
}

/** Where a learner says whether somebody may read what they wrote before, and takes a yes back. */
export const consentGivingRoutes = ({ giving, reflections }: GivingServices): Route[] => {
  const { orRefused } = pagesOf(reflections);
  return [
    route({
      method: 'post',
      path: '/reflections/:slug/consents/:id',
      may: 'consent:answer',
      params: consentParams,
      input: answerInput,
      handle: (asked) =>
        orRefused(asked, async () => {
          const { actor, params, body, key } = asked;
          await giving.answer(actor, { ...params, ...body, key });
          return done(params.slug, body.answer === 'yes' ? 'letIn' : 'keptShut');
        }),
    }),
    route({
      method: 'post',
      path: '/reflections/:slug/consents/:id/end',
      may: 'consent:end',
      params: consentParams,
      input: noFields,
      handle: (asked) =>
        orRefused(asked, async () => {
          const { actor, params, key } = asked;
          await giving.end(actor, { ...params, key });
          return done(params.slug, 'shutAgain');
        }),
    }),
  ];
};
