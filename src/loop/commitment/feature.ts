import type { Job } from '../../web/feature.js';
import type { Route } from '../../web/route.js';
import type { LoopParts } from '../loop.js';
import { createCommitmentService } from './commitment.service.js';
import { actionRoutes, type ActionServices } from './commitment.routes.js';
import { writingDue } from './due.js';
import { mailedRoutes } from './mailed.routes.js';
import { createMailedService, type MailedService } from './mailed.service.js';
import { createOutcomeService } from './outcome.service.js';
import { createPassingOn } from './passing-on.js';

/** What follows on a reflection that is ready for action: services of the loop, over its records. */
export const createActionServices = (parts: LoopParts) => ({
  committing: createCommitmentService(parts),
  outcomes: createOutcomeService(parts),
  mailed: createMailedService(parts),
  writeDue: writingDue(parts),
  passingOn: createPassingOn(parts),
});

export const actionPart = (
  services: ActionServices & { mailed: MailedService; writeDue: () => Promise<number> },
): { routes: Route[]; jobs: Job[] } => ({
  routes: [...actionRoutes(services), ...mailedRoutes(services)],
  jobs: [
    {
      name: 'write down days that have come',
      every: '5 minutes',
      async run() {
        await services.writeDue();
      },
    },
  ],
});
