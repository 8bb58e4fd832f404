import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../platform/database.js';
import type { InstallScope, OwnScope, ReaderScope } from '../policy.js';
import type { HandOnCase, HandOnLink, HandOnRecord, PassedOn } from './hand-on.js';

const plain = { _id: false };

const linkSchema = new Schema<HandOnLink>(
  {
    hash: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    by: { type: String, required: true },
  },
  plain,
);
const toSchema = new Schema<HandOnRecord['to']>(
  { name: { type: String, required: true }, email: { type: String, default: null } },
  plain,
);

const handOnSchema = new Schema<HandOnRecord>({
  _id: String,
  personId: { type: String, required: true },
  courseId: { type: String, required: true },
  cohortId: { type: String, required: true },
  turnId: { type: String, default: null },
  lessonId: { type: String, default: null },
  readers: { type: [String], required: true },
  what: { type: String, required: true },
  to: { type: toSchema, required: true },
  at: { type: Date, required: true },
  state: { type: String, required: true },
  words: { type: String, default: '' },
  answeredAt: { type: Date, default: null },
  answeredBy: { type: String, default: null },
  links: { type: [linkSchema], required: true },
  rev: { type: Number, required: true },
});
handOnSchema.index({ personId: 1, at: -1, _id: -1 });
handOnSchema.index({ readers: 1, at: -1, _id: -1 });
handOnSchema.index({ cohortId: 1 });
handOnSchema.index({ 'links.hash': 1 }, { sparse: true });

export type HandOnChange = Partial<
  Pick<HandOnRecord, 'state' | 'words' | 'answeredAt' | 'answeredBy' | 'links'>
>;

/** A place in a list that begins with the latest. */
export interface Behind {
  at: Date;
  id: string;
}

export interface HandOnStore {
  /** One of the person's own; without what is shut to their account. */
  find(scope: OwnScope, id: string, tx?: Tx): Promise<HandOnRecord | null>;
  /** The person's own or those a reader was named on, the latest first. */
  page(
    scope: OwnScope | ReaderScope,
    ask: { behind: Behind | null; limit: number },
  ): Promise<HandOnRecord[]>;
  /** For the letter that goes out. */
  load(id: string): Promise<HandOnRecord | null>;
  byLink(hash: string, tx?: Tx): Promise<HandOnRecord | null>;
  add(tx: Tx, handOn: HandOnRecord): Promise<void>;
  /** Changes it from the revision that was read; false when somebody else did before. */
  change(tx: Tx, handOn: Pick<HandOnRecord, '_id' | 'rev'>, change: HandOnChange): Promise<boolean>;
  countsOf(personId: string, tx: Tx): Promise<PassedOn>;
  /** Every one of a cohort, without a word of it. */
  casesIn(scope: InstallScope, cohortId: string): Promise<HandOnCase[]>;
  exportOf(personId: string): Promise<Omit<HandOnRecord, 'links'>[]>;
  erase(personId: string): Promise<void>;
}

const most = 1_000;
const mostOfCohort = 20_000;

const reach = (scope: OwnScope | ReaderScope) =>
  scope.reach === 'own'
    ? { personId: scope.personId, ...(scope.notBefore ? { at: { $gt: scope.notBefore } } : {}) }
    : { readers: scope.personId, cohortId: { $in: scope.cohortIds } };

const beyond = (behind: Behind | null) =>
  behind === null
    ? {}
    : { $or: [{ at: { $lt: behind.at } }, { at: behind.at, _id: { $lt: behind.id } }] };

export const createHandOnStore = (db: Connection): HandOnStore => {
  const All = defineModel(db, { name: 'HandOn', collection: 'handOns', schema: handOnSchema });
  const one = (filter: object, tx?: Tx): Promise<HandOnRecord | null> =>
    All.findOne(filter)
      .session(tx ?? null)
      .lean()
      .exec();
  const count = (filter: object, tx: Tx): Promise<number> =>
    All.countDocuments(filter).session(tx).exec();
  return {
    find: (scope, id, tx) => one({ $and: [{ _id: id }, reach(scope)] }, tx),
    page: (scope, { behind, limit }) =>
      All.find({ $and: [reach(scope), beyond(behind)] })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean()
        .exec(),
    load: (id) => one({ _id: id }),
    byLink: (hash, tx) => one({ 'links.hash': hash }, tx),
    async add(tx, handOn) {
      await All.create([handOn], { session: tx });
    },
    async change(tx, { _id, rev }, change) {
      const update = { $set: change, $inc: { rev: 1 } };
      return (await All.updateOne({ _id, rev }, update).session(tx).exec()).matchedCount === 1;
    },
    countsOf: async (personId, tx) => ({
      recorded: await count({ personId }, tx),
      confirmed: await count({ personId, state: 'confirmed' }, tx),
    }),
    async casesIn(_scope, cohortId) {
      const only = { personId: 1, state: 1 };
      const found = await All.find({ cohortId }, only).limit(mostOfCohort).lean().exec();
      return found.map(({ personId, state }) => ({ personId, confirmed: state === 'confirmed' }));
    },
    exportOf: (personId) => All.find({ personId }, { links: 0 }).limit(most).lean().exec(),
    async erase(personId) {
      await All.deleteMany({ personId }).exec();
    },
  };
};
