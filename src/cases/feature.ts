import type { Connection } from '../platform/database.js';
import type { Feature } from '../web/feature.js';
import { caseReviewsPage, casesPage } from './case-list.view-model.js';
import { caseRoutes } from './case.routes.js';
import { createCaseReading, createCaseService, type CaseParts } from './case.service.js';
import { createCaseStore } from './case.store.js';
import { casePage } from './case.view-model.js';
import { caseReadingRoutes } from './reading.routes.js';

export const createCases = (db: Connection, given: Omit<CaseParts, 'cases'>) => {
  const cases = createCaseStore(db);
  const parts = { ...given, cases };
  return { cases, telling: createCaseService(parts), caseReading: createCaseReading(parts) };
};

type Dependencies = ReturnType<typeof createCases>;

export const casesFeature = (deps: Dependencies): Feature => ({
  name: 'cases',
  routes: [...caseRoutes(deps), ...caseReadingRoutes(deps)],
  pages: [casePage, casesPage, caseReviewsPage],
  personalData: [{ collection: 'cases', exportOf: deps.cases.exportOf, erase: deps.cases.erase }],
  jobs: [],
});
