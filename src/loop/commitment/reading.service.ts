import type { Tx } from '../../platform/database.js';
import { notFound } from '../../platform/errors.js';
import { scope, type Actor } from '../../policy.js';
import { toChange } from '../closed.js';
import { namesOf, type LoopParts, type Names } from '../loop.js';
import { isOpenedBy, type CommitmentRecord } from './commitment.js';

/** What somebody set out to do, as far as this reader may know it. */
export interface ActionsForReader {
  /** Opened by this reader as they stand now. */
  open: CommitmentRecord[];
  /** How many are there that this reader has not opened as they stand now. */
  sealed: number;
  /** Who opened what is open. */
  readers: Names;
}

export const noActions: ActionsForReader = { open: [], sealed: 0, readers: new Map() };

/** The reader's side of what follows on *ready for action*: reading it is written down, as with rounds. */
export const createActionReading = ({
  rounds,
  commitments,
  people,
  transact,
  clock,
}: LoopParts) => ({
  async of(actor: Actor, personId: string): Promise<ActionsForReader> {
    const all = await commitments.ofReader(scope(actor, 'review:see'), personId);
    const open = all.filter((one) => isOpenedBy(one, actor.id));
    const readers = open.flatMap(({ openings }) => openings.map((one) => one.personId));
    return { open, sealed: all.length - open.length, readers: await namesOf(people, readers) };
  },

  /** Opens all of it for this reader. Throws `not-found` for a round they were not named on or have not opened. */
  async open(actor: Actor, roundId: string): Promise<void> {
    const reader = scope(actor, 'review:write');
    await transact(async (tx: Tx) => {
      const round = toChange(reader, await rounds.findForReader(reader, roundId, tx));
      if (!round?.openings.some(({ personId }) => personId === actor.id)) throw notFound();
      await commitments.open(tx, reader, { personId: round.personId, at: clock.now() });
    });
  },
});

export type ActionReading = ReturnType<typeof createActionReading>;
