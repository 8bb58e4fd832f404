import type { Lesson } from '../../content/course.js';
import type { Tx } from '../../platform/database.js';
import { AppError, notFound } from '../../platform/errors.js';
import type { Actor } from '../../policy.js';
import { draftOf, journalForm, reflectionForm, type LoopParts } from '../loop.js';
import { roundInWriting } from '../machine.js';
import { isOfTurn, notesIn } from '../note.js';
import { appended } from '../texts.js';
import { positionOf, startOf, type DraftRecord } from '../turn.js';
import { createWritingCheck } from '../writing.js';
import { entryOf, type Entry } from './entry.js';

/** A prompt of a reflection that is being written. */
export interface Place {
  lesson: string;
  prompt: string;
}

export interface Carrying extends Place {
  key: string;
}

interface From {
  actor: Actor;
  id: string;
}

/** Carrying an entry of the journal over into the draft of a reflection, below what stands there. The entry stays. */
export const createCarryingService = (parts: LoopParts) => {
  const { drafts, content, receipts, transact, progressOf, noteBegun, clock } = parts;
  const assertWriting = createWritingCheck(parts);

  const assertPlace = ({ lesson, prompt }: Place): void => {
    const known = content.course().lessons.find(({ slug }) => slug === lesson);
    if (!known?.reflection.prompts.some(({ id }) => id === prompt))
      throw new AppError('conflict', 'journal.problems.place');
  };

  const entryFound = async (tx: Tx, { actor, id }: From): Promise<Entry> => {
    const saved = await drafts.find(draftOf(actor, journalForm(id)), tx);
    if (!saved) throw notFound();
    return entryOf(id, saved);
  };

  /** What the draft is to say then, and since when. */
  const together = ({ text, writtenAt }: Entry, draft: DraftRecord | null, prompt: string) => {
    if (text.trim() === '') throw new AppError('conflict', 'journal.problems.empty');
    const { texts, since, ...rest } = startOf(draft, writtenAt);
    const both = appended(texts[prompt] ?? '', text);
    if (both === null) throw new AppError('conflict', 'journal.problems.tooLong');
    const oldest = writtenAt < since ? writtenAt : since;
    return { ...rest, texts: { ...texts, [prompt]: both }, since: oldest };
  };

  const append = async (tx: Tx, from: From, { lesson, prompt }: Place): Promise<null> => {
    const { actor } = from;
    const entry = await entryFound(tx, from);
    await assertWriting(tx, actor, lesson);
    const owner = draftOf(actor, reflectionForm(lesson));
    const draft = await drafts.find(owner, tx);
    // Raises the revision: whoever has the draft open elsewhere is shown both texts.
    await drafts.reopen(tx, owner, {
      ...together(entry, draft, prompt),
      ...{ now: clock.now(), isWritten: true },
    });
    return null;
  };

  return {
    /** Lessons whose reflection the actor is free to write in, in the order of the course. */
    async places(actor: Actor): Promise<Lesson[]> {
      const notes = notesIn(await progressOf(actor), clock.now());
      return content.course(actor.locale).lessons.filter(({ slug }) => {
        const note = notes.get(slug);
        return !note || !isOfTurn(note) || roundInWriting(positionOf(note)) !== null;
      });
    },

    /** Throws `conflict`, which says why, where the reflection takes no more words. */
    async carry(actor: Actor, id: string, { key, ...place }: Carrying): Promise<void> {
      assertPlace(place);
      const form = { actorId: actor.id, key, payload: ['carry', id, place] };
      await transact((tx) => receipts.once(tx, form, () => append(tx, { actor, id }, place)));
      await noteBegun(actor, place.lesson, { begunAt: clock.now() });
    },
  };
};

export type CarryingService = ReturnType<typeof createCarryingService>;
