import { may } from '../policy.js';
import { fieldOf } from '../web/body.js';
import { paths } from '../web/paths.js';
import { seeOther } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { caseReviewInput, casesQuery, reviewParams } from './case.input.js';
import {
  caseReviewsPage,
  caseReviewsView,
  casesOnPage,
  casesPage,
  casesView,
} from './case-list.view-model.js';
import type { CaseReading } from './case.service.js';

/** The pages of those who learn from cases, and of those who look at them first. */
export const caseReadingRoutes = ({ caseReading }: { caseReading: CaseReading }): Route[] => [
  route({
    method: 'get',
    path: '/cases',
    may: 'case:see',
    query: casesQuery,
    async handle({ actor, query: behind, t }) {
      const found = await caseReading.shown(actor, { behind, limit: casesOnPage + 1 });
      const isReviewer = may(actor, 'case:review');
      return casesPage(casesView(t, found, { isReviewer, isFirst: behind === null }));
    },
  }),
  route({
    method: 'get',
    path: '/case-reviews',
    may: 'case:review',
    handle: async ({ actor, t }) =>
      caseReviewsPage(caseReviewsView(t, await caseReading.waiting(actor))),
  }),
  route({
    method: 'post',
    path: '/case-reviews/:id',
    may: 'case:review',
    params: reviewParams,
    input: caseReviewInput,
    async handle({ actor, params, body, key }) {
      await caseReading.decide(actor, params.id, { ...body, key });
      return seeOther(paths.caseReviews());
    },
    async invalid({ actor, params, posted, t }, problems) {
      const waiting = await caseReading.waiting(actor);
      const typed = { id: params.id, line: fieldOf(posted, 'line'), problems };
      return caseReviewsPage(caseReviewsView(t, waiting, typed), { status: 422 });
    },
  }),
];
