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

/** Where all reflections of a person stand; calls of one tick share their queries. */
export const createStandingService = ({ turns, drafts, cohorts, content }: LoopParts) => {
  const waitingFor = async (turn: TurnRecord): Promise<string[]> => {
    if (actsNext(positionOf(turn)) !== 'instructor') return [];
    const { instructors } = await cohorts.of(turn.cohortId);
    const readers = instructors.filter(({ id }) => turn.readers.includes(id));
    const opener = readers.filter(({ id }) => id === turn.openedBy);
    return (opener.length > 0 ? opener : readers).map(({ name }) => name);
  };

  const standingOf = async (turn: TurnRecord): Promise<LessonReflectionState> => ({
    lesson: turn.lessonId,
    state: turn.state,
    round: turn.round,
    asked: turn.asked,
    actsNext: actsNext(positionOf(turn)),
    waitingFor: await waitingFor(turn),
    since: turn.waitingSince,
    promisedBy: turn.promisedBy,
    href: paths.reflection(turn.lessonId),
  });

  return {
    /** By lesson, one entry for every lesson of the course. */
    async stateOf(actor: Pick<Actor, 'id'>): Promise<Standings> {
      const [begun, written] = await Promise.all([
        turns.turnsOf(actor.id),
        drafts.openOf(actor.id),
      ]);
      const latest = new Map((begun?.turns ?? []).map((turn) => [turn.lessonId, turn]));
      const saved = new Map((written?.drafts ?? []).map((draft) => [draft.form, draft.savedAt]));
      const states = content.course().lessons.map(async ({ slug }) => {
        const turn = latest.get(slug);
        return turn ? standingOf(turn) : untouched(slug, saved.get(reflectionForm(slug)) ?? null);
      });
      return new Map((await Promise.all(states)).map((state) => [state.lesson, state]));
    },
  };
};

export type StandingService = ReturnType<typeof createStandingService>;
