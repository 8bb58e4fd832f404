import type { Tx } from '../../platform/database.js';
import { AppError, notFound } from '../../platform/errors.js';
import { scope, type Actor } from '../../policy.js';
import type { LoopParts } from '../loop.js';
import { next, type ActKind, type Position } from '../machine.js';
import { createShutting } from '../shut.js';
import { positionOf, type TurnRecord } from '../turn.js';

/** An act of a learner on the latest turn of a lesson, on the revision that their page showed. */
export interface Step {
  actor: Actor;
  slug: string;
  rev: number;
  kind: ActKind;
}

/**
 * Finds the turn that an act is about, and where the act leads. Throws `not-found` without a turn, and `conflict` where it
 * is shut, was changed meanwhile, or does not allow the act any more.
 */
export const leadingOn = (
  parts: Pick<LoopParts, 'turns' | 'rounds' | 'drafts' | 'content' | 'clock'>,
) => {
  const { turns, content, clock } = parts;
  const shutting = createShutting(parts);
  return async (
    tx: Tx,
    { actor, slug, rev, kind }: Step,
  ): Promise<{ turn: TurnRecord; at: Position }> => {
    const lesson = { courseId: content.course().id, lessonId: slug };
    const turn = await turns.current(scope(actor, 'turn:write'), lesson, { now: clock.now(), tx });
    if (!turn) throw notFound();
    await shutting.assertOpen(actor, slug, tx);
    const at = next(positionOf(turn), kind);
    if (!at) throw new AppError('conflict', `actions.refused.${turn.state}`);
    if (turn.rev !== rev) throw new AppError('conflict', 'loop.refused.changed');
    return { turn, at };
  };
};
