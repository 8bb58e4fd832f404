import { Schema } from 'mongoose';
import { defineModel, isDuplicate, type Connection } from '../platform/database.js';
import type { Tally } from './tally.js';
import type { TryPlace } from './tries.store.js';

/** The counters of the first tries at one version of a quiz, and when the first and the last of them were handed in. */
export interface VersionTally {
  hash: string;
  firstAt: Date;
  lastAt: Date;
  tally: Tally;
}

/**
 * Counters of one cohort at one quiz, by version, and how far they go: everything up to `cursor` is in them, nothing
 * after. They hold numbers and no names, so they stay when a person is erased: what a group answered is not undone.
 */
export interface StatisticsRecord {
  /** `cohort:quiz` */
  _id: string;
  cohortId: string;
  quizId: string;
  /** Raised with every save; a save that was worked out from an older one is refused. */
  rev: number;
  cursor: TryPlace | null;
  /** There was more to count than one page waits for. */
  behind: boolean;
  versions: VersionTally[];
}

const statisticsSchema = new Schema<StatisticsRecord>({
  _id: String,
  cohortId: { type: String, required: true },
  quizId: { type: String, required: true },
  rev: { type: Number, required: true },
  cursor: { type: Schema.Types.Mixed, default: null },
  behind: { type: Boolean, required: true },
  versions: { type: Schema.Types.Mixed, required: true },
}).index({ behind: 1 }, { partialFilterExpression: { behind: true } });

export type CountedPlace = Pick<StatisticsRecord, 'cohortId' | 'quizId'>;

export interface StatisticsStore {
  findMany(places: readonly CountedPlace[]): Promise<Map<string, StatisticsRecord>>;
  /** Saves what was worked out from revision `rev`, 0 for none; false when somebody else saved meanwhile. */
  save(record: StatisticsRecord): Promise<boolean>;
  /** Some whose counting is not done. */
  behind(limit: number): Promise<StatisticsRecord[]>;
  /** Empties the counters, so that all is counted anew, also by whoever is counting just now. */
  empty(places: readonly CountedPlace[]): Promise<void>;
}

export const statisticsId = ({ cohortId, quizId }: CountedPlace): string => `${cohortId}:${quizId}`;

const blankAt = ({ cohortId, quizId }: CountedPlace): Omit<StatisticsRecord, '_id' | 'rev'> => ({
  ...{ cohortId, quizId },
  ...{ cursor: null, behind: false, versions: [] },
});

export const noStatistics = (place: CountedPlace): StatisticsRecord => ({
  ...{ _id: statisticsId(place), rev: 0 },
  ...blankAt(place),
});

export const createStatisticsStore = (db: Connection): StatisticsStore => {
  const All = defineModel(db, {
    name: 'QuizStatistics',
    collection: 'quizStatistics',
    schema: statisticsSchema,
  });
  return {
    async findMany(places) {
      const found = await All.find({ _id: { $in: places.map(statisticsId) } })
        .lean<StatisticsRecord[]>()
        .exec();
      return new Map(found.map((record) => [record._id, record]));
    },
    async save({ _id, rev, ...rest }) {
      const next = { ...rest, rev: rev + 1 };
      try {
        const { matchedCount, upsertedCount } = await All.updateOne(
          { _id, rev },
          { $set: next },
          { upsert: rev === 0 },
        );
        return matchedCount + upsertedCount === 1;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    behind: (limit) => All.find({ behind: true }).limit(limit).lean<StatisticsRecord[]>().exec(),
    async empty(places) {
      const writes = places.map((place) => ({
        updateOne: {
          filter: { _id: statisticsId(place) },
          update: { $set: { ...blankAt(place) }, $inc: { rev: 1 } },
          upsert: true,
        },
      }));
      if (writes.length > 0) await All.bulkWrite(writes, { ordered: false });
    },
  };
};
