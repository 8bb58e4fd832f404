import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { assertUnused, createOnce } from './acts.js';
import { isOthers, needsClaim, newClaim } from './claim.js';
import { toChange } from './closed.js';
import type { DraftSaved } from './draft-save.js';
import { draftOf, namesOf, replyForm, type LoopParts } from './loop.js';
import { awaitsInstructor, next, type Position, type Verdict } from './machine.js';
import { isThere, placeOf, textsOfComments, type MarginComment, type Place } from './margin.js';
import type { DraftInput } from './reflection.service.js';
import { liveSeal } from './seal.js';
import { createSealing } from './sealing.js';
import type { Act, Known } from './turn-event.store.js';
import {
  positionOf,
  roundId,
  sentRound,
  turnIdOf,
  type DraftRecord,
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
  /** The revision of the draft that the form was rendered with. */
  draftRev: number;
}

/**
 * `mismatch`: the form belongs to another round or person. `changed`: something was said or decided meanwhile. `sealed`:
 * another reply is on its way. `claimed`: somebody else is answering.
 */
export type ReplyResult =
  { is: 'sent'; replyId: string } | { is: 'mismatch' | 'changed' | 'sealed' | 'claimed' };

export type ReplyDraftResult =
  { is: 'saved'; draft: DraftSaved } | { is: 'stale'; saved: DraftRecord } | { is: 'closed' };

/** That a reply was sent: to whom, with which verdict, and until when that can be undone. */
export interface SentReply {
  id: string;
  roundId: string;
  to: string;
  verdict: Verdict;
  undoUntil: Date | null;
}

/** Finds a round that the reader has opened; throws `not-found` for any other. */
export const findingOpened =
  ({ rounds }: Pick<LoopParts, 'rounds'>) =>
  async (actor: Actor, id: string, tx?: Tx): Promise<RoundRecord> => {
    const reader = scope(actor, 'review:write');
    const round = toChange(reader, await rounds.findForReader(reader, id, tx));
    if (!round?.openings.some(({ personId }) => personId === actor.id)) throw notFound();
    return round;
  };

const fits = (input: ReplyInput, round: RoundRecord): boolean =>
  roundId(input.turn, input.round) === round._id && input.to === round.personId;

/** A place that the page of this round never offered. Throws `bad-request`. */
const assertThere = (places: readonly Place[], { texts }: RoundRecord): void => {
  if (!places.every((place) => isThere(place, texts)))
    throw new AppError('bad-request', 'errors.fields');
};

/** Where a reply to a round takes its turn; null where that is open to none. */
const leadsTo = (turn: TurnRecord | null, { n }: RoundRecord, verdict: Verdict): Position | null =>
  turn && sentRound(turn) === n ? next(positionOf(turn), verdict) : null;

type InTheWay = 'sealed' | 'changed' | 'claimed' | null;

/** What of a turn keeps a reply from being sent; `rev` is the one it was written on, null where it is open to none. */
const standsInTheWay = (
  turn: TurnRecord | null,
  { act, rev }: { act: Act; rev: number | null },
): InTheWay => {
  if (!turn) return 'changed';
  if (liveSeal(turn, act.at)) return 'sealed';
  if (turn.rev !== rev) return 'changed';
  return isOthers(turn.claim, act.actorId, act.at) ? 'claimed' : null;
};

/** What was not sent stays in the sender's own draft, unless another window of theirs has changed that. */
const keeping =
  ({ drafts, clock }: LoopParts) =>
  async (actor: Actor, id: string, input: DraftInput): Promise<void> => {
    await drafts.save(draftOf(actor, replyForm(id)), { ...input, now: clock.now() });
  };

/** Writing a reply, and sending it to the one person it is for. */
export const createReplyService = (parts: LoopParts) => {
  const { turns, replies, drafts, people, clock } = parts;
  const once = createOnce(parts);
  const { seal } = createSealing(parts);
  const keep = keeping(parts);
  const openedRound = findingOpened(parts);

  /** The first words of a reply claim it, and typing renews the claim. */
  const claim = async (actor: Actor, id: string): Promise<void> => {
    const reader = scope(actor, 'review:write');
    const turn = await turns.loadForReader(reader, turnIdOf(id));
    const now = clock.now();
    if (turn && awaitsInstructor(positionOf(turn)) && needsClaim(turn.claim, actor.id, now))
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
    const at = leadsTo(turn, round, input.verdict);
    const is = standsInTheWay(turn, { act, rev: at ? input.rev : null });
    if (!turn || !at || is) return { is: is ?? 'changed' };
    assertUnused(known);
    const { verdict: kind, text, comments } = input;
    const sealing = { act, turn, round, at, kind, text, comments };
    return { is: 'sent', replyId: await seal(tx, sealing) };
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
    async send(actor: Actor, id: string, input: ReplyInput): Promise<ReplyResult> {
      const { key, draftRev: rev, ...said } = input;
      const act: Act = { kind: input.verdict, actorId: actor.id, key, said, at: clock.now() };
      const result = await once<ReplyResult>(act, {
        again: ({ made }) => ({ is: 'sent', replyId: made ?? '' }),
        work: (tx, known) => send(tx, { act, actor, id, input }, known),
      });
      const { text: reply, verdict, comments } = said;
      const texts = { reply, verdict, ...textsOfComments(comments) };
      if (result.is !== 'sent' && result.is !== 'mismatch')
        await keep(actor, id, { texts, rev, key, whole: true });
      return result;
    },

    /** A reply of the actor's own, to say that it was sent; null when there is none. */
    async findSent(actor: Actor, replyId: string): Promise<SentReply | null> {
      const reply = await replies.findFrom(actor.id, replyId);
      if (!reply || reply.kind === 'answer') return null;
      const names = await namesOf(people, [reply.toId]);
      const { _id, turnId, round, kind: verdict, visibleFrom } = reply;
      const undoUntil = clock.now() < visibleFrom ? visibleFrom : null;
      const to = names.get(reply.toId ?? '') ?? '';
      return { id: _id, roundId: roundId(turnId, round), to, verdict, undoUntil };
    },
  };
};

export type ReplyService = ReturnType<typeof createReplyService>;
