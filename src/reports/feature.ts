import { z } from 'zod';
import { idParam } from '../platform/text.js';
import type { Feature } from '../web/feature.js';
import { route } from '../web/route.js';
import type { ReportService } from './report.service.js';
import { reportPage, reportView } from './report.view-model.js';

/** Reads across the loop and what follows it, and owns nothing. */
export const reportsFeature = ({ reports }: { reports: ReportService }): Feature => ({
  name: 'reports',
  routes: [
    route({
      method: 'get',
      path: '/cohorts/:id/report',
      may: 'report:see',
      params: z.object({ id: idParam }),
      handle: async ({ actor, params, t, calendar }) =>
        reportPage(reportView(t, await reports.of(actor, params.id), calendar)),
    }),
  ],
  pages: [reportPage],
  personalData: [],
  jobs: [],
});
