import type { Tx } from '../../platform/database.js';
import { AppError, notFound } from '../../platform/errors.js';
import { scope, type Actor } from '../../policy.js';
import { draftOf, reflectionForm, type LoopParts } from '../loop.js';
import { startOf } from '../turn.js';
import { createWritingCheck } from '../writing.js';
import { answered, takenInto, type DictationAnswer, type DictationRecord } from './dictation.js';

export interface DictationAnswered {
  slug: string;
  id: string;
  answer: DictationAnswer;
  key: string;
}

/** The learner's side: taking what was written down for them into their own draft, or declining it. */
export const createDictationAnswering = (parts: LoopParts) => {
  const { dictations, drafts, receipts, transact, noteBegun, clock } = parts;
  const assertWriting = createWritingCheck(parts);

  /** Below what stands in the draft; nothing is sent by it. */
  const take = async (tx: Tx, actor: Actor, told: DictationRecord): Promise<void> => {
    await assertWriting(tx, actor, told.lessonId);
    const owner = draftOf(actor, reflectionForm(told.lessonId));
    const draft = await drafts.find(owner, tx);
    const begun = startOf(draft, told.at);
    const texts = takenInto(begun.texts, told.texts);
    if (texts === null) throw new AppError('conflict', 'dictations.tooLong');
    const dictated = { byId: told.byId, at: told.at };
    await drafts.reopen(tx, owner, {
      ...{ ...begun, texts, dictated },
      ...{ now: clock.now(), isWritten: true },
    });
  };

  const respond = async (tx: Tx, actor: Actor, { id, slug, answer }: DictationAnswered) => {
    const told = await dictations.find(scope(actor, 'turn:write'), id, tx);
    if (!told || told.lessonId !== slug) throw notFound();
    const state = answered(told.state, answer);
    if (!state) throw new AppError('conflict', 'dictations.answered');
    if (answer === 'take') await take(tx, actor, told);
    await dictations.answer(tx, id, { state, at: clock.now() });
    return null;
  };

  return {
    /** Throws `not-found` for words of somebody else, `conflict` where they were answered or the reflection is sent. */
    async respond(actor: Actor, said: DictationAnswered): Promise<void> {
      const { id, slug, answer, key } = said;
      const form = { actorId: actor.id, key, payload: [id, answer] };
      await transact((tx) => receipts.once(tx, form, () => respond(tx, actor, said)));
      if (answer === 'take') await noteBegun(actor, slug, { begunAt: clock.now() });
    },
  };
};

export type DictationAnswering = ReturnType<typeof createDictationAnswering>;
