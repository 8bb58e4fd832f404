import { addDays, endOfDay, type Day } from '../platform/dates.js';

/** Somebody of a cohort, as the others see them. */
export interface MemberName {
  id: string;
  name: string;
}

/** Who answers the reflections of a cohort, as its learners see them. */
export interface InstructorName extends MemberName {
  /** Also looks after the course: in a small firm the admin may be the one who reads. Learners are told. */
  isAdmin?: boolean;
  /** Languages they read, by their codes. */
  reads?: readonly string[];
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
  /** Who hears of what others leave too long: the instructor who was named first. */
  lead: string | null;
}

/** Reads cohorts for pages of other features; calls of one tick share one query. */
export interface CohortReader {
  /** Throws not found when there is no such cohort. */
  of(cohortId: string): Promise<CohortInfo>;
  /** Who learns in a cohort just now, by name. */
  learnersOf(cohortId: string): Promise<readonly MemberName[]>;
  /** Names by id, for lists; an id without a cohort is left out. */
  namesOf(cohortIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** How many people learn in each; a cohort without any is left out. */
  learnersIn(cohortIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** `end`: nothing new opens after it. `close`: nothing at all goes on after it. */
export type Door = 'end' | 'close';

/** A group of people who go through the course together. */
export interface CohortRecord {
  _id: string;
  courseId: string;
  name: string;
  zone: string;
  start: Day;
  end: Day;
  daysOff: Day[];
  /** Person ids. */
  instructors: string[];
  archived: boolean;
  createdAt: Date;
  /** When its people were told that a door shuts soon. */
  told?: Partial<Record<Door, Date>>;
}

/** Most instructors of one cohort. */
export const mostInstructors = 20;

const dayMs = 24 * 3_600_000;
const fortnight = 14;

/** Until when an invitation of a learner counts: two weeks after the cohort begins or after today, whichever is later. */
export const learnerInvitationEnds = (
  { start, zone }: { start: Day; zone: string },
  now: Date,
): Date => {
  const afterStart = endOfDay(addDays(start, fortnight), zone);
  const afterIssue = new Date(now.getTime() + fortnight * dayMs);
  return afterStart > afterIssue ? afterStart : afterIssue;
};

/** Until when an invitation of an instructor counts. */
export const instructorInvitationEnds = (now: Date): Date =>
  new Date(now.getTime() + fortnight * dayMs);
