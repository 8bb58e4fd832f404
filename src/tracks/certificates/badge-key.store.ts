import { Schema } from 'mongoose';
import type { JWK } from 'jose';
import { defineModel, type Connection } from '../../platform/database.js';

/** A public key that badges were or are signed with. It stays, so that what it signed can be checked for good. */
export interface BadgeKeyRecord {
  /** The key's own fingerprint. */
  _id: string;
  jwk: JWK;
  since: Date;
}

const keySchema = new Schema<BadgeKeyRecord>({
  _id: String,
  jwk: { type: Schema.Types.Mixed, required: true },
  since: { type: Date, required: true },
});

export interface BadgeKeyStore {
  /** Nothing changes where it is published already. */
  publish(key: BadgeKeyRecord): Promise<void>;
  all(): Promise<BadgeKeyRecord[]>;
  findOptional(id: string): Promise<BadgeKeyRecord | null>;
}

const most = 100;

export const createBadgeKeyStore = (db: Connection): BadgeKeyStore => {
  const Keys = defineModel(db, { name: 'BadgeKey', collection: 'badgeKeys', schema: keySchema });
  return {
    async publish({ _id, jwk, since }) {
      await Keys.updateOne({ _id }, { $setOnInsert: { jwk, since } }, { upsert: true }).exec();
    },
    all: () => Keys.find().sort({ _id: 1 }).limit(most).lean<BadgeKeyRecord[]>().exec(),
    findOptional: (id) => Keys.findById(id).lean<BadgeKeyRecord>().exec(),
  };
};
