import type { Connection } from '../platform/database.js';
import type { Feature } from '../web/feature.js';
import { handOnRoutes, type HandOnDependencies } from './hand-on.routes.js';
import { createHandOnService } from './hand-on.service.js';
import { createHandOnStore, type HandOnStore } from './hand-on.store.js';
import { handOnPage, handOnsPage, learnersHandOnsPage } from './hand-on.view-model.js';
import { menteeRoutes } from './mentee.routes.js';
import { createMenteeService, type MenteeService } from './mentee.service.js';
import { closedHandOnPage, menteePage } from './mentee.view-model.js';
import { newHandOnPage } from './new-hand-on.view-model.js';
import type { HandOnParts } from './parts.js';

export const createHandOns = (db: Connection, given: Omit<HandOnParts, 'handOns'>) => {
  const handOns = createHandOnStore(db);
  const parts = { ...given, handOns };
  return { handOns, passing: createHandOnService(parts), mentees: createMenteeService(parts) };
};

type Dependencies = HandOnDependencies & { handOns: HandOnStore; mentees: MenteeService };

export const handOnFeature = (deps: Dependencies): Feature => ({
  name: 'hand-on',
  routes: [...handOnRoutes(deps), ...menteeRoutes(deps)],
  pages: [
    ...[handOnsPage, learnersHandOnsPage, handOnPage],
    ...[newHandOnPage, menteePage, closedHandOnPage],
  ],
  personalData: [
    { collection: 'handOns', exportOf: deps.handOns.exportOf, erase: deps.handOns.erase },
  ],
  jobs: [],
});
