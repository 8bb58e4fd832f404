import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../platform/database.js';
import { hashOf } from '../platform/ids.js';
import type { EventKind, TurnEventRecord, TurnRecord } from './turn.js';

const eventSchema = new Schema<TurnEventRecord>({
  _id: String,
  turnId: { type: String, required: true },
  key: { type: String, required: true },
  payload: { type: String, required: true },
  kind: { type: String, required: true },
  round: { type: Number, required: true },
  actor: { type: String, required: true },
  at: { type: Date, required: true },
  made: { type: String, default: null },
  relayedAt: { type: Date, default: null },
});
eventSchema.index({ actor: 1, key: 1 }, { unique: true });
eventSchema.index({ relayedAt: 1 }, { partialFilterExpression: { relayedAt: null } });

/** One press of one button: who pressed, the key of the form, and what it said. */
export interface Act {
  kind: EventKind;
  actorId: string;
  key: string;
  said: unknown;
  at: Date;
}

/** What is known of a press: `new`, done (`same`), or its key was used to say something else (`other`). */
export type Known = { is: 'new' | 'other' } | { is: 'same'; event: TurnEventRecord };

export interface TurnEventStore {
  known(tx: Tx, act: Act): Promise<Known>;
  add(tx: Tx, act: Act, of: { turn: TurnRecord; made?: string }): Promise<void>;
  exportOf(personId: string): Promise<TurnEventRecord[]>;
  erase(personId: string, turnIds: readonly string[]): Promise<void>;
}

const mostEvents = 10_000;

const payloadOf = ({ kind, said }: Act): string => hashOf(JSON.stringify([kind, said]));

export const createTurnEventStore = (db: Connection): TurnEventStore => {
  const Events = defineModel(db, {
    name: 'TurnEvent',
    collection: 'turnEvents',
    schema: eventSchema,
  });
  return {
    async known(tx, act) {
      const event = await Events.findOne({ actor: act.actorId, key: act.key })
        .session(tx)
        .lean()
        .exec();
      if (!event) return { is: 'new' };
      return event.payload === payloadOf(act) ? { is: 'same', event } : { is: 'other' };
    },
    async add(tx, act, { turn, made }) {
      const event: TurnEventRecord = {
        _id: `${turn._id}:${turn.seq}`,
        turnId: turn._id,
        key: act.key,
        payload: payloadOf(act),
        kind: act.kind,
        round: turn.round,
        actor: act.actorId,
        at: act.at,
        made: made ?? null,
        relayedAt: null,
      };
      await Events.create([event], { session: tx });
    },
    exportOf: (actor) => Events.find({ actor }).limit(mostEvents).lean().exec(),
    async erase(personId, turnIds) {
      // Ids are `turn:seq`: a range by id finds a turn's events without another index.
      for (const turnId of turnIds)
        await Events.deleteMany({ _id: { $gt: `${turnId}:`, $lt: `${turnId};` } }).exec();
      await Events.updateMany(
        { actor: personId },
        { $set: { actor: `erased:${personId}` } },
      ).exec();
    },
  };
};
