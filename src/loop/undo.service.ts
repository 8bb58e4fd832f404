import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { assertUnused, createOnce } from './acts.js';
import type { LoopParts } from './loop.js';
import { findingOpened } from './reply.service.js';
import { liveSeal } from './seal.js';
import { createSealing } from './sealing.js';
import type { Act, Known } from './turn-event.store.js';
import type { TurnRecord } from './turn.js';

const done = (): void => undefined;

/** The one that acts when a right is taken away. */
const theLoss = 'the-loss-of-a-right';

const mostPerRun = 500;

/** Somebody who answers no more: in one cohort, or in none. */
export interface Loss {
  personId: string;
  cohortId: string | null;
}

/** What becomes of a reply while it is sealed: it is undone, or void, or its seal ends. */
export const createUndoService = (parts: LoopParts) => {
  const { turns, replies, transact, clock } = parts;
  const once = createOnce(parts);
  const openedRound = findingOpened(parts);
  const { unseal } = createSealing(parts);

  const refusal = async (tx: Tx, actor: Actor, id: string): Promise<AppError> => {
    const isThere = (await replies.findFrom(actor.id, id, tx)) !== null;
    return new AppError('conflict', isThere ? 'reviews.undo.late' : 'reviews.undo.gone');
  };

  const undo = async (
    tx: Tx,
    { act, actor, reply }: { act: Act; actor: Actor; reply: { roundId: string; id: string } },
    known: Known,
  ): Promise<void> => {
    const round = await openedRound(actor, reply.roundId, tx);
    const turn = await turns.findForReader(scope(actor, 'review:write'), round.turnId, tx);
    // Told anew at each try: one that waited for another transaction may have waited too long.
    const sealed = turn && liveSeal(turn, clock.now());
    if (!turn || sealed?.by !== actor.id || sealed.replyId !== reply.id)
      throw await refusal(tx, actor, reply.id);
    assertUnused(known);
    await unseal(tx, act, { turn, sealed });
  };

  const lift = (turn: TurnRecord): Promise<boolean> =>
    transact(async (tx) => (await turns.seals.lift(tx, turn)) !== null);

  return {
    /** Takes back a reply of the actor's own. Throws `conflict` once its seal is over, or the reply is gone. */
    undo(actor: Actor, reply: { roundId: string; id: string }, key: string): Promise<void> {
      const who = { actorId: actor.id, key, at: clock.now() };
      const act: Act = { kind: 'undo', said: [reply.roundId, reply.id], ...who };
      return once(act, {
        again: done,
        work: (tx, known) => undo(tx, { act, actor, reply }, known),
      });
    },

    /** Makes void what somebody sent who loses the right to answer, inside the transaction that takes it; what they held is free. */
    async void(tx: Tx, { personId, cohortId }: Loss): Promise<void> {
      const now = clock.now();
      for (const turn of await turns.seals.heldBy(tx, personId, now)) {
        const sealed = liveSeal(turn, now);
        if (!sealed || (cohortId !== null && turn.cohortId !== cohortId)) continue;
        const key = `void:${sealed.replyId}`;
        const act: Act = { kind: 'void', actorId: theLoss, key, said: personId, at: now };
        await unseal(tx, act, { turn, sealed });
      }
      await turns.desk.release(tx, { personId, cohortId });
    },

    /**
     * Writes down that seals are over, and with it what was earned by then. Nothing waits for it: pages tell by the
     * clock. Gives how many it wrote.
     */
    async liftSeals(): Promise<number> {
      let lifted = 0;
      for (const turn of await turns.seals.over(clock.now(), mostPerRun))
        if (await lift(turn)) lifted += 1;
      return lifted;
    },
  };
};

export type UndoService = ReturnType<typeof createUndoService>;
