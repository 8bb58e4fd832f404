import { Schema } from 'mongoose';
import { defineModel, isDuplicate, type Connection, type Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { InstallScope } from '../policy.js';
import type { EnrolmentRecord } from './enrolment.js';

const enrolmentSchema = new Schema<EnrolmentRecord>({
  _id: String,
  cohortId: { type: String, required: true },
  personId: { type: String, required: true },
  courseId: { type: String, required: true },
  status: { type: String, required: true },
  enrolledAt: { type: Date, required: true },
  withdrawnAt: { type: Date, default: null },
});
enrolmentSchema.index({ cohortId: 1, personId: 1 }, { unique: true });
enrolmentSchema.index(
  { personId: 1, courseId: 1 },
  { unique: true, partialFilterExpression: { status: 'active' } },
);
enrolmentSchema.index({ personId: 1 });

export interface EnrolmentStore {
  /** Nobody may be active in the course already, as read in the same transaction. */
  add(tx: Tx, scope: InstallScope, enrolments: readonly EnrolmentRecord[]): Promise<void>;
  /** One of this cohort. */
  find(
    scope: InstallScope,
    at: { cohortId: string; id: string },
    tx?: Tx,
  ): Promise<EnrolmentRecord | null>;
  ofCohort(scope: InstallScope, cohortId: string): Promise<EnrolmentRecord[]>;
  /** Active ones in the course, and those of the cohort whatever their state. */
  ofPeople(
    scope: InstallScope,
    where: { personIds: readonly string[]; courseId: string; cohortId: string },
    tx?: Tx,
  ): Promise<EnrolmentRecord[]>;
  /** How many are active, by cohort. */
  countActive(scope: InstallScope, cohortIds: readonly string[]): Promise<Map<string, number>>;
  /** Throws `conflict` when the person is active in another cohort of the course. */
  setStatus(
    tx: Tx,
    scope: InstallScope,
    change: { id: string; status: EnrolmentRecord['status']; withdrawnAt: Date | null },
  ): Promise<void>;
  exportOf(personId: string): Promise<EnrolmentRecord[]>;
  erase(personId: string): Promise<void>;
}

export const createEnrolmentStore = (db: Connection): EnrolmentStore => {
  const Enrolments = defineModel(db, {
    name: 'Enrolment',
    collection: 'enrolments',
    schema: enrolmentSchema,
  });
  return {
    async add(tx, _scope, enrolments) {
      await Enrolments.insertMany(enrolments, { session: tx });
    },
    find: (_scope, { cohortId, id }, tx) =>
      Enrolments.findOne({ _id: id, cohortId })
        .session(tx ?? null)
        .lean()
        .exec(),
    ofCohort: (_scope, cohortId) => Enrolments.find({ cohortId }).lean().exec(),
    ofPeople: (_scope, { personIds, courseId, cohortId }, tx) =>
      Enrolments.find({
        personId: { $in: personIds },
        $or: [{ courseId, status: 'active' }, { cohortId }],
      })
        .session(tx ?? null)
        .lean()
        .exec(),
    async countActive(_scope, cohortIds) {
      const counts = await Enrolments.aggregate<{ _id: string; people: number }>([
        { $match: { cohortId: { $in: cohortIds }, status: 'active' } },
        { $group: { _id: '$cohortId', people: { $sum: 1 } } },
      ]).exec();
      return new Map(counts.map(({ _id, people }) => [_id, people]));
    },
    async setStatus(tx, _scope, { id, status, withdrawnAt }) {
      try {
        await Enrolments.updateOne(
          { _id: id },
          { $set: { status, withdrawnAt } },
          { session: tx },
        ).exec();
      } catch (error) {
        throw isDuplicate(error)
          ? new AppError('conflict', 'cohorts.error.elsewhere', { cause: error })
          : error;
      }
    },
    exportOf: (personId) => Enrolments.find({ personId }).lean().exec(),
    async erase(personId) {
      await Enrolments.deleteMany({ personId }).exec();
    },
  };
};
