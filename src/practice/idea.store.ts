import { Schema } from 'mongoose';
import type { Clock } from '../platform/clock.js';
import { createBulk, type BulkDone } from '../platform/bulk.js';
import { defineModel, isDuplicate, type Connection, type Model } from '../platform/database.js';
import { createLookup, createLookupOfOne } from '../platform/lookup.js';
import { deleteTogether, insertTogether, updateTogether } from '../platform/writes.js';
import type { OwnScope } from '../policy.js';
import { changeKey, type IdeaRecord } from './idea.js';

const ideaSchema = new Schema<IdeaRecord>({
  _id: String,
  personId: { type: String, required: true },
  quizId: { type: String, required: true },
  questionId: { type: String, required: true },
  cohortId: { type: String, required: true },
  step: { type: Number, required: true },
  dueAt: { type: Date, default: null },
  misses: { type: Number, required: true },
  firstMiss: { type: Schema.Types.Mixed, required: true },
  changed: { type: Schema.Types.Mixed, default: null },
  seenAt: { type: Date, required: true },
  seenIn: { type: String, required: true },
})
  // With the id at its end the index alone tells the home page what is ready.
  .index({ personId: 1, dueAt: 1, _id: 1 })
  .index({ personId: 1, 'changed.key': -1 });

/** An idea as it was read, and as it is to be; without the one it is new, without the other it goes. */
export type IdeaChange =
  { before: undefined; after: IdeaRecord } | { before: IdeaRecord; after: IdeaRecord | null };

export type WaitingIdea = Pick<IdeaRecord, '_id' | 'quizId' | 'questionId' | 'step' | 'dueAt'>;

export type ChangedIdea = IdeaRecord & { changed: NonNullable<IdeaRecord['changed']> };

/** Where a page ends; the next one begins behind it. */
export interface TimeMark {
  at: Date;
  id: string;
}

/** When an idea comes back. */
export interface ComingIdea {
  _id: string;
  dueAt: Date;
}

export interface IdeaStore {
  /** Those of these ideas that the person has. */
  known(scope: OwnScope, ids: readonly string[]): Promise<IdeaRecord[]>;
  /** Writes all; false when one may have been changed since it was read: then nothing is sure, and all is to be read again. Those of one tick go out as one. */
  save(changes: readonly IdeaChange[]): Promise<boolean>;
  /** What is due now, the longest due first. */
  due(scope: OwnScope): Promise<WaitingIdea[]>;
  /** Every idea of the person: first those that stick, then by day. */
  all(scope: OwnScope): Promise<WaitingIdea[]>;
  /** What is due now or later; read with all else of the moment, and from the index alone. */
  coming(scope: OwnScope): Promise<ComingIdea[]>;
  /** Where a mind was changed: the latest first, from behind a mark on. */
  changed(scope: OwnScope, page: { after: TimeMark | null; limit: number }): Promise<ChangedIdea[]>;
  exportOf(personId: string): Promise<IdeaRecord[]>;
  erase(personId: string): Promise<void>;
}

/** More ideas than any course has questions. */
const mostIdeas = 1_000;

export const createIdeaStore = (db: Connection, clock: Clock): IdeaStore => {
  const Ideas = defineModel(db, { name: 'Idea', collection: 'ideas', schema: ideaSchema });
  const coming = createLookup<ComingIdea>(db, {
    collection: 'ideas',
    by: 'personId',
    where: { dueAt: { $type: 'date' } },
    fields: { _id: 1, personId: 1, dueAt: 1 },
  });
  const byId = createLookupOfOne<IdeaRecord>(db, { collection: 'ideas', by: '_id' });
  const write = createBulk<readonly IdeaChange[]>((groups) => saveAll(Ideas, groups.flat()));
  const byDay = (filter: object) => Ideas.find(filter).sort({ dueAt: 1, _id: 1 }).limit(mostIdeas);
  const waiting = (filter: object) =>
    byDay(filter)
      .select({ quizId: 1, questionId: 1, step: 1, dueAt: 1 })
      .lean<WaitingIdea[]>()
      .exec();
  return {
    async known({ personId }, ids) {
      const found = await Promise.all(ids.map((id) => byId(id)));
      return found.flatMap((idea) => (idea?.personId === personId ? [idea] : []));
    },
    save: async (changes) => changes.length === 0 || write(changes),
    due: ({ personId }) => waiting({ personId, dueAt: { $lte: clock.now() } }),
    all: ({ personId }) => waiting({ personId }),
    coming: ({ personId }) => coming(personId),
    changed: ({ personId, notBefore }, { after, limit }) =>
      Ideas.find({
        personId,
        'changed.key': after ? { $lt: changeKey(after.at, after.id) } : { $gt: '' },
        // What was said before a door was shut is left out whole: now without then says what then was.
        ...(notBefore && { 'firstMiss.at': { $gt: notBefore } }),
      })
        .sort({ 'changed.key': -1 })
        .limit(limit)
        .lean<ChangedIdea[]>()
        .exec(),
    exportOf: (personId) => byDay({ personId }).lean<IdeaRecord[]>().exec(),
    async erase(personId) {
      await Ideas.deleteMany({ personId });
    },
  };
};

const asRead = ({ _id, seenAt, seenIn }: IdeaRecord) => ({ _id, seenAt, seenIn });

/** Somebody made the idea at the same moment: that is to be read anew. Any other error is one. */
const saveAll = async (
  Ideas: Model<IdeaRecord>,
  changes: readonly IdeaChange[],
): Promise<BulkDone> => {
  const made = changes.flatMap(({ before, after }) => (before || !after ? [] : [after]));
  const changed = changes.flatMap(({ before, after }) =>
    before && after ? [{ filter: asRead(before), update: { $set: after } }] : [],
  );
  const gone = changes.flatMap(({ before, after }) => (before && !after ? [asRead(before)] : []));
  const done = await Promise.all([
    insertTogether(Ideas, made),
    updateTogether(Ideas, changed),
    deleteTogether(Ideas, gone),
  ]);
  const errors = done.flatMap(({ failed }) => [...failed.values()]);
  const error = errors.find((one) => !isDuplicate(one));
  if (error) throw error;
  return { allMatched: done.every(({ allMatched }) => allMatched), failed: new Map() };
};
