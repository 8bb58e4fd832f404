import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../platform/database.js';
import { hashOf } from '../platform/ids.js';

export type TokenPurpose = 'invitation' | 'reset' | 'first-admin';

/** A one-time link. Only the hash of its secret is kept, so that a read of the database opens no door. */
export interface TokenRecord {
  _id: string;
  purpose: TokenPurpose;
  /** The person it is for; empty for the first admin, who does not exist yet. */
  subject: string;
  expiresAt: Date;
  usedAt: Date | null;
}

const tokenSchema = new Schema<TokenRecord>({
  _id: String,
  purpose: { type: String, required: true },
  subject: { type: String, default: '' },
  expiresAt: { type: Date, required: true },
  usedAt: { type: Date, default: null },
});
tokenSchema.index({ subject: 1, purpose: 1 });
// Clean-up only, a month late: whether a token still counts is judged by our clock.
tokenSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 30 * 24 * 3_600 });

export interface OpenToken {
  secret: string;
  purpose: TokenPurpose;
  now: Date;
}

export interface TokenStore {
  add(
    tx: Tx | null,
    token: { secret: string; purpose: TokenPurpose; subject: string; expiresAt: Date },
  ): Promise<void>;
  /** The token, if it may still be used; looking does not use it. */
  peek(open: OpenToken): Promise<TokenRecord | null>;
  /** Uses the token: of two at once one wins, the other gets null. */
  use(tx: Tx | null, open: OpenToken): Promise<TokenRecord | null>;
  /** Ends every open token of a person for one purpose. */
  endAll(
    tx: Tx | null,
    token: { subject: string; purpose: TokenPurpose; now: Date },
  ): Promise<void>;
  /** Of these people, until when the longest open invitation of each runs. */
  openUntil(
    subjects: readonly string[],
    purpose: TokenPurpose,
    now: Date,
  ): Promise<Map<string, Date>>;
  erase(subject: string): Promise<void>;
}

const openFilter = ({ secret, purpose, now }: OpenToken) => ({
  _id: hashOf(secret),
  purpose,
  usedAt: null,
  expiresAt: { $gt: now },
});

export const createTokenStore = (db: Connection): TokenStore => {
  const Tokens = defineModel(db, { name: 'Token', collection: 'tokens', schema: tokenSchema });
  return {
    async add(tx, { secret, ...token }) {
      await Tokens.create([{ _id: hashOf(secret), ...token }], { session: tx });
    },
    peek: (open) => Tokens.findOne(openFilter(open)).lean().exec(),
    use: (tx, open) =>
      Tokens.findOneAndUpdate(openFilter(open), { $set: { usedAt: open.now } })
        .session(tx)
        .lean()
        .exec(),
    async endAll(tx, { subject, purpose, now }) {
      const update = { $set: { usedAt: now } };
      await Tokens.updateMany({ subject, purpose, usedAt: null }, update).session(tx).exec();
    },
    async openUntil(subjects, purpose, now) {
      const filter = { subject: { $in: subjects }, purpose, usedAt: null, expiresAt: { $gt: now } };
      const open = await Tokens.find(filter).sort({ expiresAt: 1 }).lean().exec();
      return new Map(open.map(({ subject, expiresAt }) => [subject, expiresAt]));
    },
    async erase(subject) {
      await Tokens.deleteMany({ subject }).exec();
    },
  };
};
