import type { LoopParts } from '../loop.js';
import type { TurnRecord } from '../turn.js';

const mostPerRun = 500;

/** The one that acts when a day comes. */
const theDay = 'the-day';

/**
 * Writes down that days have come. Nothing waits for it: pages tell by the clock. Gives how many it wrote; one that its
 * learner moves at this moment is left to them.
 */
export const writingDue =
  ({ turns, events, transact, clock }: LoopParts) =>
  async (): Promise<number> => {
    const now = clock.now();
    const write = (turn: TurnRecord): Promise<boolean> =>
      transact(async (tx) => {
        const due = await turns.fallDue(tx, turn);
        if (!due) return false;
        const key = `due:${turn._id}:${turn.rev}`;
        const act = { kind: 'fallDue' as const, actorId: theDay, key, said: turn.dueDay, at: now };
        await events.add(tx, act, { turn: due });
        return true;
      });
    const found = await turns.fallenDue(now, mostPerRun);
    let written = 0;
    for (const turn of found) if (await write(turn)) written += 1;
    return written;
  };
