import type { Connection } from '../platform/database.js';
import type { Outbox } from '../mail/outbox.js';
import { createCohortService, type CohortService } from './cohort.service.js';
import { createCohortStore, type CohortStore } from './cohort.store.js';
import type { CohortReader } from './cohort.js';
import { settingDaysOff, type SetDaysOff } from './days-off.js';
import { tellOfDoors } from './doors.js';
import { createEnrolmentService, type EnrolmentService } from './enrolment.service.js';
import { createEnrolmentStore, type EnrolmentStore } from './enrolment.store.js';
import { createImportService, type ImportService } from './import/import.service.js';
import { createImportStore, type ImportStore } from './import/import.store.js';
import { createInvitationService, type InvitationService } from './invitation.service.js';
import { fillInLastDays } from './last-days.js';
import type { CohortParts } from './parts.js';
import { createCohortReader } from './reader.js';

export interface CohortStores {
  cohorts: CohortStore;
  enrolments: EnrolmentStore;
  imports: ImportStore;
}

/** What an admin does with cohorts. */
export interface CohortDesk {
  stores: CohortStores;
  cohorts: CohortService;
  enrolment: EnrolmentService;
  invitations: InvitationService;
  imports: ImportService;
  setDaysOff: SetDaysOff;
  /** Again and again: that a door shuts soon. */
  tellOfDoors(): Promise<void>;
  /** Once, at start. */
  fillInLastDays(): Promise<void>;
  outbox: Pick<Outbox, 'isOn'>;
  /** Where people reach the course; links never follow a request's Host. */
  publicOrigin: string;
  /** How many lessons each of these people has read: lessons know, and they come after cohorts. */
  lessonsRead: (personIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

/** Cohorts for everybody's pages, and the desk at which they are looked after. */
export const createCohorts = (
  db: Connection,
  given: Omit<CohortParts, 'cohorts' | 'enrolments'> &
    Pick<CohortDesk, 'publicOrigin' | 'lessonsRead'>,
): { cohorts: CohortReader; cohortDesk: CohortDesk } => {
  const stores = {
    cohorts: createCohortStore(db),
    enrolments: createEnrolmentStore(db),
    imports: createImportStore(db),
  };
  const parts = { ...given, ...stores };
  const enrolment = createEnrolmentService(parts);
  return {
    cohorts: createCohortReader(parts),
    cohortDesk: {
      stores,
      cohorts: createCohortService(parts),
      enrolment,
      invitations: createInvitationService({ ...parts, enrolment }),
      imports: createImportService(parts),
      setDaysOff: settingDaysOff(parts),
      tellOfDoors: () => tellOfDoors(parts),
      fillInLastDays: () => fillInLastDays(parts),
      outbox: given.outbox,
      publicOrigin: given.publicOrigin,
      lessonsRead: given.lessonsRead,
    },
  };
};
