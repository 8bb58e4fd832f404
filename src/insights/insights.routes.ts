import { download } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { exportOf } from './export.js';
import { insightParams, insightQuery, insightsQuery } from './insight.input.js';
import type { InsightService } from './insights.service.js';
import { insightsPage, insightsView } from './overview.view-model.js';
import { quizInsightPage, quizInsightView } from './quiz-insight.view-model.js';

const see = { method: 'get', may: 'insight:see' } as const;

export const insightRoutes = (insights: InsightService): Route[] => [
  route({
    ...see,
    path: '/insights',
    query: insightsQuery,
    handle: async ({ actor, query, t }) =>
      insightsPage(insightsView(t, await insights.overview(actor, query.cohort))),
  }),
  route({
    ...see,
    path: '/insights/:slug',
    params: insightParams,
    query: insightQuery,
    async handle({ actor, params, query, t, calendar }) {
      const { cohort: cohortId, version: hash, before } = query;
      const insight = await insights.quiz(actor, { slug: params.slug, cohortId, hash, before });
      return quizInsightPage(quizInsightView({ t, actor, calendar }, insight));
    },
  }),
  route({
    ...see,
    path: '/insights/:slug/answers.csv',
    params: insightParams,
    query: insightQuery,
    async handle({ actor, params: { slug }, query }) {
      const { cohort: cohortId, version: hash } = query;
      const insight = await insights.quiz(actor, { slug, cohortId, hash, before: null });
      return download({
        ...{ name: `${slug}-answers.csv`, type: 'text/csv; charset=utf-8' },
        body: exportOf(insight),
      });
    },
  }),
];
