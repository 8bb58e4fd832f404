import { Schema } from 'mongoose';
import { defineModel, isDuplicate, type Connection, type Tx } from '../../platform/database.js';
import { AppError } from '../../platform/errors.js';
import { createLookup } from '../../platform/lookup.js';
import type { OwnScope, ReaderScope } from '../../policy.js';
import type { ConsentRecord, ConsentRound, ConsentState } from './consent.js';

const roundSchema = new Schema<ConsentRound>(
  {
    id: { type: String, required: true },
    n: { type: Number, required: true },
    sentAt: { type: Date, required: true },
    openedAt: { type: Date, default: null },
  },
  { _id: false },
);

const consentSchema = new Schema<ConsentRecord>({
  _id: String,
  askerId: { type: String, required: true },
  personId: { type: String, required: true, index: true },
  cohortId: { type: String, required: true },
  courseId: { type: String, required: true },
  lessonId: { type: String, required: true },
  line: { type: String, required: true },
  rounds: { type: [roundSchema], required: true },
  state: { type: String, required: true },
  askedAt: { type: Date, required: true },
  answeredAt: { type: Date, default: null },
});
consentSchema.index({ askerId: 1, personId: 1, askedAt: -1 });
consentSchema.index(
  { askerId: 1, personId: 1 },
  { unique: true, name: 'oneOpen', partialFilterExpression: { state: 'asked' } },
);

/** Between which two people, in which of the asker's cohorts. */
export interface Between {
  personId: string;
  cohortId: string;
}

export interface ConsentStore {
  /** The questions that somebody is to answer; read with all else of the moment. */
  openOf(scope: OwnScope): Promise<ConsentRecord[]>;
  /** Everything somebody was asked; read with all else of the moment. */
  ofLearner(scope: OwnScope): Promise<ConsentRecord[]>;
  /** Everything this reader asked somebody, the latest first. */
  ofReader(scope: ReaderScope, personId: string, tx?: Tx): Promise<ConsentRecord[]>;
  find(scope: OwnScope, id: string, tx: Tx): Promise<ConsentRecord | null>;
  /** Throws `conflict` where a question of this reader to the same learner is open. */
  add(tx: Tx, consent: ConsentRecord): Promise<void>;
  /** From one state to another; false where it is in another by now. */
  move(
    tx: Tx,
    id: string,
    change: { from: ConsentState; to: ConsentState; answeredAt?: Date },
  ): Promise<boolean>;
  /** Writes down that a round is opened; false where no consent that stands holds it unopened. */
  open(
    tx: Tx,
    scope: ReaderScope,
    opening: Between & { round: string; at: Date },
  ): Promise<boolean>;
  /** As learner and as who asks. */
  exportOf(personId: string): Promise<ConsentRecord[]>;
  erase(personId: string): Promise<void>;
}

const most = 200;

export const createConsentStore = (db: Connection): ConsentStore => {
  const All = defineModel(db, { name: 'Consent', collection: 'consents', schema: consentSchema });
  const ofPerson = { collection: 'consents', by: 'personId' };
  const byLearner = createLookup<ConsentRecord>(db, ofPerson);
  const openBy = createLookup<ConsentRecord>(db, { ...ofPerson, where: { state: 'asked' } });
  return {
    openOf: ({ personId }) => openBy(personId),
    ofLearner: ({ personId }) => byLearner(personId),
    ofReader: (scope, personId, tx) =>
      All.find({ askerId: scope.personId, personId })
        .sort({ askedAt: -1, _id: -1 })
        .limit(most)
        .session(tx ?? null)
        .lean()
        .exec(),
    find: ({ personId }, _id, tx) => All.findOne({ _id, personId }).session(tx).lean().exec(),
    async add(tx, consent) {
      try {
        await All.create([consent], { session: tx });
      } catch (error) {
        throw isDuplicate(error)
          ? new AppError('conflict', 'consents.refused.open', { cause: error })
          : error;
      }
    },
    async move(tx, _id, { from, to, ...change }) {
      const update = { $set: { state: to, ...change } };
      return (
        (await All.updateOne({ _id, state: from }, update).session(tx).exec()).matchedCount > 0
      );
    },
    async open(tx, scope, { round, at, ...between }) {
      const unopened = { $elemMatch: { id: round, openedAt: null } };
      const which = { askerId: scope.personId, ...between, state: 'given' as const };
      const update = { $set: { 'rounds.$.openedAt': at } };
      const done = await All.updateOne({ ...which, rounds: unopened }, update)
        .session(tx)
        .exec();
      return done.matchedCount > 0;
    },
    exportOf: async (personId) => {
      const [asked, asking] = await Promise.all([
        All.find({ personId }).limit(most).lean().exec(),
        All.find({ askerId: personId }).limit(most).lean().exec(),
      ]);
      return [...asked, ...asking];
    },
    async erase(personId) {
      await All.deleteMany({ personId }).exec();
      await All.deleteMany({ askerId: personId }).exec();
    },
  };
};
