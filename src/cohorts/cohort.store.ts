import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../platform/database.js';
import type { Day } from '../platform/dates.js';
import { createLookupOfOne } from '../platform/lookup.js';
import type { InstallScope, ReaderScope } from '../policy.js';
import type { CohortRecord, Door } from './cohort.js';

const cohortSchema = new Schema<CohortRecord>({
  _id: String,
  courseId: { type: String, required: true },
  name: { type: String, required: true },
  zone: { type: String, required: true },
  start: { type: String, required: true },
  end: { type: String, required: true },
  daysOff: { type: [String], required: true },
  instructors: { type: [String], required: true },
  archived: { type: Boolean, default: false },
  createdAt: { type: Date, required: true },
  told: { type: new Schema({ end: Date, close: Date }, { _id: false }), default: undefined },
});
cohortSchema.index({ instructors: 1 });
cohortSchema.index({ archived: 1, start: -1 });
cohortSchema.index({ end: 1 });

export interface CohortStore {
  add(tx: Tx, scope: InstallScope, cohort: CohortRecord): Promise<void>;
  /** All that are not archived, the latest start first. */
  list(scope: InstallScope): Promise<CohortRecord[]>;
  find(scope: InstallScope, id: string, tx?: Tx): Promise<CohortRecord | null>;
  /** One of a batch, for pages of people who belong to it. */
  load(id: string): Promise<CohortRecord | null>;
  /** All there ever were, in parts, by their ids. */
  places(part: {
    after: string;
    limit: number;
  }): Promise<Pick<CohortRecord, '_id' | 'end' | 'zone' | 'instructors'>[]>;
  /** Those whose last day is one of these, and whose people were not told of the door. */
  untold(door: Door, days: { from: Day; to: Day }): Promise<CohortRecord[]>;
  noteTold(tx: Tx, id: string, told: { door: Door; at: Date }): Promise<void>;
  named(ids: readonly string[]): Promise<Pick<CohortRecord, '_id' | 'name'>[]>;
  addInstructor(
    tx: Tx,
    scope: InstallScope,
    cohort: { id: string; personId: string },
  ): Promise<void>;
  /** Gives the cohort as it was; null for one that is out of reach. */
  setDaysOff(
    tx: Tx,
    scope: InstallScope | ReaderScope,
    cohort: { id: string; daysOff: readonly Day[] },
  ): Promise<CohortRecord | null>;
  /** Cohorts of which somebody is an instructor, for what is kept about them. */
  ofInstructor(personId: string): Promise<Pick<CohortRecord, '_id' | 'name'>[]>;
  removeInstructor(personId: string): Promise<void>;
}

const mostListed = 500;
const nameOnly = { name: 1 };

/** Whether somebody answers in a cohort that is not closed. */
const isRunningFor = ({ cohortIds, closed = [] }: ReaderScope, id: string): boolean =>
  cohortIds.includes(id) && !closed.includes(id);

export const createCohortStore = (db: Connection): CohortStore => {
  const Cohorts = defineModel(db, { name: 'Cohort', collection: 'cohorts', schema: cohortSchema });
  return {
    async add(tx, _scope, cohort) {
      await Cohorts.create([cohort], { session: tx });
    },
    list: () =>
      Cohorts.find({ archived: false })
        .sort({ start: -1, _id: -1 })
        .limit(mostListed)
        .lean()
        .exec(),
    find: (_scope, id, tx) =>
      Cohorts.findById(id)
        .session(tx ?? null)
        .lean()
        .exec(),
    load: createLookupOfOne(db, { collection: 'cohorts', by: '_id' }),
    places: ({ after, limit }) =>
      Cohorts.find({ _id: { $gt: after } }, { end: 1, zone: 1, instructors: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean()
        .exec(),
    untold: (door, { from, to }) =>
      Cohorts.find({ end: { $gte: from, $lte: to }, [`told.${door}`]: null })
        .limit(mostListed)
        .lean()
        .exec(),
    async noteTold(tx, id, { door, at }) {
      const update = { $set: { [`told.${door}`]: at } };
      await Cohorts.updateOne({ _id: id }, update, { session: tx }).exec();
    },
    named: (ids) =>
      Cohorts.find({ _id: { $in: ids } }, nameOnly)
        .lean()
        .exec(),
    async addInstructor(tx, _scope, { id, personId }) {
      const update = { $addToSet: { instructors: personId } };
      await Cohorts.updateOne({ _id: id }, update, { session: tx }).exec();
    },
    async setDaysOff(tx, scope, { id, daysOff }) {
      if (scope.reach === 'reader' && !isRunningFor(scope, id)) return null;
      return Cohorts.findOneAndUpdate({ _id: id }, { $set: { daysOff } }, { session: tx })
        .lean<CohortRecord>()
        .exec();
    },
    ofInstructor: (personId) => Cohorts.find({ instructors: personId }, nameOnly).lean().exec(),
    async removeInstructor(personId) {
      await Cohorts.updateMany(
        { instructors: personId },
        { $pull: { instructors: personId } },
      ).exec();
    },
  };
};
