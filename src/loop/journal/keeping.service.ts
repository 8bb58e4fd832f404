import type { Prompt } from '../../content/course.js';
import type { Tx } from '../../platform/database.js';
import { AppError, notFound } from '../../platform/errors.js';
import { longestText } from '../../platform/text.js';
import { scope, type Actor } from '../../policy.js';
import { isStale } from '../handing.service.js';
import { draftOf, journalForm, reflectionForm, type LoopParts } from '../loop.js';
import { createShutting } from '../shut.js';
import { isEmpty, textsOf, type Texts } from '../texts.js';
import type { DraftRecord } from '../turn.js';
import { entryText } from './entry.js';

export interface Keeping {
  texts: Texts;
  rev: number;
  key: string;
}

/** What became of it: the new entry, or why there is none. */
export type KeepingResult =
  { is: 'kept'; entry: string } | { is: 'empty' | 'tooLong' } | { is: 'stale'; saved: DraftRecord };

interface Kept {
  actor: Actor;
  slug: string;
}

interface Words {
  text: string;
  since: Date;
}

/** The prompts that were answered, each above its answer. */
const asOneText = (prompts: readonly Prompt[], texts: Texts): string =>
  prompts
    .filter(({ id }) => texts[id]?.trim())
    .map(({ id, title }) => `${title}\n${texts[id] ?? ''}`)
    .join('\n\n');

/** Keeping a reflection in the journal in place of sending it, where its lesson leaves that free. */
export const createKeepingService = (parts: LoopParts) => {
  const { turns, drafts, content, receipts, transact, noteReflection, clock, ids } = parts;
  const shutting = createShutting(parts);

  /** Throws not found for a reflection that is there to be shared, and `conflict` once it was. */
  const assertFree = async (tx: Tx, actor: Actor, slug: string): Promise<void> => {
    const { sharing } = content.lesson(slug).reflection;
    if (sharing !== 'private-or-shared') throw notFound();
    await shutting.assertOpen(actor, slug, tx);
    const where = { courseId: content.course().id, lessonId: slug };
    const turn = await turns.current(scope(actor, 'turn:write'), where, { now: clock.now(), tx });
    if (turn && turn.state !== 'draft')
      throw new AppError('conflict', `loop.refused.${turn.state}`);
  };

  /** All that is written, typed or saved, and since when. */
  const desk = async (tx: Tx, { actor, slug }: Kept, handed: Texts) => {
    const draft = await drafts.find(draftOf(actor, reflectionForm(slug)), tx);
    const begun = draft?.open ? draft : null;
    const { prompts } = content.lesson(slug, actor.locale).reflection;
    const texts = textsOf(prompts, { ...begun?.texts, ...handed });
    return { draft, texts, text: asOneText(prompts, texts), since: begun?.since ?? clock.now() };
  };

  const move = async (tx: Tx, { actor, slug }: Kept, { text, since }: Words): Promise<string> => {
    const [personId, now, entry] = [actor.id, clock.now(), ids.next()];
    const kept = { texts: { [entryText]: text }, since, now };
    await drafts.reopen(tx, { personId, form: journalForm(entry) }, kept);
    const emptied = { texts: {}, since: now, now };
    await drafts.reopen(tx, { personId, form: reflectionForm(slug) }, emptied);
    const where = { courseId: content.course().id, cohortId: actor.learns ?? '', lesson: slug };
    await noteReflection(tx, { personId, ...where, note: { keptAt: now } });
    return entry;
  };

  const keep = async (tx: Tx, what: Kept, handed: Keeping): Promise<KeepingResult> => {
    await assertFree(tx, what.actor, what.slug);
    const { draft, texts, text, since } = await desk(tx, what, handed.texts);
    if (isStale(draft, handed, texts)) return { is: 'stale', saved: draft };
    if (isEmpty(texts)) return { is: 'empty' };
    if (text.length > longestText) return { is: 'tooLong' };
    return { is: 'kept', entry: await move(tx, what, { text, since }) };
  };

  return {
    /** Moves what is written into an entry of the journal. Nobody is sent anything. */
    keep(actor: Actor, slug: string, handed: Keeping): Promise<KeepingResult> {
      const payload = ['keep', slug, handed.texts];
      const form = { actorId: actor.id, key: handed.key, payload };
      return transact((tx) => receipts.once(tx, form, () => keep(tx, { actor, slug }, handed)));
    },
  };
};

export type KeepingService = ReturnType<typeof createKeepingService>;
