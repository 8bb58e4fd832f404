import { notFound } from '../../platform/errors.js';
import type { Actor } from '../../policy.js';
import { scope } from '../../policy.js';
import type { DraftSaved } from '../draft-save.js';
import { draftOf, journalForm, journalForms, type LoopParts } from '../loop.js';
import type { DraftInput } from '../reflection.service.js';
import type { DraftRecord } from '../turn.js';
import { entryOf, entryText, type Entry } from './entry.js';

/** A part of somebody's journal, the latest first. */
export interface JournalPage {
  entries: Entry[];
  /** The entry behind which older ones begin; null when these are the oldest. */
  older: string | null;
}

/** What became of a save: done, or refused because the entry was changed elsewhere. */
export type EntryResult = { is: 'saved'; draft: DraftSaved } | { is: 'stale'; saved: DraftRecord };

const entriesOnPage = 50;

const idOf = ({ form }: DraftRecord): string => form.slice(journalForms.length);

/**
 * A journal is its writer's alone: every read and write of it names them, and no other scope reaches it. Entries are kept
 * as drafts are, so that they are saved, shut, exported and erased like them.
 */
export const createJournalService = ({
  drafts,
  receipts,
  transact,
  clock,
  ids,
}: Pick<LoopParts, 'drafts' | 'receipts' | 'transact' | 'clock' | 'ids'>) => {
  const entries = (actor: Actor, behind: string | null, limit: number): Promise<DraftRecord[]> =>
    drafts.list(scope(actor, 'journal:read'), {
      ...{ start: journalForms, limit },
      behind: behind === null ? null : journalForm(behind),
    });

  const draftFound = async (actor: Actor, id: string): Promise<DraftRecord> => {
    const draft = await drafts.find(draftOf(actor, journalForm(id)));
    if (!draft) throw notFound();
    return draft;
  };

  return {
    async page(actor: Actor, behind: string | null): Promise<JournalPage> {
      // One more than is shown tells whether there are older ones.
      const found = await entries(actor, behind, entriesOnPage + 1);
      const shown = found.slice(0, entriesOnPage).map((draft) => entryOf(idOf(draft), draft));
      const last = shown.at(-1);
      return { entries: shown, older: found.length > shown.length && last ? last.id : null };
    },

    /** Throws `not-found` for an entry of somebody else. */
    find: async (actor: Actor, id: string): Promise<Entry> =>
      entryOf(id, await draftFound(actor, id)),

    /** Begins an entry and gives its id; one that was begun and left empty is taken up again. */
    begin: (actor: Actor, key: string): Promise<string> =>
      transact((tx) =>
        receipts.once(tx, { actorId: actor.id, key, payload: 'journal' }, async () => {
          const [latest] = await entries(actor, null, 1);
          const isEmpty = latest?.texts[entryText]?.trim() === '';
          const id = latest && isEmpty ? idOf(latest) : ids.next();
          const now = clock.now();
          const owner = { personId: actor.id, form: journalForm(id) };
          await drafts.reopen(tx, owner, { texts: { [entryText]: '' }, since: now, now });
          return id;
        }),
      ),

    /** Throws `not-found` for an entry that is not there. */
    async save(
      actor: Actor,
      id: string,
      { text, ...save }: Omit<DraftInput, 'texts'> & { text: string },
    ): Promise<EntryResult> {
      const texts = { [entryText]: text };
      const owner = draftOf(actor, journalForm(id));
      const draft =
        save.rev > 0 ? await drafts.save(owner, { ...save, texts, now: clock.now() }) : null;
      if (draft) return { is: 'saved', draft };
      const saved = await draftFound(actor, id);
      // The answer to the same save may have been lost.
      return saved.texts[entryText] === text
        ? { is: 'saved', draft: saved }
        : { is: 'stale', saved };
    },

    /** Deletes an entry for good; false where it was changed since the page that asks was shown. */
    remove: (actor: Actor, id: string, { rev, key }: { rev: number; key: string }) =>
      transact((tx) =>
        receipts.once(tx, { actorId: actor.id, key, payload: ['delete', id] }, async () => {
          const owner = draftOf(actor, journalForm(id));
          if (await drafts.remove(tx, owner, rev)) return true;
          if (!(await drafts.find(owner, tx))) throw notFound();
          return false;
        }),
      ),
  };
};

export type JournalService = ReturnType<typeof createJournalService>;
