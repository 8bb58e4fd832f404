import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../../platform/database.js';
import type { OwnScope, ReaderScope } from '../../policy.js';
import type { DictationRecord, DictationState } from './dictation.js';

const dictationSchema = new Schema<DictationRecord>({
  _id: String,
  personId: { type: String, required: true },
  byId: { type: String, required: true },
  courseId: { type: String, required: true },
  cohortId: { type: String, required: true },
  lessonId: { type: String, required: true },
  texts: { type: Schema.Types.Mixed, required: true },
  state: { type: String, required: true },
  at: { type: Date, required: true },
  answeredAt: { type: Date, default: null },
});
dictationSchema.index({ personId: 1, lessonId: 1, state: 1 });
dictationSchema.index({ byId: 1, at: -1 });

export interface DictationStore {
  /** What waits for its learner's word in a lesson, oldest first; without what is shut to their account. */
  offered(scope: OwnScope, lessonId: string): Promise<DictationRecord[]>;
  find(scope: OwnScope, id: string, tx?: Tx): Promise<DictationRecord | null>;
  /** What somebody wrote down in their cohorts and what became of it, the latest first; without the words. */
  writtenBy(scope: ReaderScope, limit: number): Promise<Omit<DictationRecord, 'texts'>[]>;
  add(tx: Tx, dictation: DictationRecord): Promise<void>;
  /** Writes down what the learner said of it, and lets go of the words. */
  answer(tx: Tx, id: string, said: { state: DictationState; at: Date }): Promise<void>;
  exportOf(personId: string): Promise<DictationRecord[]>;
  erase(personId: string): Promise<void>;
}

const most = 200;

const own = ({ personId, notBefore }: OwnScope) => ({
  personId,
  ...(notBefore ? { at: { $gt: notBefore } } : {}),
});

export const createDictationStore = (db: Connection): DictationStore => {
  const All = defineModel(db, {
    name: 'Dictation',
    collection: 'dictations',
    schema: dictationSchema,
  });
  return {
    offered: (scope, lessonId) =>
      All.find({ ...own(scope), lessonId, state: 'offered' })
        .sort({ at: 1 })
        .limit(most)
        .lean()
        .exec(),
    find: (scope, _id, tx) =>
      All.findOne({ _id, ...own(scope) })
        .session(tx ?? null)
        .lean()
        .exec(),
    writtenBy: ({ personId, cohortIds }, limit) =>
      All.find({ byId: personId, cohortId: { $in: cohortIds } }, { texts: 0 })
        .sort({ at: -1 })
        .limit(limit)
        .lean<Omit<DictationRecord, 'texts'>[]>()
        .exec(),
    async add(tx, dictation) {
      await All.create([dictation], { session: tx });
    },
    async answer(tx, _id, { state, at }) {
      const change = { state, answeredAt: at, texts: {} };
      await All.updateOne({ _id }, { $set: change }).session(tx).exec();
    },
    exportOf: (personId) => All.find({ personId }).limit(most).lean().exec(),
    async erase(personId) {
      await All.deleteMany({ personId }).exec();
      await All.updateMany({ byId: personId }, { $set: { byId: `erased:${personId}` } }).exec();
    },
  };
};
