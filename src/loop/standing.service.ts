import type { CohortInfo } from '../cohorts/cohort.js';
import { paths } from '../web/paths.js';
import type { Actor } from '../policy.js';
import { reflectionForm, type LoopParts } from './loop.js';
import { actsNext, type Party, type TurnState } from './machine.js';
import { positionOf, type TurnRecord } from './turn.js';

/** Where the reflection of one lesson stands, for pages that show many: no words of it. */
export interface LessonReflectionState {
  lesson: string;
  /** `open`: not begun. */
  state: TurnState | 'open';
  round: number;
  /** A comment waits for the learner's answer. */
  asked: boolean;
  actsNext: Party;
  /** Names of the instructors it waits for; empty while it waits for the learner or nobody. */
  waitingFor: readonly string[];
  since: Date | null;
  promisedBy: Date | null;
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
  href: paths.reflection(lesson),
});

type KnownCohort = Promise<CohortInfo> | null;

/** The latest turn of each lesson of a course. */
const latestOf = (turns: readonly TurnRecord[], courseId: string): Map<string, TurnRecord> => {
  const latest = new Map<string, TurnRecord>();
  for (const turn of turns) {
    const other = latest.get(turn.lessonId);
    if (turn.courseId === courseId && (!other || other.n < turn.n)) latest.set(turn.lessonId, turn);
  }
  return latest;
};

/** Where all reflections of a person stand; calls of one tick share their queries. */
export const createStandingService = ({ turns, drafts, cohorts, content }: LoopParts) => {
  const waitingFor = async (turn: TurnRecord, known: KnownCohort): Promise<string[]> => {
    if (actsNext(positionOf(turn)) !== 'instructor') return [];
    const theirs = await known;
    const { instructors } = theirs?.id === turn.cohortId ? theirs : await cohorts.of(turn.cohortId);
    const readers = instructors.filter(({ id }) => turn.readers.includes(id));
    const opener = readers.filter(({ id }) => id === turn.openedBy);
    return (opener.length > 0 ? opener : readers).map(({ name }) => name);
  };

  const standingOf = async (
    turn: TurnRecord,
    known: KnownCohort,
  ): Promise<LessonReflectionState> => ({
    lesson: turn.lessonId,
    state: turn.state,
    round: turn.round,
    asked: turn.asked,
    actsNext: actsNext(positionOf(turn)),
    waitingFor: await waitingFor(turn, known),
    since: turn.waitingSince,
    promisedBy: turn.promisedBy,
    href: paths.reflection(turn.lessonId),
  });

  const statesOf = async (
    actor: Pick<Actor, 'id'>,
    lessons: readonly string[],
    known: KnownCohort = null,
  ): Promise<LessonReflectionState[]> => {
    const [begun, written] = await Promise.all([turns.turnsOf(actor.id), drafts.openOf(actor.id)]);
    const latest = latestOf(begun, content.course().id);
    const saved = new Map(written.map((draft) => [draft.form, draft.savedAt]));
    const states = lessons.map(async (lesson) => {
      const turn = latest.get(lesson);
      return turn
        ? standingOf(turn, known)
        : untouched(lesson, saved.get(reflectionForm(lesson)) ?? null);
    });
    return Promise.all(states);
  };

  return {
    /** By lesson, one entry for every lesson of the course. `known` is a cohort that is asked for already. */
    async stateOf(actor: Pick<Actor, 'id'>, known: KnownCohort = null): Promise<Standings> {
      const lessons = content.course().lessons.map(({ slug }) => slug);
      return new Map((await statesOf(actor, lessons, known)).map((state) => [state.lesson, state]));
    },

    /** One lesson's alone: who it waits for is looked up for that one only. */
    async ofLesson(actor: Pick<Actor, 'id'>, lesson: string): Promise<LessonReflectionState> {
      const [state] = await statesOf(actor, [lesson]);
      return state ?? untouched(lesson, null);
    },
  };
};

export type StandingService = ReturnType<typeof createStandingService>;
