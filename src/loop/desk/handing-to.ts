import type { Tx } from '../../platform/database.js';
import { newClaim } from '../claim.js';
import type { LoopParts } from '../loop.js';
import { moved } from '../acts.js';
import { positionOf, roundId, sentRound, type TurnRecord } from '../turn.js';
import type { Act } from '../turn-event.store.js';
import { isUnanswered } from './hand-over.js';
import { handedMail } from './letters.js';

export interface HandingTo {
  act: Act;
  turn: TurnRecord;
  /** The one it was with. */
  by: string;
  to: string;
}

type Parts = Pick<LoopParts, 'turns' | 'rounds' | 'events' | 'outbox'>;

/**
 * Lets a colleague answer from now on, inside the given transaction: the claim goes with it, and one who was not named on the
 * latest round is named there, of which its writer is told by a mail. Earlier rounds stay shut to them.
 */
export const handingTo =
  ({ turns, rounds, events, outbox }: Parts) =>
  async (tx: Tx, { act, turn, by, to }: HandingTo): Promise<TurnRecord> => {
    const isNamed = turn.readers.includes(to);
    const isTold = isUnanswered(positionOf(turn));
    const change = {
      handed: { to, by, at: act.at, isTold },
      claim: newClaim(to, act.at),
      ...(isNamed ? {} : { readers: [...turn.readers, to] }),
    };
    const handed = moved(await turns.move(tx, turn, change));
    if (!isNamed) {
      await rounds.name(tx, roundId(turn._id, sentRound(turn)), to);
      await outbox.add(tx, [handedMail(handed)]);
    }
    await events.add(tx, act, { turn: handed });
    return handed;
  };
