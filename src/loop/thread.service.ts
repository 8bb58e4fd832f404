import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { assertUnused, createOnce, moved } from './acts.js';
import type { LoopParts } from './loop.js';
import { next } from './machine.js';
import { findingOpened } from './reply.service.js';
import { liveSeal } from './seal.js';
import type { Act, Known } from './turn-event.store.js';
import { positionOf } from './turn.js';

/** A word of the learner's that somebody has read, and that asks for no answer. */
export interface Closing {
  roundId: string;
  /** The revision of the turn on which it was read. */
  rev: number;
  key: string;
}

/** What is said beside a turn, on the side of those who answer. */
export const createThreadService = (parts: LoopParts) => {
  const { turns, events, clock } = parts;
  const once = createOnce(parts);
  const openedRound = findingOpened(parts);
  return {
    /** Closes the thread until its learner says more. Throws `conflict` where more was said, or it is closed. */
    async close(actor: Actor, { roundId, rev, key }: Closing): Promise<void> {
      const now = clock.now();
      const act: Act = { kind: 'noAnswer', actorId: actor.id, key, said: roundId, at: now };
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const round = await openedRound(actor, roundId, tx);
        const turn = await turns.findForReader(scope(actor, 'review:write'), round.turnId, tx);
        const at = turn && !liveSeal(turn, now) ? next(positionOf(turn), 'noAnswer') : null;
        if (!turn || !at || turn.rev !== rev)
          throw new AppError('conflict', 'reviews.refused.changed');
        assertUnused(known);
        const rest = { promisedBy: null, claim: null, waitingSince: now, sealed: null };
        const closed = moved(await turns.move(tx, turn, { ...at, ...rest }));
        await events.add(tx, act, { turn: closed });
      };
      await once(act, { again: () => undefined, work });
    },
  };
};

export type ThreadService = ReturnType<typeof createThreadService>;
