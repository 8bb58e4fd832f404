import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { assertUnused, createOnce, moved } from './acts.js';
import { reflectionForm, type LoopParts } from './loop.js';
import { next, type Verdict } from './machine.js';
import { findingOpened } from './reply.service.js';
import { asksSomething } from './review.input.js';
import { liveSeal } from './seal.js';
import { startOf } from './sealing.js';
import type { Act, Known } from './turn-event.store.js';
import {
  positionOf,
  type ReplyRecord,
  type ReplyVersion,
  type RoundRecord,
  type TurnRecord,
} from './turn.js';

/** A reply as its sender wants it to read from now on. */
export interface CorrectionInput {
  reply: string;
  /** How often it was changed when its page was made. */
  version: number;
  text: string;
  /** Null leaves the verdict as it is. */
  verdict: Verdict | null;
  key: string;
}

/**
 * Only `done` changed anything. `late`: its learner has acted on the verdict. `changed`: it was corrected in another
 * window. `often`: its history is full.
 */
export type CorrectionResult = {
  is: 'done' | 'late' | 'changed' | 'question' | 'often' | 'sealed';
};

/** More than anybody needs; it bounds the record. */
const mostVersions = 20;

interface Correcting {
  act: Act;
  actor: Actor;
  round: RoundRecord;
  reply: ReplyRecord;
}

const earlierOf = ({ earlier = [], kind, text, at, editedAt }: ReplyRecord): ReplyVersion[] => [
  ...earlier,
  { kind, text, at: editedAt ?? at },
];

/** Why it cannot read so; null where it can. */
const refusal = (
  { reply, act }: Correcting,
  { version, text, verdict }: CorrectionInput,
): CorrectionResult | null => {
  const { earlier = [], kind, visibleFrom } = reply;
  if (act.at < visibleFrom) return { is: 'sealed' };
  if (earlier.length !== version) return { is: 'changed' };
  if (earlier.length >= mostVersions) return { is: 'often' };
  return (verdict ?? kind) !== 'deeper' || asksSomething(text) ? null : { is: 'question' };
};

const reconsidering = ({ turns, drafts, events }: LoopParts) => {
  /** The learner's next draft is opened, or put away if they have not written in it. */
  const draftFor = async (
    tx: Tx,
    { turn, round, act }: { turn: TurnRecord; round: RoundRecord; act: Act },
    verdict: Verdict,
  ): Promise<boolean> => {
    const theirs = { personId: turn.personId, form: reflectionForm(turn.lessonId) };
    if (verdict === 'ready') return drafts.closeUntouched(tx, theirs, act.at);
    await drafts.reopen(tx, theirs, startOf(round, act.at));
    return true;
  };

  /** The other verdict, for as long as its learner has done nothing since; false once they have. */
  return async (tx: Tx, it: Correcting, verdict: Verdict): Promise<boolean> => {
    const { act, actor, round, reply } = it;
    const turn = await turns.findForReader(scope(actor, 'review:write'), round.turnId, tx);
    const isOpen = reply.decides && turn?.round === round.n && !liveSeal(turn, act.at);
    const at = isOpen ? next(positionOf(turn), 'reconsider') : null;
    if (!turn || !at || !(await draftFor(tx, { turn, round, act }, verdict))) return false;
    const change = { ...at, waitingSince: act.at, sealed: null };
    await events.add(tx, act, { turn: moved(await turns.move(tx, turn, change)) });
    return true;
  };
};

/** Later changes of what was sent: its words at any time, its verdict until the learner acts. */
export const createCorrectionService = (parts: LoopParts) => {
  const { turns, replies, events, clock } = parts;
  const once = createOnce(parts);
  const openedRound = findingOpened(parts);
  const reconsider = reconsidering(parts);

  const find = async (tx: Tx, it: Omit<Correcting, 'reply' | 'round'>, at: Place) => {
    const round = await openedRound(it.actor, at.roundId, tx);
    const reply = await replies.findFrom(it.actor.id, at.reply, tx);
    if (reply?.turnId !== round.turnId || reply.round !== round.n) throw notFound();
    return { ...it, round, reply };
  };

  const correct = async (tx: Tx, it: Correcting, input: CorrectionInput): Promise<boolean> => {
    const { act, reply, round } = it;
    const kind = input.verdict ?? reply.kind;
    if (kind === reply.kind && input.text === reply.text) return true;
    if (input.verdict && kind !== reply.kind) {
      if (!(await reconsider(tx, it, input.verdict))) return false;
    } else await events.add(tx, act, { turn: moved(await turns.count(tx, round.turnId)) });
    const change = { kind, text: input.text, earlier: earlierOf(reply), editedAt: act.at };
    if (!(await replies.edit(tx, reply, change)))
      throw new AppError('conflict', 'reviews.refused.changed');
    return true;
  };

  return {
    /** Throws `not-found` for a reply that is not the actor's own. */
    async correct(
      actor: Actor,
      roundId: string,
      { key, ...input }: CorrectionInput,
    ): Promise<CorrectionResult> {
      const act: Act = { kind: 'edit', actorId: actor.id, key, said: input, at: clock.now() };
      const work = async (tx: Tx, known: Known): Promise<CorrectionResult> => {
        const it = await find(tx, { act, actor }, { roundId, reply: input.reply });
        const refused = refusal(it, { ...input, key });
        if (refused) return refused;
        assertUnused(known);
        return { is: (await correct(tx, it, { ...input, key })) ? 'done' : 'late' };
      };
      return once<CorrectionResult>(act, { again: () => ({ is: 'done' }), work });
    },
  };
};

interface Place {
  roundId: string;
  reply: string;
}

export type CorrectionService = ReturnType<typeof createCorrectionService>;
