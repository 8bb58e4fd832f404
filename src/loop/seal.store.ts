import { Schema } from 'mongoose';
import type { Model, Tx } from '../platform/database.js';
import type { Seal } from './seal.js';
import type { TurnRecord } from './turn.js';

export const sealSchema = new Schema<Seal>(
  {
    replyId: { type: String, required: true },
    by: { type: String, required: true },
    until: { type: Date, required: true },
    before: { type: Schema.Types.Mixed, required: true },
    answered: { type: Boolean, required: true },
  },
  { _id: false },
);

/** Turns by the reply that is sealed to them. */
export interface SealStore {
  /** Of this sender, where the seal holds at `now`. */
  heldBy(tx: Tx, by: string, now: Date): Promise<TurnRecord[]>;
  /** Where it is over. */
  over(now: Date, limit: number): Promise<TurnRecord[]>;
  /** Writes down that a seal is over. What pages show stays what it was, so the revision does. */
  lift(tx: Tx, turn: Pick<TurnRecord, '_id' | 'rev'>): Promise<TurnRecord | null>;
}

/** More than one person sends in half a minute. */
const mostHeld = 500;

/** Changes a turn that is still what it was when it was read, and notes it. */
export type WriteTurn = (tx: Tx, unmoved: object, update: object) => Promise<TurnRecord | null>;

export const createSeals = (Turns: Model<TurnRecord>, write: WriteTurn): SealStore => ({
  heldBy: (tx, by, now) =>
    Turns.find({ 'sealed.until': { $gt: now }, 'sealed.by': by })
      .limit(mostHeld)
      .session(tx)
      .lean<TurnRecord[]>()
      .exec(),
  over: (now, limit) =>
    Turns.find({ 'sealed.until': { $lte: now } })
      .limit(limit)
      .lean<TurnRecord[]>()
      .exec(),
  lift: (tx, { _id, rev }) => write(tx, { _id, rev }, { $set: { sealed: null } }),
});
