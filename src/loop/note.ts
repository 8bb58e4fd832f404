import { positionOf, type TurnRecord } from './turn.js';

/**
 * Where the reflection of a lesson stands, without its words: kept in the learner's progress, so that pages that show
 * many lessons read one record. The turn is the truth; the note is written in the transaction that moves it.
 */
export type ReflectionNote = TurnNote | BegunNote;

export type TurnNote = Pick<
  TurnRecord,
  'state' | 'round' | 'asked' | 'cohortId' | 'readers' | 'openedBy' | 'waitingSince' | 'promisedBy'
>;

/** Something is written, and nothing was handed in yet. */
export interface BegunNote {
  begunAt: Date;
}

export const noteOf = (turn: TurnRecord): TurnNote => ({
  ...positionOf(turn),
  cohortId: turn.cohortId,
  readers: turn.readers,
  openedBy: turn.openedBy,
  waitingSince: turn.waitingSince,
  promisedBy: turn.promisedBy,
});

/** The notes of a progress, by lesson. */
export const notesIn = ({
  reflections = {},
}: {
  reflections?: Readonly<Record<string, unknown>>;
}): Readonly<Record<string, ReflectionNote>> =>
  reflections as Readonly<Record<string, ReflectionNote>>;
