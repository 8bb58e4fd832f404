import type { ReaderScope } from '../../policy.js';
import { isNamedOn, learnersTurn, sentRound, type RoundHead, type TurnRecord } from '../turn.js';

/**
 * `asked`: the learner has not said yet. `given` and `refused`: they have. `ended`: they took a yes back. `dropped`: who
 * asked took the question back.
 */
export type ConsentState = 'asked' | 'given' | 'refused' | 'ended' | 'dropped';

/** A round that it is about, and since when it is opened. */
export interface ConsentRound {
  id: string;
  n: number;
  sentAt: Date;
  openedAt: Date | null;
}

/** That an instructor asks a learner for answered rounds of one lesson that they were not named on. */
export interface ConsentRecord {
  _id: string;
  askerId: string;
  /** The learner. */
  personId: string;
  /** The learner's cohort when they were asked; it counts for nothing once they are in another. */
  cohortId: string;
  courseId: string;
  lessonId: string;
  /** Why, in the words of who asks. */
  line: string;
  rounds: ConsentRound[];
  state: ConsentState;
  askedAt: Date;
  /** When the learner last said something to it. */
  answeredAt: Date | null;
}

/** Most questions of one instructor to one learner in thirty days. */
const mostAsked = 3;
const asksCountMs = 30 * 24 * 3_600_000;

/** Why nothing can be asked now: a question is open, or there were enough of them lately. */
export const askRefusal = (
  earlier: readonly Pick<ConsentRecord, 'state' | 'askedAt'>[],
  now: Date,
): 'open' | 'many' | null => {
  if (earlier.some(({ state }) => state === 'asked')) return 'open';
  const since = now.getTime() - asksCountMs;
  const lately = earlier.filter(({ askedAt }) => askedAt.getTime() > since);
  return lately.length >= mostAsked ? 'many' : null;
};

/** Whether a round got its answer: one that waits for it can be handed over, and needs no consent. */
const isAnswered = (turn: TurnRecord, n: number, now: Date): boolean => {
  const seen = learnersTurn(turn, now);
  return n < sentRound(seen) || !['waiting', 'opened'].includes(seen.state);
};

/** The answered rounds of somebody that this reader cannot read, the earliest first. */
export const askable = (
  { heads, turns }: { heads: readonly RoundHead[]; turns: readonly TurnRecord[] },
  scope: ReaderScope,
  now: Date,
): RoundHead[] => {
  const turnOf = new Map(turns.map((turn) => [turn._id, turn]));
  return heads
    .filter((head) => {
      const turn = turnOf.get(head.turnId);
      return turn && isAnswered(turn, head.n, now) && !isNamedOn(head, scope);
    })
    .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
};
