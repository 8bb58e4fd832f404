import type { Route } from '../../web/route.js';
import type { LoopParts } from '../loop.js';
import type { ReflectionService } from '../reflection.service.js';
import { createCarryingService } from './carrying.service.js';
import { createJournalService } from './journal.service.js';
import { journalRoutes, type JournalServices } from './journal.routes.js';
import { keepingRoute } from './keeping.routes.js';
import { createKeepingService, type KeepingService } from './keeping.service.js';

export const createJournalServices = (parts: LoopParts) => ({
  journal: createJournalService(parts),
  carrying: createCarryingService(parts),
  keeping: createKeepingService(parts),
});

/** The journal, and the two ways between it and a reflection. */
export const journalPart = (
  services: JournalServices & { keeping: KeepingService; reflections: ReflectionService },
): Route[] => [...journalRoutes(services), keepingRoute(services)];
