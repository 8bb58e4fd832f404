import type { Day } from '../platform/dates.js';

/** `waiting` for an instructor, `returned` with a line, `shown` to later groups, or `withdrawn` by its writer. */
export type CaseState = 'waiting' | 'returned' | 'shown' | 'withdrawn';

/** What a case says: all of it written by its writer for people they do not know. */
export interface CaseText {
  title: string;
  happened: string;
  did: string;
  next: string;
}

export const caseParts = ['happened', 'did', 'next'] as const;

/** A short story of a failure that its writer lets later groups learn from. */
export interface CaseRecord extends CaseText {
  _id: string;
  personId: string;
  courseId: string;
  lessonId: string;
  /** The turn it was told from. */
  turnId: string;
  cohortId: string;
  /** The first day of the writer's cohort: only those that begin later meet the case. */
  cohortStart: Day;
  /** The instructors who may look at it: named on the round. */
  readers: string[];
  state: CaseState;
  /** What its instructor asks to be changed; empty unless it is returned. */
  line: string;
  /** When its writer last sent it. */
  at: Date;
  shownAt: Date | null;
  rev: number;
}
