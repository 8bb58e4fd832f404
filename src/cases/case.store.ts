import { Schema } from 'mongoose';
import type { Day } from '../platform/dates.js';
import { defineModel, type Connection, type Tx } from '../platform/database.js';
import type { OwnScope, ReaderScope } from '../policy.js';
import type { CaseRecord } from './case.js';

const text = { type: String, required: true };

const caseSchema = new Schema<CaseRecord>({
  _id: String,
  personId: text,
  courseId: text,
  lessonId: text,
  turnId: text,
  cohortId: text,
  cohortStart: text,
  readers: { type: [String], required: true },
  title: text,
  happened: text,
  did: text,
  next: text,
  state: text,
  line: { type: String, default: '' },
  at: { type: Date, required: true },
  shownAt: { type: Date, default: null },
  rev: { type: Number, required: true },
});
caseSchema.index({ personId: 1, courseId: 1, lessonId: 1 }, { unique: true });
caseSchema.index({ turnId: 1 }, { unique: true });
// The start after the sort keys lets the list be filtered from the index alone.
caseSchema.index({ courseId: 1, state: 1, shownAt: -1, _id: -1, cohortStart: 1 });
caseSchema.index({ readers: 1, state: 1, at: 1, _id: 1, cohortId: 1 });

/** A place in the list that begins with the latest. */
export interface CaseMark {
  at: Date;
  id: string;
}

/** Who a list is for: `before` is the first day of their cohort; null for those who answer, who may read all. */
export interface Audience {
  courseId: string;
  before: Day | null;
}

export type CaseChange = Partial<Omit<CaseRecord, '_id' | 'personId' | 'courseId' | 'rev'>>;

export interface CaseStore {
  /** The person's own of a lesson; without what is shut to their account. */
  find(
    scope: OwnScope,
    lesson: { courseId: string; lessonId: string },
    tx?: Tx,
  ): Promise<CaseRecord | null>;
  /** Whether the person has one of the lesson that is shut to their account. */
  isShut(
    scope: OwnScope,
    lesson: { courseId: string; lessonId: string },
    tx?: Tx,
  ): Promise<boolean>;
  /** Those that may be met now, the latest first. */
  shown(audience: Audience, ask: { behind: CaseMark | null; limit: number }): Promise<CaseRecord[]>;
  /** Those that wait for a reader, the oldest first. */
  waiting(scope: ReaderScope, limit: number): Promise<CaseRecord[]>;
  findForReader(scope: ReaderScope, id: string, tx: Tx): Promise<CaseRecord | null>;
  add(tx: Tx, one: CaseRecord): Promise<void>;
  /** Changes it from the revision that was read; false when somebody else did before. */
  change(tx: Tx, one: Pick<CaseRecord, '_id' | 'rev'>, change: CaseChange): Promise<boolean>;
  exportOf(personId: string): Promise<CaseRecord[]>;
  erase(personId: string): Promise<void>;
}

const most = 500;

const own = ({ personId, notBefore }: OwnScope) => ({
  personId,
  ...(notBefore ? { at: { $gt: notBefore } } : {}),
});

const readable = ({ personId, cohortIds }: ReaderScope) => ({
  readers: personId,
  cohortId: { $in: cohortIds },
});

const beyond = (behind: CaseMark | null) =>
  behind === null
    ? {}
    : {
        $or: [{ shownAt: { $lt: behind.at } }, { shownAt: behind.at, _id: { $lt: behind.id } }],
      };

export const createCaseStore = (db: Connection): CaseStore => {
  const Cases = defineModel(db, { name: 'Case', collection: 'cases', schema: caseSchema });
  const one = (filter: object, tx?: Tx): Promise<CaseRecord | null> =>
    Cases.findOne(filter)
      .session(tx ?? null)
      .lean()
      .exec();
  return {
    find: (scope, lesson, tx) => one({ ...own(scope), ...lesson }, tx),
    isShut: async ({ personId, notBefore }, lesson, tx) =>
      notBefore !== null &&
      (await one({ personId, ...lesson, at: { $lte: notBefore } }, tx)) !== null,
    shown: ({ courseId, before }, { behind, limit }) =>
      Cases.find({
        ...{ courseId, state: 'shown', ...beyond(behind) },
        ...(before === null ? {} : { cohortStart: { $lt: before } }),
      })
        .sort({ shownAt: -1, _id: -1 })
        .limit(limit)
        .lean()
        .exec(),
    waiting: (scope, limit) =>
      Cases.find({ ...readable(scope), state: 'waiting' })
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .lean()
        .exec(),
    findForReader: (scope, id, tx) => one({ _id: id, ...readable(scope) }, tx),
    async add(tx, added) {
      await Cases.create([added], { session: tx });
    },
    async change(tx, { _id, rev }, change) {
      const update = { $set: change, $inc: { rev: 1 } };
      return (await Cases.updateOne({ _id, rev }, update).session(tx).exec()).matchedCount === 1;
    },
    exportOf: (personId) => Cases.find({ personId }).limit(most).lean().exec(),
    async erase(personId) {
      await Cases.deleteMany({ personId }).exec();
    },
  };
};
