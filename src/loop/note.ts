import type { Progress } from '../lessons/progress.js';
import { positionOf, type TurnRecord } from './turn.js';

/**
 * Where the reflection of a lesson stands, without its words: kept in the learner's progress, so that pages that show
 * many lessons read one record. The turn is the truth; the note is written in the transaction that moves it.
 */
export type ReflectionNote = TurnNote | BegunNote | KeptNote;

export type TurnNote = Standing &
  Pick<TurnRecord, 'cohortId' | 'readers' | 'openedBy'> &
  Partial<SetOut & Pick<TurnRecord, 'handed'>> & {
    /** How it stands from then on: a reply is sealed until then. */
    then?: Standing & { from: Date };
  };

type Standing = Pick<TurnRecord, 'state' | 'round' | 'asked' | 'waitingSince' | 'promisedBy'>;

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

const standingOf = (turn: TurnRecord): Standing => {
  const { waitingSince, promisedBy } = turn;
  return { ...positionOf(turn), waitingSince, promisedBy };
};

export const noteOf = (turn: TurnRecord): TurnNote => {
  const { sealed, cohortId, readers, openedBy, handed = null } = turn;
  const now = { ...standingOf({ ...turn, ...sealed?.before }), ...setOutOf(turn) };
  const then = sealed ? { then: { ...standingOf(turn), from: sealed.until } } : {};
  return { ...now, ...then, cohortId, readers, openedBy, handed };
};

const noteAt = (note: ReflectionNote, now: Date): ReflectionNote =>
  'then' in note && note.then && note.then.from <= now ? { ...note, ...note.then } : note;

type Noted = Pick<Progress, 'reflections'>;

type Notes = Readonly<Record<string, ReflectionNote>>;

/** The note of one lesson, as its learner sees it at `now`. */
export const noteIn = (
  { reflections = {} }: Noted,
  lesson: string,
  now: Date,
): ReflectionNote | undefined => {
  const note = (reflections as Notes)[lesson];
  return note && noteAt(note, now);
};

/** The notes of a progress as its learner sees them at `now`, by lesson. */
export const notesIn = ({ reflections = {} }: Noted, now: Date): Map<string, ReflectionNote> => {
  const notes = new Map<string, ReflectionNote>();
  for (const [lesson, note] of Object.entries(reflections as Notes))
    notes.set(lesson, noteAt(note, now));
  return notes;
};
