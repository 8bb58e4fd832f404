import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../platform/database.js';
import { hashOf } from '../platform/ids.js';
import type { TokenPurpose } from './token.js';

/** A one-time link. Only the hash of its secret is kept, so that a read of the database opens no door. */
export interface TokenRecord {
  _id: string;
  purpose: TokenPurpose;
  /** The person it is for; empty for the first admin, who does not exist yet. */
  subject: string;
  expiresAt: Date;
  usedAt: Date | null;
  /** The one request that used it: the same request, run again over a lost connection, is not a second use. */
  usedBy: string | null;
  /** Who handed the link over, when that was not the course itself by mail. */
  mintedBy: string | null;
  /** The login (`email:…`) whose address the course mailed it to; null for a link that was shown to somebody. */
  sentTo: string | null;
}

/** What is known when a link is made; `secret` is never stored. */
export interface NewToken {
  secret: string;
  purpose: TokenPurpose;
  subject: string;
  expiresAt: Date;
  mintedBy?: string | null;
  sentTo?: string | null;
}

const tokenSchema = new Schema<TokenRecord>({
  _id: String,
  purpose: { type: String, required: true },
  subject: { type: String, default: '' },
  expiresAt: { type: Date, required: true },
  usedAt: { type: Date, default: null },
  usedBy: { type: String, default: null },
  mintedBy: { type: String, default: null },
  sentTo: { type: String, default: null },
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
  add(tx: Tx | null, token: NewToken): Promise<void>;
  /** The token of a secret, whether or not it may still be used; looking does not use it. */
  find(secret: string, purpose: TokenPurpose): Promise<TokenRecord | null>;
  /** Uses the token for the request `by`: of two requests at once one wins, the other gets null. */
  use(tx: Tx, open: OpenToken, by: string): Promise<TokenRecord | null>;
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

const useFilter = ({ secret, purpose, now }: OpenToken, by: string) => ({
  _id: hashOf(secret),
  purpose,
  $or: [{ usedAt: null, expiresAt: { $gt: now } }, { usedBy: by }],
});

export const createTokenStore = (db: Connection): TokenStore => {
  const Tokens = defineModel(db, { name: 'Token', collection: 'tokens', schema: tokenSchema });
  return {
    async add(tx, { secret, ...token }) {
      await Tokens.create([{ _id: hashOf(secret), ...token }], { session: tx });
    },
    find: (secret, purpose) =>
      Tokens.findOne({ _id: hashOf(secret), purpose })
        .lean()
        .exec(),
    use: (tx, open, by) =>
      Tokens.findOneAndUpdate(useFilter(open, by), { $set: { usedAt: open.now, usedBy: by } })
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
