import { Schema } from 'mongoose';
import { defineModel, type Connection, type Model, type Tx } from '../platform/database.js';
import { createLookup } from '../platform/lookup.js';
import type { OwnScope, ReaderScope } from '../policy.js';
import {
  isNamedOn,
  type Dictated,
  type Opening,
  type RoundHead,
  type RoundRecord,
} from './turn.js';

const openingSchema = new Schema<Opening>(
  { personId: { type: String, required: true }, at: { type: Date, required: true } },
  { _id: false },
);

export const dictatedSchema = new Schema<Dictated>(
  { byId: { type: String, required: true }, at: { type: Date, required: true } },
  { _id: false },
);

const roundSchema = new Schema<RoundRecord>({
  _id: String,
  turnId: { type: String, required: true, index: true },
  n: { type: Number, required: true },
  personId: { type: String, required: true, index: true },
  cohortId: { type: String, required: true, index: true },
  lessonId: { type: String, required: true },
  readers: { type: [String], required: true },
  texts: { type: Schema.Types.Mixed, required: true },
  ratings: { type: Schema.Types.Mixed, default: {} },
  dictated: { type: dictatedSchema, default: null },
  hash: { type: String, required: true },
  submittedAt: { type: Date, required: true },
  openings: { type: [openingSchema], required: true },
});

/**
 * Rounds are the words people handed in. Every read names its reader: the writer, or somebody who was named on the
 * round and still instructs its cohort.
 */
export interface RoundStore {
  /** Oldest first; read with all else of the moment. */
  ofTurn(scope: OwnScope | ReaderScope, turnId: string): Promise<RoundRecord[]>;
  /** The writer's own, the latest sent first. */
  page(
    scope: OwnScope,
    ask: { behind: { at: Date; id: string } | null; limit: number },
  ): Promise<RoundRecord[]>;
  findForReader(scope: ReaderScope, id: string, tx?: Tx): Promise<RoundRecord | null>;
  find(scope: OwnScope, id: string, tx?: Tx): Promise<RoundRecord | null>;
  add(tx: Tx, round: RoundRecord): Promise<void>;
  /** Removes a round that nobody has opened; false when somebody has. */
  takeBack(tx: Tx, scope: OwnScope, id: string): Promise<boolean>;
  /** Whether any turn of the lesson holds words that are shut to the account of their writer. */
  isShut(scope: OwnScope, lessonId: string, tx?: Tx): Promise<boolean>;
  /** Whether somebody of the cohort has handed in a reflection that was not taken back. */
  hasAny(cohortId: string, tx?: Tx): Promise<boolean>;
  /** Whether the reader knows somebody: by a round of theirs, or by one that both were named to read. */
  knows(scope: ReaderScope, personId: string): Promise<boolean>;
  /** Names one more reader on a round. */
  name(tx: Tx, id: string, readerId: string): Promise<void>;
  /** When somebody opened each of these, where they did. */
  openingsBy(readerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** Records that a reader opened a round, and with it the earlier ones that stand beside it. */
  open(
    tx: Tx,
    scope: ReaderScope,
    opening: { turnId: string; upTo: number; at: Date },
  ): Promise<void>;
  /** All of somebody's, without a word of them. */
  headsOf(personId: string): Promise<RoundHead[]>;
  /** For whom its writer's consent lets in: whoever calls has seen that it stands. */
  ofIds(ids: readonly string[]): Promise<RoundRecord[]>;
  /** Records that somebody opened a round by its writer's consent. */
  openByConsent(tx: Tx, opening: { id: string } & Opening): Promise<void>;
  exportOf(personId: string): Promise<RoundRecord[]>;
  erase(personId: string): Promise<void>;
}

/** Leaves out what is shut to the account. */
const since = (field: 'submittedAt', { notBefore }: OwnScope) =>
  notBefore ? { [field]: { $gt: notBefore } } : {};

const readable = (scope: OwnScope | ReaderScope) =>
  scope.reach === 'own'
    ? { personId: scope.personId, ...since('submittedAt', scope) }
    : { readers: scope.personId, cohortId: { $in: scope.cohortIds } };

const isReadable = (round: RoundRecord, scope: OwnScope | ReaderScope): boolean =>
  scope.reach === 'own'
    ? round.personId === scope.personId && round.submittedAt > (scope.notBefore ?? ever)
    : isNamedOn(round, scope);

const ever = new Date(0);

const beyond = (behind: { at: Date; id: string } | null) =>
  behind === null
    ? {}
    : {
        $or: [
          { submittedAt: { $lt: behind.at } },
          { submittedAt: behind.at, _id: { $lt: behind.id } },
        ],
      };

const mostRounds = 200;

const opening = (Rounds: Model<RoundRecord>): Pick<RoundStore, 'open' | 'openingsBy'> => ({
  async open(tx, scope, { turnId, upTo, at }) {
    const unread = { turnId, n: { $lte: upTo }, 'openings.personId': { $ne: scope.personId } };
    const one = { personId: scope.personId, at };
    await Rounds.updateMany({ ...unread, ...readable(scope) }, { $push: { openings: one } })
      .session(tx)
      .exec();
  },
  async openingsBy(readerId, ids) {
    const mine = { openings: { $elemMatch: { personId: readerId } } };
    const found = await Rounds.find({ _id: { $in: ids } }, mine)
      .lean<Pick<RoundRecord, '_id' | 'openings'>[]>()
      .exec();
    return new Map(
      found.flatMap(({ _id, openings = [] }) => openings.map(({ at }) => [_id, at] as const)),
    );
  },
});

/** For those whom a writer lets in, or who ask them to. */
const byConsent = (Rounds: Model<RoundRecord>) => ({
  headsOf: (personId: string): Promise<RoundHead[]> =>
    Rounds.find({ personId }, { texts: 0, ratings: 0 })
      .limit(mostRounds)
      .lean<RoundHead[]>()
      .exec(),
  ofIds: (ids: readonly string[]): Promise<RoundRecord[]> =>
    ids.length === 0
      ? Promise.resolve([])
      : Rounds.find({ _id: { $in: ids } })
          .lean()
          .exec(),
  async openByConsent(tx: Tx, { id, ...opening }: { id: string } & Opening): Promise<void> {
    const unread = { _id: id, 'openings.personId': { $ne: opening.personId } };
    await Rounds.updateOne(unread, { $push: { openings: opening } })
      .session(tx)
      .exec();
  },
});

export const createRoundStore = (db: Connection): RoundStore => {
  const Rounds = defineModel(db, { name: 'Round', collection: 'rounds', schema: roundSchema });
  const byTurn = createLookup<RoundRecord>(db, { collection: 'rounds', by: 'turnId' });
  const find = (scope: OwnScope | ReaderScope, id: string, tx?: Tx): Promise<RoundRecord | null> =>
    Rounds.findOne({ _id: id, ...readable(scope) })
      .session(tx ?? null)
      .lean()
      .exec();
  return {
    ofTurn: async (scope, turnId) =>
      (await byTurn(turnId))
        .filter((round) => isReadable(round, scope))
        .sort((one, other) => one.n - other.n),
    page: (scope, { behind, limit }) =>
      Rounds.find({ $and: [readable(scope), beyond(behind)] })
        .sort({ submittedAt: -1, _id: -1 })
        .limit(limit)
        .lean()
        .exec(),
    findForReader: find,
    find,
    async add(tx, round) {
      await Rounds.create([round], { session: tx });
    },
    async takeBack(tx, scope, id) {
      const unopened = { _id: id, ...readable(scope), openings: { $size: 0 } };
      return (await Rounds.deleteOne(unopened).session(tx).exec()).deletedCount === 1;
    },
    isShut: async ({ personId, notBefore }, lessonId, tx) =>
      notBefore !== null &&
      (await Rounds.exists({ personId, lessonId, submittedAt: { $lte: notBefore } })
        .session(tx ?? null)
        .exec()) !== null,
    hasAny: async (cohortId, tx) =>
      (await Rounds.exists({ cohortId })
        .session(tx ?? null)
        .exec()) !== null,
    knows: async (scope, personId) =>
      (await Rounds.exists({
        $and: [readable(scope), { $or: [{ personId }, { readers: personId }] }],
      }).exec()) !== null,
    async name(tx, id, readerId) {
      await Rounds.updateOne({ _id: id }, { $addToSet: { readers: readerId } })
        .session(tx)
        .exec();
    },
    ...opening(Rounds),
    ...byConsent(Rounds),
    exportOf: (personId) => Rounds.find({ personId }).limit(mostRounds).lean().exec(),
    async erase(personId) {
      await Rounds.deleteMany({ personId }).exec();
      await Rounds.updateMany(
        { 'openings.personId': personId },
        { $pull: { openings: { personId } } },
      ).exec();
    },
  };
};
