import { positionOf, type TurnRecord } from './turn.js';

/**
 * Where the reflection of a lesson stands, without its words: kept in the learner's progress, so that pages that show
 * many lessons read one record. The turn is the truth; the note is written in the transaction that moves it.
 */
export type ReflectionNote = TurnNote | BegunNote | KeptNote;

export type TurnNote = Pick<
  TurnRecord,
  'state' | 'round' | 'asked' | 'cohortId' | 'readers' | 'openedBy' | 'waitingSince' | 'promisedBy'
> &
  Partial<SetOut>;

/** How far what was set out to do has come; notes that are older than the last part of the loop have none of it. */
export type SetOut = Pick<
  TurnRecord,
  'n' | 'unfinished' | 'dueDay' | 'dueAt' | 'counted' | 'toExplain'
>;

/** Something is written, and nothing was handed in yet. */
export interface BegunNote {
  begunAt: Date;
}

/** What was written stays in the writer's journal. */
export interface KeptNote {
  keptAt: Date;
}

/** Whether a turn stands behind the note: something was handed in. */
export const isOfTurn = (note: ReflectionNote): note is TurnNote => 'state' in note;

/** Of a turn or a note, however old. */
export const setOutOf = (turn: Partial<SetOut>): SetOut => ({
  n: turn.n ?? 1,
  unfinished: turn.unfinished ?? false,
  dueDay: turn.dueDay ?? null,
  dueAt: turn.dueAt ?? null,
  counted: turn.counted ?? false,
  toExplain: turn.toExplain ?? false,
});

export const noteOf = (turn: TurnRecord): TurnNote => ({
  ...positionOf(turn),
  ...setOutOf(turn),
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
