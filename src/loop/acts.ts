import { isDuplicate, type Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { LoopParts } from './loop.js';
import type { Act, Known } from './turn-event.store.js';
import type { TurnEventRecord, TurnRecord } from './turn.js';

/** How an act is done: what to answer when this very form was done before, and the work if it was not. */
export interface Doing<T> {
  again: (event: TurnEventRecord) => T;
  work: (tx: Tx, known: Known) => Promise<T>;
}

/**
 * Does an act once, in one transaction. Where two people insert the same record at the same moment, the second finds
 * on its second try what the first has done.
 */
export const createOnce =
  ({ events, transact }: Pick<LoopParts, 'events' | 'transact'>) =>
  async <T>(act: Act, { again, work }: Doing<T>): Promise<T> => {
    const attempt = (): Promise<T> =>
      transact(async (tx) => {
        const known = await events.known(tx, act);
        return known.is === 'same' ? again(known.event) : work(tx, known);
      });
    try {
      return await attempt();
    } catch (error) {
      if (isDuplicate(error)) return attempt();
      throw error;
    }
  };

/** A form that already said something else cannot say this as well. Throws `conflict`. */
export const assertUnused = (known: Known): void => {
  if (known.is === 'other') throw new AppError('conflict', 'errors.usedForm');
};

/** The turn after a move; throws `conflict` when somebody moved it first. */
export const moved = (turn: TurnRecord | null): TurnRecord => {
  if (!turn) throw new AppError('conflict', 'loop.refused.changed');
  return turn;
};
