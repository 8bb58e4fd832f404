import type { Counts, PlannedRow, Reason, Verdict } from './plan.js';

/** A list that was read and judged: first shown, then, once confirmed, carried out row by row. */
export interface ImportRecord {
  _id: string;
  cohortId: string;
  createdBy: string;
  at: Date;
  rows: number;
  counts: Counts;
  ignoredColumns: string[];
  confirmedAt: Date | null;
  confirmedBy: string | null;
  finishedAt: Date | null;
  expires: Date;
}

/** What became of a row when it was carried out. */
export type Outcome = 'added' | 'changed' | 'same' | 'refused';

export interface ImportRowRecord extends PlannedRow {
  /** `import:line` */
  _id: string;
  importId: string;
  outcome: Outcome | null;
  /** Why it was refused when it was carried out, where that differs from the plan. */
  refusal: Reason | null;
  appliedAt: Date | null;
  expires: Date;
}

export type OutcomeCounts = Record<Outcome, number>;

/** Rows that confirming carries out; the others stay as they are. */
export const isCarriedOut = (verdict: Verdict): boolean =>
  verdict === 'new' || verdict === 'change';

/** Most confirmations of lists by one admin within an hour. */
export const mostConfirmed = 5;
export const confirmWindowMs = 3_600_000;
