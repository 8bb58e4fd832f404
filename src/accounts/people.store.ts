import { Schema } from 'mongoose';
import { defineModel, type Connection, type Model, type Tx } from '../platform/database.js';
import { createLookupOfOne } from '../platform/lookup.js';
import type { CohortUntil, LastDay } from './ending.js';
import { lastDaysFilledIn, type CohortPlaces } from './last-days.store.js';
import type { HandedLink, Person, PersonRecord } from './person.js';
import { updateOf, type RightsChange } from './rights.js';

const handedSchema = new Schema<HandedLink>(
  {
    by: { type: String, default: null },
    usedAt: { type: Date, required: true },
    opensAt: { type: Date, required: true },
    seenAt: { type: Date, default: null },
  },
  { _id: false },
);

const personSchema = new Schema<PersonRecord>({
  _id: String,
  name: { type: String, required: true },
  locale: { type: String, required: true },
  zone: { type: String, required: true },
  reads: { type: [String], default: undefined },
  isAdmin: { type: Boolean, required: true },
  learns: { type: String, default: null },
  learnsUntil: {
    type: new Schema<LastDay>({ end: String, zone: String }, { _id: false }),
    default: null,
  },
  instructs: { type: [String], required: true },
  instructsUntil: { type: Schema.Types.Mixed, default: {} },
  passwordHash: { type: String, default: null },
  sessionVersion: { type: Number, required: true },
  disabledAt: { type: Date, default: null },
  handed: { type: handedSchema, default: null },
  createdAt: { type: Date, required: true },
  rev: { type: Number, required: true },
  holds: { type: Number, default: 0 },
});
personSchema.index({ isAdmin: 1 }, { partialFilterExpression: { isAdmin: true } });
// Those who came into their cohort before its last day stood here: nobody, once the app has started.
personSchema.index({ learns: 1 }, { partialFilterExpression: { learnsUntil: null } });
personSchema.index(
  { 'handed.opensAt': 1 },
  { partialFilterExpression: { 'handed.opensAt': { $exists: true } } },
);

/** What somebody sets about themselves. */
export interface OwnSettings {
  locale: string;
  zone: string;
  reads: string[];
}

export interface PeopleReads {
  find(id: string, tx?: Tx): Promise<PersonRecord | null>;
  /** With what proves them, read with all else of the moment. */
  atTheDoor(id: string): Promise<PersonRecord | null>;
  /** Read with all else of the moment: for the identity of each request. */
  load(id: string): Promise<Person | null>;
  findMany(ids: readonly string[], tx?: Tx): Promise<Person[]>;
  /** Who of these has set a password. */
  withPassword(ids: readonly string[], tx?: Tx): Promise<Set<string>>;
  hasAdmin(tx?: Tx): Promise<boolean>;
  /** Everybody whose earlier words are shut to their account at `now`. */
  shutAt(now: Date): Promise<Person[]>;
}

export interface PeopleStore extends PeopleReads {
  add(tx: Tx | null, person: PersonRecord): Promise<void>;
  addMany(tx: Tx, people: readonly PersonRecord[]): Promise<void>;
  /** Ends every session of the person; gives them as they now are, null when there is no such person. */
  setPassword(
    tx: Tx | null,
    id: string,
    set: { passwordHash: string; handed?: HandedLink | null; name?: string; locale?: string },
  ): Promise<Person | null>;
  rename(tx: Tx | null, id: string, name: string): Promise<void>;
  change(tx: Tx | null, id: string, settings: Partial<OwnSettings>): Promise<void>;
  /** Opens the words at `now` that would open later; false when another link than the one used then has shut them. */
  openWords(tx: Tx | null, id: string, at: { now: Date; usedAt?: Date }): Promise<boolean>;
  /** Puts the notice about a handed link away, once its words are open. */
  putNoticeAway(id: string, now: Date): Promise<void>;
  /** Changes a right; whoever follows it is told when one is taken away. */
  changeRights(tx: Tx, id: string, change: RightsChange): Promise<void>;
  /** Whether somebody instructs a cohort, held until the end of the transaction. */
  hold(tx: Tx, id: string, cohortId: string): Promise<boolean>;
  /** Makes all of these learners of one cohort, or of none. */
  setLearning(tx: Tx, ids: readonly string[], cohort: CohortUntil | null): Promise<void>;
  fillInLastDays(cohorts: readonly CohortPlaces[]): Promise<void>;
  endSessions(tx: Tx | null, id: string): Promise<void>;
  erase(id: string): Promise<void>;
}

/** Bounds the read: more than these forget a password on one day nowhere. */
const mostShut = 500;

const reads = (People: Model<PersonRecord>): PeopleReads => ({
  find: (id, tx) =>
    People.findById(id)
      .session(tx ?? null)
      .lean()
      .exec(),
  atTheDoor: createLookupOfOne(People.db, { collection: 'people', by: '_id' }),
  load: createLookupOfOne(People.db, {
    collection: 'people',
    by: '_id',
    fields: { passwordHash: 0 },
  }),
  findMany: (ids, tx) =>
    People.find({ _id: { $in: ids } }, { passwordHash: 0 })
      .session(tx ?? null)
      .lean()
      .exec(),
  async withPassword(ids, tx) {
    const filter = { _id: { $in: ids }, passwordHash: { $ne: null } };
    const found = await People.find(filter, { _id: 1 })
      .session(tx ?? null)
      .lean()
      .exec();
    return new Set(found.map(({ _id }) => _id));
  },
  hasAdmin: async (tx) =>
    (await People.exists({ isAdmin: true })
      .session(tx ?? null)
      .exec()) !== null,
  shutAt: (now) =>
    People.find({ 'handed.opensAt': { $gt: now } }, { passwordHash: 0 })
      .limit(mostShut)
      .lean()
      .exec(),
});

/** Told, inside the transaction, of whoever stops instructing a cohort; null: every cohort. */
export type RightLost = (
  tx: Tx,
  lost: { personId: string; cohortId: string | null },
) => Promise<void>;

export const createPeopleStore = (db: Connection, lost: RightLost): PeopleStore => {
  const People: Model<PersonRecord> = defineModel(db, {
    name: 'Person',
    collection: 'people',
    schema: personSchema,
  });
  const change = async (tx: Tx | null, id: string, update: object): Promise<void> => {
    await People.updateOne({ _id: id }, { ...update, $inc: { rev: 1 } })
      .session(tx)
      .exec();
  };
  return {
    async add(tx, person) {
      await People.create([person], { session: tx });
    },
    async addMany(tx, people) {
      await People.insertMany(people, { session: tx });
    },
    ...reads(People),
    setPassword: (tx, id, set) =>
      People.findOneAndUpdate(
        { _id: id },
        { $set: set, $inc: { rev: 1, sessionVersion: 1 } },
        { session: tx, returnDocument: 'after', projection: { passwordHash: 0 } },
      )
        .lean<Person>()
        .exec(),
    rename: (tx, id, name) => change(tx, id, { $set: { name } }),
    change: (tx, id, settings) => change(tx, id, { $set: settings }),
    async openWords(tx, id, { now, usedAt }) {
      const which = usedAt ? { 'handed.usedAt': usedAt } : {};
      const shut = { _id: id, 'handed.opensAt': { $gt: now }, ...which };
      const open = { $set: { 'handed.opensAt': now }, $inc: { rev: 1 } };
      return (await People.updateOne(shut, open).session(tx).exec()).matchedCount === 1;
    },
    async putNoticeAway(id, now) {
      const open = { _id: id, 'handed.opensAt': { $lte: now }, 'handed.seenAt': null };
      await People.updateOne(open, { $set: { 'handed.seenAt': now }, $inc: { rev: 1 } }).exec();
    },
    async changeRights(tx, id, rights) {
      // The person first: whoever answers in this moment holds them, and one of the two tries again.
      await change(tx, id, updateOf(rights));
      if ('stopsInstructing' in rights)
        await lost(tx, { personId: id, cohortId: rights.stopsInstructing });
    },
    async hold(tx, id, cohortId) {
      const holding = { _id: id, instructs: cohortId, disabledAt: null };
      const held = await People.updateOne(holding, { $inc: { holds: 1 } })
        .session(tx)
        .exec();
      return held.matchedCount === 1;
    },
    async setLearning(tx, ids, cohort) {
      const learnsUntil = cohort && { end: cohort.end, zone: cohort.zone };
      const update = { $set: { learns: cohort?._id ?? null, learnsUntil }, $inc: { rev: 1 } };
      await People.updateMany({ _id: { $in: ids } }, update)
        .session(tx)
        .exec();
    },
    fillInLastDays: lastDaysFilledIn(People),
    async endSessions(tx, id) {
      await People.updateOne({ _id: id }, { $inc: { sessionVersion: 1, rev: 1 } })
        .session(tx)
        .exec();
    },
    async erase(id) {
      await People.deleteOne({ _id: id }).exec();
    },
  };
};
