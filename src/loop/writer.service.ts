import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { assertUnused, createOnce, moved } from './acts.js';
import { findingTurn, type Press } from './handing.service.js';
import { reflectionForm, type LoopParts } from './loop.js';
import { createShutting } from './shut.js';
import { next, type ActKind, type Position } from './machine.js';
import { promiseOnAnswer } from './promise.js';
import type { Known } from './turn-event.store.js';
import { positionOf, roundId, type ReplyRecord, type TurnRecord } from './turn.js';

const done = (): void => undefined;

const pressOf = (
  { clock }: Pick<LoopParts, 'clock'>,
  { actor, slug }: Pick<Press, 'actor' | 'slug'>,
  act: { kind: ActKind; key: string; said: unknown },
): Press => ({ actor, slug, act: { ...act, actorId: actor.id, at: clock.now() } });

/** Finds the turn, and where an act of its writer leads. Throws `conflict` where it is not open. */
const leading = (parts: LoopParts) => {
  const findTurn = findingTurn(parts);
  const shutting = createShutting(parts);
  return async (
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
};

const takingBack = (parts: LoopParts) => {
  const { turns, rounds, drafts, events } = parts;
  const once = createOnce(parts);
  const lead = leading(parts);
  return {
    /** Puts an unopened round back into the draft. Throws `conflict` once somebody has opened it. */
    async takeBack(
      actor: Actor,
      slug: string,
      { round, key }: { round: number; key: string },
    ): Promise<void> {
      const press = pressOf(parts, { actor, slug }, { kind: 'takeBack', key, said: [slug, round] });
      const own = scope(actor, 'turn:write');
      const now = press.act.at;
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const { turn, at } = await lead(tx, press, 'takeBack');
        const written = await rounds.find(own, roundId(turn._id, turn.round), tx);
        if (!written || turn.round !== round)
          throw new AppError('conflict', 'loop.refused.changed');
        assertUnused(known);
        // What was said to an earlier reply waits on.
        const promisedBy = at.replied ? turn.promisedBy : null;
        const rest = { promisedBy, claim: null, waitingSince: now };
        const back = moved(await turns.act(tx, turn, { kind: 'takeBack', ...at, ...rest }));
        await rounds.takeBack(tx, own, written._id);
        const owner = { personId: actor.id, form: reflectionForm(slug) };
        const { texts, ratings = {}, dictated = null, submittedAt: since } = written;
        await drafts.reopen(tx, owner, { texts, ratings, dictated, since, now });
        await events.add(tx, press.act, { turn: back });
      };
      await once(press.act, { again: done, work });
    },
  };
};

const answering = (parts: LoopParts) => {
  const { turns, replies, events, cohorts, ids } = parts;
  const once = createOnce(parts);
  const lead = leading(parts);

  /** The last that an instructor said, as far as the learner may read it. */
  const lastReply = async (actor: Actor, turn: TurnRecord, now: Date): Promise<ReplyRecord> => {
    const said = await replies.ofTurn(scope(actor, 'turn:read'), turn._id, now);
    const last = said.findLast(({ kind }) => kind !== 'answer');
    if (!last) throw new AppError('conflict', `loop.refused.${turn.state}`);
    return last;
  };

  return {
    /** Answers the last reply; the promise goes on, or a new one is given. Throws `conflict` where nothing was said yet. */
    async answer(
      actor: Actor,
      slug: string,
      { text, key }: { text: string; key: string },
    ): Promise<void> {
      const press = pressOf(parts, { actor, slug }, { kind: 'answer', key, said: [slug, text] });
      const now = press.act.at;
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const { turn, at } = await lead(tx, press, 'answer');
        const { round, fromId: toId } = await lastReply(actor, turn, now);
        assertUnused(known);
        const promisedBy = promiseOnAnswer(now, turn, await cohorts.of(turn.cohortId));
        const since = turn.promisedBy ? turn.waitingSince : now;
        const waits = { ...at, promisedBy, daysLeft: null, waitingSince: since };
        const answered = moved(await turns.act(tx, turn, { kind: 'answer', ...waits }));
        const about = { _id: ids.next(), turnId: turn._id, round };
        const said = { fromId: actor.id, toId, text, at: now, visibleFrom: now };
        await replies.add(tx, { ...about, kind: 'answer', decides: false, ...said });
        await events.add(tx, press.act, { turn: answered, made: about._id });
      };
      await once(press.act, { again: done, work });
    },
  };
};

/** What a writer may do after handing in: take the round back until somebody opened it, answer a reply. */
export const createWriterService = (parts: LoopParts) => ({
  ...takingBack(parts),
  ...answering(parts),
});

export type WriterService = ReturnType<typeof createWriterService>;
