import type { Day } from '../platform/dates.js';

/** Who answers the reflections of a cohort, as its learners see them. */
export interface InstructorName {
  id: string;
  name: string;
}

/**
 * What other features may know of a cohort. `start` and `end` are its first and last day and `daysOff` the days on
 * which nobody is expected to answer, all of them days in `zone`.
 */
export interface CohortInfo {
  id: string;
  name: string;
  zone: string;
  start: Day;
  end: Day;
  daysOff: readonly Day[];
  /** Sorted by name. Without one, nobody can answer, so nothing can be handed in. */
  instructors: readonly InstructorName[];
}

/** Reads cohorts for pages of other features; calls of one tick share one query. */
export interface CohortReader {
  /** Throws not found when there is no such cohort. */
  of(cohortId: string): Promise<CohortInfo>;
  /** Names by id, for lists; an id without a cohort is left out. */
  namesOf(cohortIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
