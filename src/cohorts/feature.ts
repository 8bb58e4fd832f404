import type { Feature, PersonalData } from '../web/feature.js';
import { cohortListPage, newCohortPage } from './cohort-list.view-model.js';
import { cohortRoutes } from './cohort.routes.js';
import { cohortPage } from './cohort.view-model.js';
import type { CohortDesk, CohortStores } from './cohorts.js';
import { importRoutes } from './import/import.routes.js';
import { importPage, newImportPage } from './import/import.view-model.js';
import { enrolledRoutes } from './person.routes.js';
import { linksPage, personPage } from './person.view-model.js';

const personalData = ({ cohorts, enrolments, imports }: CohortStores): PersonalData[] => [
  { collection: 'cohorts', exportOf: cohorts.ofInstructor, erase: cohorts.removeInstructor },
  { collection: 'enrolments', exportOf: enrolments.exportOf, erase: enrolments.erase },
  // A list stays with its cohort for a month; of who uploaded it, it holds an id and no name.
  { collection: 'imports', exportOf: imports.exportOf, erase: () => Promise.resolve() },
  { collection: 'importRows', exportOf: imports.exportRowsOf, erase: imports.eraseRows },
];

export const cohortsFeature = ({ cohortDesk }: { cohortDesk: CohortDesk }): Feature => ({
  name: 'cohorts',
  routes: [...cohortRoutes(cohortDesk), ...enrolledRoutes(cohortDesk), ...importRoutes(cohortDesk)],
  pages: [
    cohortListPage,
    newCohortPage,
    cohortPage,
    personPage,
    linksPage,
    newImportPage,
    importPage,
  ],
  personalData: personalData(cohortDesk.stores),
  jobs: [
    { name: 'go on with lists', every: '10 seconds', run: () => cohortDesk.imports.goOn() },
    { name: 'tell of the end of cohorts', every: '1 hour', run: () => cohortDesk.tellOfDoors() },
  ],
});
