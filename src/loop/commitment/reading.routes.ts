import { paths } from '../../web/paths.js';
import { noFields } from '../../web/problems.js';
import { seeOther } from '../../web/reply.js';
import { route, type Route } from '../../web/route.js';
import { filterAddress } from '../queue.js';
import { filterQuery, reviewParams } from '../review.input.js';
import type { ActionReading } from './reading.service.js';

/** An instructor opens what somebody has set out to do, and what came of it. */
export const actionReadingRoutes = ({
  actionReading,
}: {
  actionReading: ActionReading;
}): Route[] => [
  route({
    method: 'post',
    path: '/reviews/:roundId/actions',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: noFields,
    async handle({ actor, params, query }) {
      await actionReading.open(actor, params.roundId);
      return seeOther(paths.review(params.roundId, filterAddress(query)));
    },
  }),
];
