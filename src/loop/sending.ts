import type { CohortInfo } from '../cohorts/cohort.js';
import type { Tx } from '../platform/database.js';
import { moved } from './acts.js';
import { reflectionForm, type LoopParts } from './loop.js';
import type { Position } from './machine.js';
import { promiseFrom } from './promise.js';
import type { Ratings } from './rating.js';
import type { Texts } from './texts.js';
import type { Act } from './turn-event.store.js';
import {
  nothingSetOut,
  roundId,
  type Dictated,
  type RoundRecord,
  type TurnRecord,
} from './turn.js';

export interface Sending {
  act: Act;
  lessonId: string;
  /** The turn that goes on; null begins one. */
  turn: TurnRecord | null;
  at: Position;
  cohort: CohortInfo;
  texts: Texts;
  ratings: Ratings;
  dictated: Dictated | null;
}

/** Who may read the round, until when an answer is promised: both as they are at this moment. */
const handedTo = (cohort: CohortInfo, now: Date) => ({
  cohortId: cohort.id,
  readers: cohort.instructors.map(({ id }) => id),
  promisedBy: promiseFrom(now, cohort),
  daysLeft: null,
  ...{ claim: null, handed: null },
  waitingSince: now,
  openedBy: null,
  openedAt: null,
});

const roundOf = (
  turn: TurnRecord,
  { texts, ratings, dictated }: Pick<Sending, 'texts' | 'ratings' | 'dictated'>,
  hash: string,
): RoundRecord => ({
  _id: roundId(turn._id, turn.round),
  turnId: turn._id,
  n: turn.round,
  personId: turn.personId,
  cohortId: turn.cohortId,
  lessonId: turn.lessonId,
  readers: turn.readers,
  texts,
  ratings,
  dictated,
  hash,
  submittedAt: turn.waitingSince,
  openings: [],
});

/** Seals a round, moves its turn to whoever reads it, and empties the draft: all inside the given transaction. */
export const createSending = ({ turns, rounds, drafts, events, content, ids }: LoopParts) => {
  const begin = async (tx: Tx, { act, lessonId, at, cohort }: Sending): Promise<TurnRecord> => {
    const courseId = content.course().id;
    const who = { _id: ids.next(), personId: act.actorId, courseId, lessonId, n: 1 };
    const first = { ...at, ...nothingSetOut, revised: false, rev: 1, seq: 1 };
    const turn = { ...who, ...first, ...handedTo(cohort, act.at) };
    await turns.add(tx, turn);
    return turn;
  };

  return async (tx: Tx, sending: Sending): Promise<void> => {
    const { act, lessonId, turn, at, cohort } = sending;
    const change = { ...at, ...handedTo(cohort, act.at), revised: at.round > 1 };
    const sent = turn
      ? moved(await turns.act(tx, turn, { kind: 'submit', ...change }))
      : await begin(tx, sending);
    await rounds.add(tx, roundOf(sent, sending, content.lesson(lessonId).reflection.hash));
    await drafts.close(tx, { personId: act.actorId, form: reflectionForm(lessonId) }, act.at);
    await events.add(tx, act, { turn: sent });
  };
};
