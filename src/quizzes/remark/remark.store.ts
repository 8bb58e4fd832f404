import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../../platform/database.js';
import type { InstallScope } from '../../policy.js';
import type { AttemptRecord } from '../attempt.js';
import type { Change } from './corrections.js';
import type { Raised, RemarkPlace, RemarkRecord } from './remark.js';

const remarkSchema = new Schema<RemarkRecord>({
  _id: String,
  quizId: { type: String, required: true },
  hash: { type: String, required: true },
  olds: { type: [String], required: true },
  by: { type: String, required: true },
  at: { type: Date, required: true },
  cursor: { type: Schema.Types.Mixed, default: null },
  changed: { type: Number, required: true },
  cohortIds: { type: [String], required: true },
  finishedAt: { type: Date, default: null },
})
  .index({ by: 1, at: 1 })
  .index({ at: 1 }, { partialFilterExpression: { finishedAt: null }, name: 'under way' });

export interface AskedPart {
  quizId: string;
  olds: readonly string[];
  after: RemarkPlace | null;
}

/** How far a part brought a re-mark. */
export interface Step {
  cursor: RemarkPlace;
  changed: number;
  cohortIds: readonly string[];
}

export interface RemarkStore {
  /** The versions of a quiz that somebody answered. */
  versions(scope: InstallScope, quizId: string): Promise<string[]>;
  /** Tries at these versions that were handed in, from behind a place on; fewer than `limit` only at the end. */
  tries(scope: InstallScope, asked: AskedPart, limit: number): Promise<AttemptRecord[]>;
  /** Raises marks that are still as they were read, and notes why. */
  raise(remark: RemarkRecord, raised: readonly Raised[]): Promise<void>;
  add(tx: Tx, remark: RemarkRecord): Promise<void>;
  find(scope: InstallScope, id: string): Promise<RemarkRecord | null>;
  underWay(limit: number): Promise<RemarkRecord[]>;
  /** Notes a part as done; of several who did the same, the first counts. */
  step(remark: RemarkRecord, step: Step): Promise<void>;
  finish(id: string, at: Date): Promise<void>;
  by(personId: string): Promise<RemarkRecord[]>;
}

const beforeAll = new Date(0);
const mostRead = 1_000;

/** A try that is still open has no time, and is before all. */
const behind = (place: object, after: RemarkPlace | null) => ({
  $or: [
    { ...place, submittedAt: { $gt: after?.at ?? beforeAll } },
    ...(after ? [{ ...place, submittedAt: after.at, _id: { $gt: after.id } }] : []),
  ],
});

const noteOf = (remark: RemarkRecord, { from }: Change) => {
  const { _id: remarkId, at, by, hash } = remark;
  return { at, by, from, hash, remarkId };
};

const writesOf = (remark: RemarkRecord, { attempt, changes }: Raised) =>
  changes.map((change) => {
    const mark = `marks.${change.questionId}`;
    const { held, credit } = change.from;
    return {
      updateOne: {
        filter: { _id: attempt._id, [`${mark}.held`]: held, [`${mark}.credit`]: credit },
        update: {
          $set: { [mark]: change.to, [`remarked.${change.questionId}`]: noteOf(remark, change) },
        },
      },
    };
  });

const readingTries = (db: Connection): Pick<RemarkStore, 'versions' | 'tries' | 'raise'> => {
  const Attempts = db.model<AttemptRecord>('Attempt');
  const ofVersion = (
    quizId: string,
    hash: string,
    { after, limit }: { after: RemarkPlace | null; limit: number },
  ): Promise<AttemptRecord[]> =>
    Attempts.find(behind({ quizId, hash, state: 'submitted' }, after))
      .sort({ submittedAt: 1, _id: 1 })
      .limit(limit)
      .batchSize(limit)
      .lean<AttemptRecord[]>()
      .exec();
  return {
    versions: (_scope, quizId) => Attempts.distinct('hash', { quizId }).exec(),
    async tries(_scope, { quizId, olds, after }, limit) {
      const found: AttemptRecord[] = [];
      const from = after ? olds.indexOf(after.hash) : 0;
      for (const hash of olds.slice(from)) {
        const place = after?.hash === hash ? after : null;
        const left = limit - found.length;
        found.push(...(await ofVersion(quizId, hash, { after: place, limit: left })));
        if (found.length === limit) break;
      }
      return found;
    },
    async raise(remark, raised) {
      const writes = raised.flatMap((one) => writesOf(remark, one));
      if (writes.length > 0) await Attempts.bulkWrite(writes, { ordered: false });
    },
  };
};

export const createRemarkStore = (db: Connection): RemarkStore => {
  const Remarks = defineModel(db, { name: 'Remark', collection: 'remarks', schema: remarkSchema });
  return {
    ...readingTries(db),
    async add(tx, remark) {
      await Remarks.create([remark], { session: tx });
    },
    find: (_scope, id) => Remarks.findById(id).lean<RemarkRecord>().exec(),
    underWay: (limit) =>
      Remarks.find({ finishedAt: null }).sort({ at: 1 }).limit(limit).lean<RemarkRecord[]>().exec(),
    async step({ _id, cursor: before }, { cursor, changed, cohortIds }) {
      await Remarks.updateOne(
        { _id, 'cursor.id': before?.id ?? null },
        {
          $set: { cursor },
          $inc: { changed },
          $addToSet: { cohortIds: { $each: [...cohortIds] } },
        },
      );
    },
    async finish(_id, at) {
      await Remarks.updateOne({ _id }, { $set: { finishedAt: at } });
    },
    by: (personId) =>
      Remarks.find({ by: personId }).sort({ at: 1 }).limit(mostRead).lean<RemarkRecord[]>().exec(),
  };
};
