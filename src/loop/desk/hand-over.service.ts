import type { Tx } from '../../platform/database.js';
import { notFound } from '../../platform/errors.js';
import { scope, type Actor } from '../../policy.js';
import { assertUnused, createOnce } from '../acts.js';
import { toChange } from '../closed.js';
import type { LoopParts } from '../loop.js';
import { sentRound, type RoundRecord, type TurnRecord } from '../turn.js';
import type { Act, Known } from '../turn-event.store.js';
import { refusalOf, type HandOverRefusal } from './hand-over.js';
import { handingTo } from './handing-to.js';

export interface HandOverInput {
  /** A colleague of the cohort. */
  to: string;
  /** For that colleague alone; may be empty. */
  note: string;
  turnRev: number;
  key: string;
}

/** `gone`: the colleague does not answer in this cohort any more. Only `done` changed anything. */
export type HandOverResult = { is: 'done' } | { is: HandOverRefusal | 'gone' };

/** Why it cannot be handed over as its form says; null where it can. */
const refusal = (
  turn: TurnRecord | null,
  { n }: RoundRecord,
  { input, now }: { input: HandOverInput; now: Date },
): HandOverRefusal | null => {
  if (!turn || sentRound(turn) !== n || turn.rev !== input.turnRev) return 'changed';
  return refusalOf(turn, input.to, now);
};

/** Handing a round that waits to a colleague of the same cohort. */
export const createHandOverService = (parts: LoopParts) => {
  const { turns, rounds, staffNotes, rights, ids, clock } = parts;
  const once = createOnce(parts);
  const handTo = handingTo(parts);

  const handOver = async (
    tx: Tx,
    {
      act,
      actor,
      roundId,
      input,
    }: { act: Act; actor: Actor; roundId: string; input: HandOverInput },
    known: Known,
  ): Promise<HandOverResult> => {
    const reader = scope(actor, 'review:write');
    const round = toChange(reader, await rounds.findForReader(reader, roundId, tx));
    if (!round) throw notFound();
    const turn = await turns.findForReader(reader, round.turnId, tx);
    const { to, note } = input;
    const refused = refusal(turn, round, { input, now: act.at });
    if (!turn || refused) return { is: refused ?? 'changed' };
    // Held until the end, so that nobody is handed a round at the very moment they lose the right to it.
    if (to === actor.id || !(await rights.hold(tx, to, turn.cohortId))) return { is: 'gone' };
    assertUnused(known);
    await handTo(tx, { act, turn, by: actor.id, to });
    const about = {
      personId: turn.personId,
      cohortId: turn.cohortId,
      authorId: actor.id,
      toId: to,
    };
    if (note !== '')
      await staffNotes.add(tx, { _id: ids.next(), ...about, text: note, at: act.at });
    return { is: 'done' };
  };

  return {
    /** Throws `not-found` for a round the actor was not named on. */
    handOver(actor: Actor, roundId: string, input: HandOverInput): Promise<HandOverResult> {
      const { key, to, note } = input;
      const who = { actorId: actor.id, key, at: clock.now() };
      const act: Act = { kind: 'handOver', said: [roundId, to, note], ...who };
      return once<HandOverResult>(act, {
        again: () => ({ is: 'done' }),
        work: (tx, known) => handOver(tx, { act, actor, roundId, input }, known),
      });
    },
  };
};

export type HandOverService = ReturnType<typeof createHandOverService>;
