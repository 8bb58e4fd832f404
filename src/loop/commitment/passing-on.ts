import type { Tx } from '../../platform/database.js';
import { scope, type Actor } from '../../policy.js';
import { moved } from '../acts.js';
import type { LoopParts } from '../loop.js';
import { next } from '../machine.js';
import { createShutting } from '../shut.js';
import { positionOf } from '../turn.js';

/** Something that is passed on: by whom, from which lesson, under which form's key. */
export interface Passing {
  actor: Actor;
  slug: string;
  key: string;
  /** The record of it. */
  made: string;
}

/** The turn it follows from, and who may read it there. */
export interface PassedFrom {
  turnId: string;
  readers: string[];
}

/**
 * Takes the turn of a lesson from *told* to *handed on*, inside the given transaction; null where the lesson has none that
 * is told: then what is passed on stands on its own. Throws `conflict` where the reflection is shut.
 */
export const createPassingOn = (parts: LoopParts) => {
  const { turns, events, content, clock } = parts;
  const shutting = createShutting(parts);
  return async (tx: Tx, { actor, slug, key, made }: Passing): Promise<PassedFrom | null> => {
    const lesson = { courseId: content.course().id, lessonId: slug };
    const now = clock.now();
    const turn = await turns.current(scope(actor, 'turn:write'), lesson, { now, tx });
    const at = turn && next(positionOf(turn), 'handOn');
    if (!turn || !at) return null;
    await shutting.assertOpen(actor, slug, tx);
    const handed = { kind: 'handOn' as const, ...at, waitingSince: now };
    const passed = moved(await turns.act(tx, turn, handed));
    const act = { kind: 'handOn' as const, actorId: actor.id, key, said: [slug, made], at: now };
    await events.add(tx, act, { turn: passed, made });
    return { turnId: turn._id, readers: turn.readers };
  };
};

export type PassingOn = ReturnType<typeof createPassingOn>;
