import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { moved } from './acts.js';
import { reflectionForm, replyForm, type LoopParts } from './loop.js';
import type { Position } from './machine.js';
import { fieldAt, type MarginComment } from './margin.js';
import { daysLeft } from './promise.js';
import { sealEnd, sealOn, unsealed, type Seal } from './seal.js';
import { afterOneAnother } from './texts.js';
import type { Act } from './turn-event.store.js';
import { roundId, type ReplyRecord, type RoundRecord, type TurnRecord } from './turn.js';

/** A reply that is sent: about which round, and where it takes the turn. */
export interface Sealing {
  act: Act;
  turn: TurnRecord;
  round: RoundRecord;
  at: Position;
  kind: ReplyRecord['kind'];
  text: string;
  comments?: readonly MarginComment[];
}

const replyOf = ({ act, turn, round, kind, text, comments }: Sealing, id: string): ReplyRecord => ({
  ...{ _id: id, turnId: turn._id, round: round.n, kind, text },
  ...(comments && comments.length > 0 && { comments }),
  decides: kind === 'deeper' || kind === 'ready',
  ...{ fromId: act.actorId, toId: turn.personId },
  ...{ at: act.at, visibleFrom: sealEnd(act.at) },
});

/** The next draft goes on from the round, and is as old as it. */
export const startOf = ({ texts, submittedAt: since }: RoundRecord, now: Date) => ({
  texts,
  since,
  now,
});

const learnersDraft = ({ personId, lessonId }: TurnRecord) => ({
  personId,
  form: reflectionForm(lessonId),
});

/** Sealing a reply to its turn, and taking it back from there: each inside the given transaction. */
export const createSealing = (parts: LoopParts) => {
  const { turns, replies, drafts, events, cohorts, rights, ids } = parts;

  /** With the learner then: nobody waits for an instructor, so the promise rests or is kept. */
  const restOf = async ({ act, turn, at }: Sealing) => ({
    ...at,
    promisedBy: null,
    daysLeft:
      at.asked && turn.promisedBy
        ? daysLeft(act.at, turn.promisedBy, await cohorts.of(turn.cohortId))
        : turn.daysLeft,
    claim: null,
    waitingSince: act.at,
  });

  const seal = async (tx: Tx, sealing: Sealing): Promise<string> => {
    const { act, turn, round, kind } = sealing;
    const { actorId: by, at: now } = act;
    // Whoever loses the right at this very moment and whoever uses it cannot both be first.
    if (!(await rights.hold(tx, by, turn.cohortId))) throw notFound();
    const id = ids.next();
    const sealed = sealOn(turn, { replyId: id, by, now });
    const replied = moved(await turns.move(tx, turn, { ...(await restOf(sealing)), sealed }));
    await replies.add(tx, replyOf(sealing, id));
    const mine = { personId: by, form: replyForm(round._id) };
    await drafts.reopen(tx, mine, { texts: {}, since: now, now });
    if (kind === 'deeper') {
      const start = { ...startOf(round, now), opensAt: sealed.until };
      await drafts.reopen(tx, learnersDraft(turn), start);
    }
    await events.add(tx, act, { turn: replied, made: id });
    return id;
  };

  /** The reply's words stand in its sender's draft again, before what they have written there since. */
  const putBack = async (tx: Tx, { fromId, round, ...reply }: ReplyRecord, now: Date) => {
    const { comments = [] } = reply;
    const mine = { personId: fromId, form: replyForm(roundId(reply.turnId, round)) };
    const draft = await drafts.find({ ...mine, notBefore: null }, tx);
    const text = afterOneAnother(reply.text, draft?.texts['reply'] ?? '');
    const margin = comments.map((one): [string, string] => {
      const field = fieldAt(one);
      return [field, afterOneAnother(one.text, draft?.texts[field] ?? '')];
    });
    const texts = {
      ...{ ...draft?.texts, ...Object.fromEntries(margin) },
      ...{ reply: text, verdict: reply.kind },
    };
    await drafts.reopen(tx, mine, { texts, since: reply.at, now });
  };

  /** Throws `conflict` where its learner has gone on from it. */
  const unseal = async (
    tx: Tx,
    act: Act,
    { turn, sealed }: { turn: TurnRecord; sealed: Seal },
  ): Promise<void> => {
    const back = moved(await turns.move(tx, turn, unsealed(sealed)));
    const reply = await replies.takeBack(tx, sealed.replyId);
    if (reply) await putBack(tx, reply, act.at);
    const isOpen =
      reply?.kind !== 'deeper' || (await drafts.closeUntouched(tx, learnersDraft(turn), act.at));
    if (!isOpen) throw new AppError('conflict', 'reviews.undo.late');
    await events.add(tx, act, { turn: back, made: sealed.replyId });
  };

  return { seal, unseal };
};
