import { Schema } from 'mongoose';
import { defineModel, isDuplicate, type Connection } from '../../platform/database.js';
import { createLookupOfOne } from '../../platform/lookup.js';
import type { OwnScope } from '../../policy.js';
import type { Snippet } from './snippet.js';

/** All that one person keeps. */
interface SnippetSheet {
  _id: string;
  sentences: Snippet[];
}

const snippetSchema = new Schema<Snippet>(
  { id: { type: String, required: true }, text: { type: String, required: true } },
  { _id: false },
);

const sheetSchema = new Schema<SnippetSheet>({
  _id: String,
  sentences: { type: [snippetSchema], required: true },
});

export interface SnippetStore {
  /** In the order they were added; read with all else of the moment. */
  of(scope: OwnScope): Promise<Snippet[]>;
  /** Adds one, once for its id; false where there are as many as there may be. */
  add(scope: OwnScope, snippet: Snippet): Promise<boolean>;
  /** False where the person has none of this id. */
  change(scope: OwnScope, snippet: Snippet): Promise<boolean>;
  remove(scope: OwnScope, id: string): Promise<void>;
  exportOf(personId: string): Promise<Snippet[]>;
  erase(personId: string): Promise<void>;
}

const most = 50;

export const createSnippetStore = (db: Connection): SnippetStore => {
  const Sheets = defineModel(db, {
    name: 'SnippetSheet',
    collection: 'snippets',
    schema: sheetSchema,
  });
  const byPerson = createLookupOfOne<SnippetSheet>(db, { collection: 'snippets', by: '_id' });
  const all = async (personId: string): Promise<Snippet[]> =>
    (await byPerson(personId))?.sentences ?? [];
  return {
    of: ({ personId }) => all(personId),
    async add({ personId }, snippet) {
      const room = {
        'sentences.id': { $ne: snippet.id },
        [`sentences.${most - 1}`]: { $exists: false },
      };
      try {
        const added = { $push: { sentences: snippet } };
        await Sheets.updateOne({ _id: personId, ...room }, added, { upsert: true }).exec();
        return true;
      } catch (error) {
        // There is a sheet, and no room on it for this one: it is full, or has it already.
        if (!isDuplicate(error)) throw error;
        return (await all(personId)).some(({ id }) => id === snippet.id);
      }
    },
    async change({ personId }, { id, text }) {
      const one = { _id: personId, 'sentences.id': id };
      const { matchedCount } = await Sheets.updateOne(one, {
        $set: { 'sentences.$.text': text },
      }).exec();
      return matchedCount === 1;
    },
    async remove({ personId }, id) {
      await Sheets.updateOne({ _id: personId }, { $pull: { sentences: { id } } }).exec();
    },
    exportOf: all,
    async erase(personId) {
      await Sheets.deleteOne({ _id: personId }).exec();
    },
  };
};
