import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { assertUnused, createOnce, moved } from './acts.js';
import { isOthers, needsClaim, newClaim } from './claim.js';
import { draftOf, namesOf, reflectionForm, replyForm, type LoopParts } from './loop.js';
import { next, type Position, type Verdict } from './machine.js';
import { isThere, placeOf, type MarginComment, type Place } from './margin.js';
import { daysLeft } from './promise.js';
import type { DraftInput } from './reflection.service.js';
import type { Act, Known } from './turn-event.store.js';
import {
  positionOf,
  roundId,
  turnIdOf,
  type DraftRecord,
  type ReplyRecord,
  type RoundRecord,
  type TurnRecord,
} from './turn.js';

/** A reply as its form names it: to whom, about which round, and on which state of the turn it was written. */
export interface ReplyInput {
  turn: string;
  round: number;
  rev: number;
  to: string;
  verdict: Verdict;
  text: string;
  comments: readonly MarginComment[];
  key: string;
}

/** `mismatch`: the form belongs to another round or person. `changed`: something was said or decided meanwhile. */
export type ReplyResult =
  { is: 'sent'; replyId: string } | { is: 'mismatch' } | { is: 'changed' } | { is: 'claimed' };

export type ReplyDraftResult =
  { is: 'saved'; draft: DraftRecord } | { is: 'stale'; saved: DraftRecord } | { is: 'closed' };

/** That a reply was sent: to whom, and with which verdict. */
export interface SentReply {
  to: string;
  verdict: Verdict;
}

interface Sending {
  act: Act;
  turn: TurnRecord;
  round: RoundRecord;
  at: Position;
  input: ReplyInput;
}

const fits = (input: ReplyInput, round: RoundRecord): boolean =>
  roundId(input.turn, input.round) === round._id && input.to === round.personId;

/** A place that the page of this round never offered. Throws `bad-request`. */
const assertThere = (places: readonly Place[], { texts }: RoundRecord): void => {
  if (!places.every((place) => isThere(place, texts)))
    throw new AppError('bad-request', 'errors.fields');
};

const replyOf = ({ act, turn, input }: Sending, id: string): ReplyRecord => ({
  _id: id,
  turnId: turn._id,
  round: turn.round,
  kind: input.verdict,
  decides: input.verdict !== 'comment',
  fromId: act.actorId,
  toId: turn.personId,
  text: input.text,
  comments: input.comments,
  at: act.at,
  visibleFrom: act.at,
});

/** The next draft goes on from the round, and is as old as it. */
const startOf = ({ texts, submittedAt: since }: RoundRecord, now: Date) => ({ texts, since, now });

const sealing = (parts: LoopParts) => {
  const { turns, replies, drafts, events, cohorts, ids } = parts;

  /** With the learner now: nobody waits for an instructor, so the promise rests or is kept. */
  const restOf = async ({ act, turn, at }: Sending) => ({
    ...at,
    promisedBy: null,
    daysLeft:
      at.asked && turn.promisedBy
        ? daysLeft(act.at, turn.promisedBy, await cohorts.of(turn.cohortId))
        : turn.daysLeft,
    claim: null,
    waitingSince: act.at,
  });

  return async (tx: Tx, sending: Sending): Promise<string> => {
    const { act, turn, round, at } = sending;
    const id = ids.next();
    const replied = moved(await turns.move(tx, turn, await restOf(sending)));
    await replies.add(tx, replyOf(sending, id));
    const mine = { personId: act.actorId, form: replyForm(round._id) };
    if (at.asked) await drafts.reopen(tx, mine, { texts: {}, since: act.at, now: act.at });
    else await drafts.close(tx, mine, act.at);
    const theirs = { personId: turn.personId, form: reflectionForm(turn.lessonId) };
    if (at.state === 'returned') await drafts.reopen(tx, theirs, startOf(round, act.at));
    await events.add(tx, act, { turn: replied, made: id });
    return id;
  };
};

/** Writing a reply, and sending it to the one person it is for. */
export const createReplyService = (parts: LoopParts) => {
  const { turns, rounds, replies, drafts, people, clock } = parts;
  const once = createOnce(parts);
  const seal = sealing(parts);

  const openedRound = async (actor: Actor, id: string, tx?: Tx): Promise<RoundRecord> => {
    const round = await rounds.findForReader(scope(actor, 'review:write'), id, tx);
    if (!round?.openings.some(({ personId }) => personId === actor.id)) throw notFound();
    return round;
  };

  /** The first words of a reply claim it, and typing renews the claim. */
  const claim = async (actor: Actor, id: string): Promise<void> => {
    const reader = scope(actor, 'review:write');
    const turn = await turns.loadForReader(reader, turnIdOf(id));
    const now = clock.now();
    if (turn && needsClaim(turn.claim, actor.id, now))
      await turns.claim(reader, turn._id, newClaim(actor.id, now));
  };

  const send = async (
    tx: Tx,
    { act, actor, id, input }: { act: Act; actor: Actor; id: string; input: ReplyInput },
    known: Known,
  ): Promise<ReplyResult> => {
    const round = await openedRound(actor, id, tx);
    if (!fits(input, round)) return { is: 'mismatch' };
    assertThere(input.comments, round);
    const turn = await turns.findForReader(scope(actor, 'review:write'), round.turnId, tx);
    const at = turn?.round === round.n ? next(positionOf(turn), input.verdict) : null;
    if (!turn || !at || turn.rev !== input.rev) return { is: 'changed' };
    if (isOthers(turn.claim, actor.id, act.at)) return { is: 'claimed' };
    assertUnused(known);
    return { is: 'sent', replyId: await seal(tx, { act, turn, round, at, input }) };
  };

  return {
    /** Saves the reply as it is typed. Throws `not-found` for a round this reader has not opened. */
    async saveDraft(actor: Actor, id: string, input: DraftInput): Promise<ReplyDraftResult> {
      const round = await openedRound(actor, id);
      assertThere(
        Object.keys(input.texts).flatMap((name) => placeOf(name) ?? []),
        round,
      );
      const owner = draftOf(actor, replyForm(id));
      const draft = await drafts.save(owner, { ...input, now: clock.now() });
      if (draft) {
        await claim(actor, id);
        return { is: 'saved', draft };
      }
      const saved = await drafts.find(owner);
      return saved?.open ? { is: 'stale', saved } : { is: 'closed' };
    },

    /** Only `sent` changed anything. Throws `not-found` for a round this reader has not opened. */
    send(actor: Actor, id: string, input: ReplyInput): Promise<ReplyResult> {
      const { key, ...said } = input;
      const act: Act = { kind: input.verdict, actorId: actor.id, key, said, at: clock.now() };
      return once<ReplyResult>(act, {
        again: ({ made }) => ({ is: 'sent', replyId: made ?? '' }),
        work: (tx, known) => send(tx, { act, actor, id, input }, known),
      });
    },

    /** A reply of the actor's own, to say that it was sent; null when there is none. */
    async findSent(actor: Actor, replyId: string): Promise<SentReply | null> {
      const reply = await replies.findFrom(actor.id, replyId);
      if (!reply || reply.kind === 'answer') return null;
      const names = await namesOf(people, [reply.toId]);
      return { to: names.get(reply.toId ?? '') ?? '', verdict: reply.kind };
    },
  };
};

export type ReplyService = ReturnType<typeof createReplyService>;
