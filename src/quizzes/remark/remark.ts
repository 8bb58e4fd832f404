import type { AttemptRecord } from '../attempt.js';
import type { Change } from './corrections.js';

/** A place in the row of tries at one version of a quiz. */
export interface RemarkPlace {
  hash: string;
  at: Date;
  id: string;
}

/** A re-mark that an admin confirmed: carried out part by part, each part once. */
export interface RemarkRecord {
  _id: string;
  quizId: string;
  /** The version whose key counts. */
  hash: string;
  /** Earlier versions that differ from it, in the order in which their tries are gone through. */
  olds: string[];
  by: string;
  at: Date;
  /** The last try that was gone through. */
  cursor: RemarkPlace | null;
  /** Tries whose marks were raised so far. */
  changed: number;
  /** Their cohorts. */
  cohortIds: string[];
  finishedAt: Date | null;
}

/** A try whose marks are raised. */
export interface Raised {
  attempt: AttemptRecord;
  changes: readonly Change[];
}
