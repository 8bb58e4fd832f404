import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import type { LoopParts } from './loop.js';
import { roundInWriting } from './machine.js';
import { createShutting } from './shut.js';
import { positionOf } from './turn.js';

/** Only a draft takes more words: throws `conflict`, which says why, for what is handed in, or shut to the account. */
export const createWritingCheck = (
  parts: Pick<LoopParts, 'rounds' | 'drafts' | 'turns' | 'content' | 'clock'>,
) => {
  const { turns, content, clock } = parts;
  const shutting = createShutting(parts);
  return async (tx: Tx, actor: Actor, lessonId: string): Promise<void> => {
    await shutting.assertOpen(actor, lessonId, tx);
    const where = { courseId: content.course().id, lessonId };
    const turn = await turns.current(scope(actor, 'turn:write'), where, { now: clock.now(), tx });
    if (turn && roundInWriting(positionOf(turn)) === null)
      throw new AppError('conflict', `loop.refused.${turn.state}`);
  };
};
