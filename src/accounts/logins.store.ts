import { Schema } from 'mongoose';
import { defineModel, isDuplicate, type Connection, type Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import { createLookupOfOne } from '../platform/lookup.js';
import { loginKey, loginOf } from './login.js';
import type { Login } from './person.js';

export interface LoginRecord {
  /** `kind:value` */
  _id: string;
  personId: string;
  /** Since when it is known to be the person's own: they joined by a link mailed there, or signed in with it. */
  verifiedAt: Date | null;
}

const loginSchema = new Schema<LoginRecord>({
  _id: String,
  personId: { type: String, required: true, index: true },
  verifiedAt: { type: Date, default: null },
});

export interface LoginStore {
  /** Throws `conflict` when somebody has one of them already. */
  add(tx: Tx | null, personId: string, logins: readonly Login[]): Promise<void>;
  /** The same for many people at once; call it where nobody has one of them, as read in the same transaction. */
  addMany(tx: Tx, people: readonly { id: string; logins: readonly Login[] }[]): Promise<void>;
  /** By `kind:value`; read with all else of the moment. */
  load(key: string): Promise<LoginRecord | null>;
  personOf(login: Login): Promise<string | null>;
  /** Who has each of many logins, by `kind:value`. */
  peopleOf(logins: readonly Login[], tx?: Tx): Promise<Map<string, string>>;
  of(personId: string): Promise<Login[]>;
  ofMany(personIds: readonly string[], tx?: Tx): Promise<Map<string, Login[]>>;
  /** Notes that a login is the person's own; `key` is `kind:value`. */
  verify(tx: Tx | null, owner: { personId: string; key: string }, now: Date): Promise<void>;
  isVerified(owner: { personId: string; key: string }, tx?: Tx): Promise<boolean>;
  exportOf(personId: string): Promise<LoginRecord[]>;
  erase(personId: string): Promise<void>;
}

/** A person has at most a few; this bounds the read. */
const mostLogins = 10;

const recordOf = (personId: string, login: Login): LoginRecord => ({
  _id: loginKey(login),
  personId,
  verifiedAt: null,
});

export const createLoginStore = (db: Connection): LoginStore => {
  const Logins = defineModel(db, { name: 'Login', collection: 'logins', schema: loginSchema });
  const byKey = createLookupOfOne<LoginRecord>(db, { collection: 'logins', by: '_id' });
  const recordsOf = (personId: string) => Logins.find({ personId }).limit(mostLogins).lean().exec();
  return {
    async add(tx, personId, logins) {
      const records = logins.map((login) => recordOf(personId, login));
      try {
        await Logins.create(records, { session: tx, ordered: true });
      } catch (error) {
        throw isDuplicate(error)
          ? new AppError('conflict', 'errors.loginTaken', { cause: error })
          : error;
      }
    },
    async addMany(tx, people) {
      const records = people.flatMap(({ id, logins }) =>
        logins.map((login) => recordOf(id, login)),
      );
      await Logins.insertMany(records, { session: tx });
    },
    load: byKey,
    personOf: async (login) => (await byKey(loginKey(login)))?.personId ?? null,
    async peopleOf(logins, tx) {
      const records = await Logins.find({ _id: { $in: logins.map(loginKey) } })
        .session(tx ?? null)
        .lean()
        .exec();
      return new Map(records.map(({ _id, personId }) => [_id, personId]));
    },
    of: async (personId) => (await recordsOf(personId)).map(({ _id }) => loginOf(_id)),
    async ofMany(personIds, tx) {
      const records = await Logins.find({ personId: { $in: personIds } })
        .session(tx ?? null)
        .lean()
        .exec();
      const byPerson = new Map<string, Login[]>(personIds.map((id) => [id, []]));
      for (const { _id, personId } of records) byPerson.get(personId)?.push(loginOf(_id));
      return byPerson;
    },
    async verify(tx, { personId, key }, now) {
      const unverified = { _id: key, personId, verifiedAt: null };
      await Logins.updateOne(unverified, { $set: { verifiedAt: now } })
        .session(tx)
        .exec();
    },
    isVerified: async ({ personId, key }, tx) =>
      (await Logins.exists({ _id: key, personId, verifiedAt: { $ne: null } })
        .session(tx ?? null)
        .exec()) !== null,
    exportOf: recordsOf,
    async erase(personId) {
      await Logins.deleteMany({ personId }).exec();
    },
  };
};
