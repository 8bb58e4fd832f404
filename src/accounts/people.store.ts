import { Schema } from 'mongoose';
import { createBatch } from '../platform/batch.js';
import { defineModel, type Connection, type Tx } from '../platform/database.js';
import type { Person, PersonRecord } from './person.js';

const personSchema = new Schema<PersonRecord>({
  _id: String,
  name: { type: String, required: true },
  locale: { type: String, required: true },
  zone: { type: String, required: true },
  isAdmin: { type: Boolean, required: true },
  learns: { type: String, default: null },
  instructs: { type: [String], required: true },
  passwordHash: { type: String, default: null },
  sessionVersion: { type: Number, required: true },
  disabledAt: { type: Date, default: null },
  createdAt: { type: Date, required: true },
  rev: { type: Number, required: true },
});
personSchema.index({ isAdmin: 1 }, { partialFilterExpression: { isAdmin: true } });

/** What may change about a person's rights; each change raises `rev`, so that pages they kept are asked for again. */
export type RightsChange =
  | { isAdmin: boolean }
  | { learns: string | null }
  | { startsInstructing: string }
  | { stopsInstructing: string };

export interface PeopleStore {
  add(tx: Tx | null, person: PersonRecord): Promise<void>;
  find(id: string, tx?: Tx): Promise<PersonRecord | null>;
  /** One of a batch: for the identity of each request. */
  load(id: string): Promise<PersonRecord | null>;
  findMany(ids: readonly string[]): Promise<Person[]>;
  hasAdmin(): Promise<boolean>;
  setPassword(tx: Tx | null, id: string, passwordHash: string): Promise<void>;
  rename(tx: Tx | null, id: string, name: string): Promise<void>;
  changeRights(tx: Tx, id: string, change: RightsChange): Promise<void>;
  endSessions(tx: Tx | null, id: string): Promise<void>;
  erase(id: string): Promise<void>;
}

const updateOf = (change: RightsChange): object => {
  if ('startsInstructing' in change) return { $addToSet: { instructs: change.startsInstructing } };
  if ('stopsInstructing' in change) return { $pull: { instructs: change.stopsInstructing } };
  return { $set: change };
};

export const createPeopleStore = (db: Connection): PeopleStore => {
  const People = defineModel(db, { name: 'Person', collection: 'people', schema: personSchema });
  const change = async (tx: Tx | null, id: string, update: object): Promise<void> => {
    await People.updateOne({ _id: id }, { ...update, $inc: { rev: 1 } })
      .session(tx)
      .exec();
  };
  return {
    async add(tx, person) {
      await People.create([person], { session: tx });
    },
    find: (id, tx) =>
      People.findById(id)
        .session(tx ?? null)
        .lean()
        .exec(),
    load: createBatch(
      (ids) =>
        People.find({ _id: { $in: ids } })
          .lean()
          .exec(),
      ({ _id }) => _id,
    ),
    findMany: (ids) =>
      People.find({ _id: { $in: ids } }, { passwordHash: 0 })
        .lean()
        .exec(),
    hasAdmin: async () => (await People.exists({ isAdmin: true }).exec()) !== null,
    async setPassword(tx, id, passwordHash) {
      const update = { $set: { passwordHash }, $inc: { rev: 1, sessionVersion: 1 } };
      await People.updateOne({ _id: id }, update).session(tx).exec();
    },
    rename: (tx, id, name) => change(tx, id, { $set: { name } }),
    changeRights: (tx, id, rights) => change(tx, id, updateOf(rights)),
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
