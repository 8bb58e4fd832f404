import { Schema } from 'mongoose';
import { defineModel, type Connection } from '../platform/database.js';
import { createLookupOfOne } from '../platform/lookup.js';
import type { OwnScope } from '../policy.js';

/** What a person has set for their practice. */
export interface PracticeRecord {
  /** The person's id. */
  _id: string;
  pausedAt: Date | null;
}

const practiceSchema = new Schema<PracticeRecord>({
  _id: String,
  pausedAt: { type: Date, default: null },
});

export interface PauseStore {
  /** Null while it is not paused; read with all else of the moment. */
  pausedAt(scope: OwnScope): Promise<Date | null>;
  /** A pause that runs already keeps its beginning. */
  pause(scope: OwnScope, at: Date): Promise<void>;
  resume(scope: OwnScope): Promise<void>;
  exportOf(personId: string): Promise<PracticeRecord[]>;
  erase(personId: string): Promise<void>;
}

export const createPauseStore = (db: Connection): PauseStore => {
  const Practices = defineModel(db, {
    name: 'Practice',
    collection: 'practices',
    schema: practiceSchema,
  });
  const load = createLookupOfOne<PracticeRecord>(db, { collection: 'practices', by: '_id' });
  return {
    async pausedAt({ personId }) {
      return (await load(personId))?.pausedAt ?? null;
    },
    async pause({ personId }, at) {
      await Practices.updateOne(
        { _id: personId },
        [{ $set: { pausedAt: { $ifNull: ['$pausedAt', at] } } }],
        { upsert: true, updatePipeline: true },
      );
    },
    async resume({ personId }) {
      await Practices.updateOne({ _id: personId }, { $set: { pausedAt: null } });
    },
    exportOf: (personId) => Practices.find({ _id: personId }).lean<PracticeRecord[]>().exec(),
    async erase(personId) {
      await Practices.deleteOne({ _id: personId });
    },
  };
};
