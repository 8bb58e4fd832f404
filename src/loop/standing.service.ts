import type { CohortInfo } from '../cohorts/cohort.js';
import type { Progress } from '../lessons/progress.js';
import { paths } from '../web/paths.js';
import type { LoopParts } from './loop.js';
import { actsNext, asOf, isAccepted, type Party, type TurnState } from './machine.js';
import {
  isOfTurn,
  noteIn,
  setOutOf,
  type ReflectionNote,
  type SetOut,
  type TurnNote,
} from './note.js';
import { positionOf } from './turn.js';

/** Where the reflection of one lesson stands, for pages that show many: no words of it. */
export interface LessonReflectionState extends Omit<SetOut, 'n' | 'unfinished'> {
  lesson: string;
  /** `open`: not begun. `kept`: in the writer's journal, and nowhere else. */
  state: TurnState | 'open' | 'kept';
  round: number;
  /** A comment waits for the learner's answer. */
  asked: boolean;
  actsNext: Party;
  /** Names of the instructors it waits for; empty while it waits for the learner or nobody. */
  waitingFor: readonly string[];
  since: Date | null;
  promisedBy: Date | null;
  /** An instructor has found it ready for action, in this turn or an earlier one. */
  accepted: boolean;
  href: string;
}

export type Standings = ReadonlyMap<string, LessonReflectionState>;

const untouched = (lesson: string, begunAt: Date | null): LessonReflectionState => ({
  lesson,
  state: begunAt ? 'draft' : 'open',
  round: 1,
  asked: false,
  actsNext: 'learner',
  waitingFor: [],
  since: begunAt,
  promisedBy: null,
  ...{ accepted: false, dueDay: null, dueAt: null, counted: false, toExplain: false },
  href: paths.reflection(lesson),
});

/** How a lesson's reflection stands, for who need not know who it waits for. */
export const standingIn = (
  note: ReflectionNote | undefined,
  now: Date,
): Pick<LessonReflectionState, 'state' | 'asked' | 'toExplain'> => {
  if (!note) return { state: 'open', asked: false, toExplain: false };
  if (!isOfTurn(note))
    return { state: 'begunAt' in note ? 'draft' : 'kept', asked: false, toExplain: false };
  const { dueAt, toExplain } = setOutOf(note);
  const { state, asked } = asOf(positionOf(note), dueAt, now);
  return { state, asked, toExplain };
};

const nobody: readonly string[] = [];

const waits = (note: ReflectionNote | undefined): note is TurnNote =>
  note !== undefined && isOfTurn(note) && actsNext(positionOf(note)) === 'instructor';

/** What is known of a note, and who it waits for. */
const standingOf = (
  { lesson, note, now }: NoteOfLesson<TurnNote>,
  waitingFor: readonly string[],
): LessonReflectionState => {
  const { n, dueDay, dueAt, counted, toExplain } = setOutOf(note);
  const { state, round, asked } = asOf(positionOf(note), dueAt, now);
  return {
    lesson,
    state,
    accepted: n > 1 || isAccepted(note),
    actsNext: actsNext({ ...positionOf(note), state }),
    waitingFor,
    since: note.waitingSince,
    promisedBy: note.promisedBy,
    href: paths.reflection(lesson),
    ...{ round, asked, dueDay, dueAt, counted, toExplain },
  };
};

interface NoteOfLesson<Note = ReflectionNote | undefined> {
  lesson: string;
  note: Note;
  now: Date;
}

const stateOf = (of: NoteOfLesson, waitingFor: readonly string[]): LessonReflectionState => {
  const { lesson, note } = of;
  if (!note) return untouched(lesson, null);
  if (isOfTurn(note)) return standingOf({ ...of, note }, waitingFor);
  return 'begunAt' in note
    ? untouched(lesson, note.begunAt)
    : { ...untouched(lesson, note.keptAt), state: 'kept' };
};

/** Where all reflections of a person stand, by the notes in their progress. */
export const createStandingService = ({
  cohorts,
  content,
  clock,
}: Pick<LoopParts, 'cohorts' | 'content' | 'clock'>) => {
  const waitingFor = async (note: TurnNote, group?: CohortInfo): Promise<readonly string[]> => {
    const { instructors } = group?.id === note.cohortId ? group : await cohorts.of(note.cohortId);
    const readers = instructors.filter(({ id }) => note.readers.includes(id));
    const answers = note.handed?.isTold ? note.handed.to : note.openedBy;
    const named = readers.filter(({ id }) => id === answers);
    return (named.length > 0 ? named : readers).map(({ name }) => name);
  };

  const withNames = async (
    of: NoteOfLesson<TurnNote>,
    group?: CohortInfo,
  ): Promise<LessonReflectionState> => stateOf(of, await waitingFor(of.note, group));

  return {
    /** By lesson, one entry for every lesson of the course. `group` is the learner's, where it is read already. */
    async stateOf(progress: Progress, group?: CohortInfo): Promise<Standings> {
      const now = clock.now();
      const states = new Map<string, LessonReflectionState>();
      const waiting: Promise<LessonReflectionState>[] = [];
      for (const { slug: lesson } of content.course().lessons) {
        const note = noteIn(progress, lesson, now);
        states.set(lesson, stateOf({ lesson, note, now }, nobody));
        if (waits(note)) waiting.push(withNames({ lesson, note, now }, group));
      }
      for (const state of await Promise.all(waiting)) states.set(state.lesson, state);
      return states;
    },

    /** One lesson's alone: who it waits for is looked up for that one only. */
    async ofLesson(progress: Progress, lesson: string): Promise<LessonReflectionState> {
      const now = clock.now();
      const note = noteIn(progress, lesson, now);
      return waits(note)
        ? withNames({ lesson, note, now })
        : stateOf({ lesson, note, now }, nobody);
    },
  };
};

export type StandingService = ReturnType<typeof createStandingService>;
