import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../../platform/database.js';
import { createLookup } from '../../platform/lookup.js';
import type { InstallScope, OwnScope, ReaderScope } from '../../policy.js';
import { isNamedOn, type Opening } from '../turn.js';
import type { Aim, CommitmentCase, CommitmentRecord, Outcome, SecretLink } from './commitment.js';

const plain = { _id: false };

const aimSchema = new Schema<Aim>(
  {
    action: { type: String, required: true },
    withWhom: { type: String, default: '' },
    day: { type: String, required: true },
    sign: { type: String, default: '' },
  },
  plain,
);

const outcomeSchema = new Schema<Outcome>(
  {
    result: { type: String, required: true },
    happened: { type: String, default: '' },
    ledThere: { type: String, default: '' },
    blocker: { type: String, default: null },
    blockerWords: { type: String, default: '' },
    mine: { type: String, default: '' },
    whatNext: { type: String, default: '' },
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  plain,
);

const earlierSchema = new Schema<CommitmentRecord['earlier'][number]>(
  { aim: { type: aimSchema, required: true }, until: { type: Date, required: true } },
  plain,
);
const linkSchema = new Schema<SecretLink>(
  { hash: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  plain,
);
const openingSchema = new Schema<Opening>(
  { personId: { type: String, required: true }, at: { type: Date, required: true } },
  plain,
);

const commitmentSchema = new Schema<CommitmentRecord>({
  _id: String,
  turnId: { type: String, required: true },
  personId: { type: String, required: true },
  courseId: { type: String, required: true },
  lessonId: { type: String, required: true },
  cohortId: { type: String, required: true },
  readers: { type: [String], required: true },
  state: { type: String, required: true },
  aim: { type: aimSchema, required: true },
  dueAt: { type: Date, required: true },
  earlier: { type: [earlierSchema], required: true },
  statedAt: { type: Date, required: true },
  changedAt: { type: Date, required: true },
  reason: { type: String, default: '' },
  outcome: { type: outcomeSchema, default: null },
  links: { type: [linkSchema], required: true },
  openings: { type: [openingSchema], required: true },
});
commitmentSchema.index({ personId: 1, statedAt: 1 });
commitmentSchema.index({ turnId: 1 });
commitmentSchema.index({ cohortId: 1 });
commitmentSchema.index({ 'links.hash': 1 }, { sparse: true });
commitmentSchema.index({ 'openings.personId': 1 });

export type CommitmentChange = Partial<
  Pick<CommitmentRecord, 'state' | 'aim' | 'dueAt' | 'earlier' | 'changedAt' | 'reason' | 'outcome'>
>;

/** Where a page of somebody's own begins: behind this one. */
export interface Behind {
  at: Date;
  id: string;
}

/** What people set out to do, and what came of it: theirs, and of the readers who were named on the round before. */
export interface CommitmentStore {
  /** A person's own of one lesson, oldest first; without what is shut to their account. */
  ofLesson(
    scope: OwnScope,
    lesson: { courseId: string; lessonId: string },
    tx?: Tx,
  ): Promise<CommitmentRecord[]>;
  /** A person's open ones; for counting, so also what is shut to their account. */
  openOf(personId: string, tx?: Tx): Promise<CommitmentRecord[]>;
  /** A person's own, the latest stated first. */
  page(
    scope: OwnScope,
    ask: { by: 'statedAt' | 'outcome.at'; behind: Behind | null; limit: number },
  ): Promise<CommitmentRecord[]>;
  /** What a reader may know of one person's, oldest first; read with all else of the moment. */
  ofReader(scope: ReaderScope, personId: string): Promise<CommitmentRecord[]>;
  /** Records that a reader opened all they may read of one person's. */
  open(tx: Tx, scope: ReaderScope, opened: { personId: string; at: Date }): Promise<void>;
  /** Every one of a cohort, without a word of it. */
  casesIn(scope: InstallScope, cohortId: string): Promise<CommitmentCase[]>;
  /** The open one of a turn. */
  openOfTurn(turnId: string, tx: Tx): Promise<CommitmentRecord | null>;
  load(id: string, tx?: Tx): Promise<CommitmentRecord | null>;
  byLink(hash: string, tx?: Tx): Promise<CommitmentRecord | null>;
  add(tx: Tx, commitment: CommitmentRecord): Promise<void>;
  change(tx: Tx, id: string, change: CommitmentChange): Promise<void>;
  addLink(tx: Tx, id: string, link: SecretLink): Promise<void>;
  exportOf(personId: string): Promise<Omit<CommitmentRecord, 'links'>[]>;
  erase(personId: string): Promise<void>;
}

const most = 200;
const mostOfCohort = 20_000;
const caseOnly = { personId: 1, 'outcome.result': 1, 'outcome.blocker': 1 };

const caseOf = ({
  personId,
  outcome,
}: Pick<CommitmentRecord, 'personId' | 'outcome'>): CommitmentCase => ({
  personId,
  result: outcome?.result ?? null,
  blocker: outcome?.blocker ?? null,
});

const since = ({ notBefore }: OwnScope) => (notBefore ? { changedAt: { $gt: notBefore } } : {});

const readable = ({ personId, cohortIds }: ReaderScope) => ({
  readers: personId,
  cohortId: { $in: cohortIds },
});

const beyond = (by: string, behind: Behind | null) =>
  behind === null
    ? {}
    : { $or: [{ [by]: { $lt: behind.at } }, { [by]: behind.at, _id: { $lt: behind.id } }] };

const byDay = (one: CommitmentRecord, other: CommitmentRecord): number =>
  one.statedAt.getTime() - other.statedAt.getTime();

/** Read with all else of the moment. */
const lookupOf = (db: Connection) =>
  createLookup<CommitmentRecord>(db, {
    ...{ collection: 'commitments', by: 'personId', fields: { links: 0 } },
  });

export const createCommitmentStore = (db: Connection): CommitmentStore => {
  const All = defineModel(db, {
    name: 'Commitment',
    collection: 'commitments',
    schema: commitmentSchema,
  });
  const byPerson = lookupOf(db);
  const one = (filter: object, tx?: Tx): Promise<CommitmentRecord | null> =>
    All.findOne(filter)
      .session(tx ?? null)
      .lean()
      .exec();
  const several = (filter: object, tx?: Tx): Promise<CommitmentRecord[]> =>
    All.find(filter)
      .sort({ statedAt: 1 })
      .limit(most)
      .session(tx ?? null)
      .lean()
      .exec();
  return {
    ofLesson: (scope, lesson, tx) =>
      several({ personId: scope.personId, ...lesson, ...since(scope) }, tx),
    openOf: (personId, tx) => several({ personId, state: 'open' }, tx),
    page: (scope, { by, behind, limit }) =>
      All.find({
        ...{ personId: scope.personId, [by]: { $gt: new Date(0) } },
        ...since(scope),
        ...beyond(by, behind),
      })
        .sort({ [by]: -1, _id: -1 })
        .limit(limit)
        .lean()
        .exec(),
    ofReader: async (scope, personId) =>
      (await byPerson(personId)).filter((one) => isNamedOn(one, scope)).sort(byDay),
    async open(tx, scope, { personId, at }) {
      const opening = { personId: scope.personId, at };
      await All.updateMany({ personId, ...readable(scope) }, { $push: { openings: opening } })
        .session(tx)
        .exec();
    },
    casesIn: async (_scope, cohortId) =>
      (
        await All.find({ cohortId }, caseOnly)
          .limit(mostOfCohort)
          .lean<Pick<CommitmentRecord, 'personId' | 'outcome'>[]>()
          .exec()
      ).map(caseOf),
    openOfTurn: (turnId, tx) => one({ turnId, state: 'open' }, tx),
    load: (id, tx) => one({ _id: id }, tx),
    byLink: (hash, tx) => one({ 'links.hash': hash }, tx),
    async add(tx, commitment) {
      await All.create([commitment], { session: tx });
    },
    async change(tx, _id, change) {
      await All.updateOne({ _id }, { $set: change }).session(tx).exec();
    },
    async addLink(tx, _id, link) {
      await All.updateOne({ _id }, { $push: { links: link } })
        .session(tx)
        .exec();
    },
    exportOf: (personId) => All.find({ personId }, { links: 0 }).limit(most).lean().exec(),
    async erase(personId) {
      await All.deleteMany({ personId }).exec();
      const opened = { 'openings.personId': personId };
      await All.updateMany(opened, { $pull: { openings: { personId } } }).exec();
    },
  };
};
