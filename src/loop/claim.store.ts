import { Schema } from 'mongoose';
import type { Model } from '../platform/database.js';
import type { ReaderScope } from '../policy.js';
import type { Claim } from './claim.js';
import type { TurnRecord } from './turn.js';

export const claimSchema = new Schema<Claim>(
  {
    personId: { type: String, required: true },
    since: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { _id: false },
);

/** Claims a turn for a reply, or renews it, unless it is somebody else's. */
export const claiming =
  (Turns: Model<TurnRecord>) =>
  async ({ personId, cohortIds }: ReaderScope, id: string, claim: Claim): Promise<void> => {
    const free = [
      { claim: null },
      { 'claim.personId': personId },
      { 'claim.expiresAt': { $lte: claim.since } },
    ];
    const mine = { _id: id, readers: personId, cohortId: { $in: cohortIds }, $or: free };
    await Turns.updateOne(mine, { $set: { claim } }).exec();
  };
