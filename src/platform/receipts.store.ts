import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from './database.js';
import { AppError } from './errors.js';
import type { Clock } from './clock.js';
import { hashOf } from './ids.js';

/** That a form was already done: the same key again gives the same result, and another payload under it is refused. */
export interface ReceiptRecord {
  _id: string;
  payload: string;
  result: unknown;
  expires: Date;
}

/** A form's identity: who sent it, the key that was rendered into it, and what it said. */
export interface FormKey {
  actorId: string;
  key: string;
  payload: unknown;
}

const keptForMs = 7 * 24 * 3_600_000;

const receiptSchema = new Schema<ReceiptRecord>({
  _id: String,
  payload: { type: String, required: true },
  result: Schema.Types.Mixed,
  expires: { type: Date, required: true, index: { expireAfterSeconds: 0 } },
});

export interface ReceiptStore {
  /**
   * Does the work once per form inside the given transaction and remembers its result (plain data).
   * Throws `conflict` when the key was used for something else.
   */
  once<T>(tx: Tx, form: FormKey, work: () => Promise<T>): Promise<T>;
}

export const createReceiptStore = (db: Connection, clock: Clock): ReceiptStore => {
  const Receipts = defineModel(db, {
    name: 'Receipt',
    collection: 'receipts',
    schema: receiptSchema,
  });
  return {
    async once<T>(tx: Tx, form: FormKey, work: () => Promise<T>): Promise<T> {
      const _id = `${form.actorId}:${form.key}`;
      const payload = hashOf(JSON.stringify(form.payload));
      const earlier = await Receipts.findById(_id).session(tx).lean().exec();
      if (earlier && earlier.payload !== payload) throw new AppError('conflict', 'errors.usedForm');
      if (earlier) return earlier.result as T;
      const result = await work();
      const expires = new Date(clock.now().getTime() + keptForMs);
      await Receipts.create([{ _id, payload, result, expires }], { session: tx });
      return result;
    },
  };
};
