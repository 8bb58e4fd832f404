import type { Job } from '../../web/feature.js';
import type { Route } from '../../web/route.js';
import type { LoopParts } from '../loop.js';
import type { ReviewServices } from '../review.pages.js';
import { createAbsenceService } from './absence.service.js';
import { createHandOverService } from './hand-over.service.js';
import { handOverRoutes, type DeskServices } from './hand-over.routes.js';
import { createHoursService } from './hours.service.js';
import { ownDeskRoutes, type OwnDeskServices } from './own-desk.routes.js';
import { createOwnDesk } from './own-desk.service.js';
import { recounting } from './recounting.js';
import { createReminding } from './reminding.service.js';
import { createStaffNoteService } from './staff-note.service.js';

/** What keeps the work of those who answer in order, over the records of the loop. */
export const createDeskServices = (parts: LoopParts) => {
  const hours = createHoursService(parts);
  return {
    hours,
    handingOver: createHandOverService(parts),
    noting: createStaffNoteService(parts),
    absence: createAbsenceService(parts),
    ownDesk: createOwnDesk(parts, hours),
    recount: recounting(parts),
    reminding: createReminding(parts),
  };
};

type DeskDependencies = ReviewServices &
  DeskServices &
  OwnDeskServices & { reminding: Pick<ReturnType<typeof createReminding>, 'remind'> };

export const deskPart = (services: DeskDependencies): { routes: Route[]; jobs: Job[] } => ({
  routes: [...handOverRoutes(services), ...ownDeskRoutes(services)],
  jobs: [
    {
      name: 'let those who answer for others in',
      every: '5 minutes',
      run: () => services.absence.letStandInsIn(),
    },
    { name: 'remind of what rests', every: '10 minutes', run: () => services.reminding.remind() },
  ],
});
