import type { Feature } from '../web/feature.js';
import { route } from '../web/route.js';
import { growthQuery } from './growth.input.js';
import type { GrowthService } from './growth.service.js';
import { growthPage, growthView } from './growth.view-model.js';

export const growthFeature = ({ growth }: { growth: GrowthService }): Feature => ({
  name: 'growth',
  routes: [
    route({
      method: 'get',
      path: '/growth',
      may: 'growth:see',
      query: growthQuery,
      handle: async ({ actor, query, t, calendar }) =>
        growthPage(growthView(t, { actor, ...(await growth.line(actor, query)) }, calendar)),
    }),
  ],
  pages: [growthPage],
  personalData: [],
  jobs: [],
});
