import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { assertUnused, createOnce, moved } from './acts.js';
import { findingTurn, type Press } from './handing.service.js';
import { reflectionForm, type LoopParts } from './loop.js';
import { createShutting } from './shut.js';
import { next, type ActKind, type Position } from './machine.js';
import { promiseResumed } from './promise.js';
import type { Known } from './turn-event.store.js';
import { positionOf, roundId, type TurnRecord } from './turn.js';

const done = (): void => undefined;

/** What a writer may do after handing in: take the round back until somebody opened it, answer a comment. */
export const createWriterService = (parts: LoopParts) => {
  const { turns, rounds, replies, drafts, events, cohorts, clock, ids } = parts;
  const once = createOnce(parts);
  const findTurn = findingTurn(parts);
  const shutting = createShutting(parts);

  const pressOf = (
    actor: Actor,
    slug: string,
    act: { kind: ActKind; key: string; said: unknown },
  ): Press => ({ actor, slug, act: { ...act, actorId: actor.id, at: clock.now() } });

  const lead = async (
    tx: Tx,
    press: Press,
    act: ActKind,
  ): Promise<{ turn: TurnRecord; at: Position }> => {
    const turn = await findTurn(tx, press);
    if (!turn) throw notFound();
    await shutting.assertOpen(press.actor, press.slug, tx);
    const at = next(positionOf(turn), act);
    if (!at) throw new AppError('conflict', `loop.refused.${turn.state}`);
    return { turn, at };
  };

  return {
    /** Puts an unopened round back into the draft. Throws `conflict` once somebody has opened it. */
    async takeBack(
      actor: Actor,
      slug: string,
      { round, key }: { round: number; key: string },
    ): Promise<void> {
      const press = pressOf(actor, slug, { kind: 'takeBack', key, said: [slug, round] });
      const own = scope(actor, 'turn:write');
      const now = press.act.at;
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const { turn, at } = await lead(tx, press, 'takeBack');
        const written = await rounds.find(own, roundId(turn._id, turn.round), tx);
        if (!written || turn.round !== round)
          throw new AppError('conflict', 'loop.refused.changed');
        assertUnused(known);
        const rest = { promisedBy: null, claim: null, waitingSince: now };
        const back = moved(await turns.move(tx, turn, { ...at, ...rest }));
        await rounds.takeBack(tx, own, written._id);
        const owner = { personId: actor.id, form: reflectionForm(slug) };
        const { texts, ratings = {}, dictated = null, submittedAt: since } = written;
        await drafts.reopen(tx, owner, { texts, ratings, dictated, since, now });
        await events.add(tx, press.act, { turn: back });
      };
      await once(press.act, { again: done, work });
    },

    /** Answers a comment; the promise goes on with what was left of it. Throws `conflict` when none is awaited. */
    async answer(
      actor: Actor,
      slug: string,
      { text, key }: { text: string; key: string },
    ): Promise<void> {
      const press = pressOf(actor, slug, { kind: 'answer', key, said: [slug, text] });
      const now = press.act.at;
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const { turn, at } = await lead(tx, press, 'answer');
        assertUnused(known);
        const days = await cohorts.of(turn.cohortId);
        const promisedBy = promiseResumed(now, turn.daysLeft ?? 0, days);
        const resumed = { ...at, promisedBy, daysLeft: null, waitingSince: now };
        const answered = moved(await turns.move(tx, turn, resumed));
        const about = { _id: ids.next(), turnId: turn._id, round: turn.round };
        const said = { fromId: actor.id, toId: turn.openedBy, text, at: now, visibleFrom: now };
        await replies.add(tx, { ...about, kind: 'answer', decides: false, ...said });
        await events.add(tx, press.act, { turn: answered, made: about._id });
      };
      await once(press.act, { again: done, work });
    },
  };
};

export type WriterService = ReturnType<typeof createWriterService>;
