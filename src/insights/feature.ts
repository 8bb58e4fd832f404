import type { Feature } from '../web/feature.js';
import type { Counting } from './counting.js';
import { insightRoutes } from './insights.routes.js';
import type { InsightService } from './insights.service.js';
import { insightsPage } from './overview.view-model.js';
import { quizInsightPage } from './quiz-insight.view-model.js';

export interface InsightFeatureDependencies {
  insights: InsightService;
  counting: Counting;
}

export const insightsFeature = ({ insights, counting }: InsightFeatureDependencies): Feature => ({
  name: 'insights',
  routes: insightRoutes(insights),
  pages: [insightsPage, quizInsightPage],
  personalData: [],
  jobs: [{ name: 'count tries', every: '1 minute', run: () => counting.goOn() }],
});
