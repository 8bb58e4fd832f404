import { Schema } from 'mongoose';
import { defineModel, retrying, type Connection, type Tx } from '../platform/database.js';
import type { Mail, MailState } from './mail.js';

export interface OutboxRecord extends Mail {
  state: MailState;
  createdAt: Date;
  tries: number;
  /** Names the process and moment that is sending it, until `leaseUntil`; a process that died loses it then. */
  claim: string | null;
  leaseUntil: Date;
  sentAt: Date | null;
  /** A code of the last failure, as the mail server or the network gave it. */
  problem: string | null;
  expires: Date;
}

const outboxSchema = new Schema<OutboxRecord>({
  _id: String,
  kind: { type: String, required: true },
  personId: { type: String, required: true },
  data: { type: Schema.Types.Mixed, required: true },
  notBefore: { type: Date, required: true },
  state: { type: String, required: true },
  createdAt: { type: Date, required: true },
  tries: { type: Number, required: true },
  claim: { type: String, default: null },
  leaseUntil: { type: Date, required: true },
  sentAt: { type: Date, default: null },
  problem: { type: String, default: null },
  expires: { type: Date, required: true, index: { expireAfterSeconds: 0 } },
});
outboxSchema.index({ state: 1, notBefore: 1 });
outboxSchema.index({ personId: 1, kind: 1, createdAt: 1 });

export interface Claim {
  now: Date;
  leaseUntil: Date;
  claim: string;
}

export interface OutboxStore {
  /** Adds mails; one whose key is there already is left as it is. */
  add(tx: Tx, mails: readonly Mail[], now: Date): Promise<void>;
  /** Takes one due mail for sending. Of many processes at once, one gets it. */
  claim(claim: Claim): Promise<OutboxRecord | null>;
  /** Whether the mail is still to be sent under this claim; conflicts with a cancellation in another transaction. */
  holds(tx: Tx, mail: OutboxRecord): Promise<boolean>;
  settle(
    mail: OutboxRecord,
    outcome: { state: Exclude<MailState, 'waiting'>; at: Date; problem?: string },
  ): Promise<void>;
  postpone(mail: OutboxRecord, until: Date, problem: string): Promise<void>;
  /** Drops what waits for these people. */
  cancel(tx: Tx, personIds: readonly string[], kind: string): Promise<void>;
  /** The latest mail of a kind to each of these people. */
  latest(
    personIds: readonly string[],
    kind: string,
  ): Promise<Map<string, Pick<OutboxRecord, 'state' | 'sentAt'>>>;
  exportOf(personId: string): Promise<OutboxRecord[]>;
  erase(personId: string): Promise<void>;
}

const keptForMs = 90 * 24 * 3_600_000;
const mostRead = 1_000;

const recordOf = (mail: Mail, now: Date): OutboxRecord => ({
  ...mail,
  state: 'waiting',
  createdAt: now,
  tries: 0,
  claim: null,
  leaseUntil: now,
  sentAt: null,
  problem: null,
  expires: new Date(Math.max(now.getTime(), mail.notBefore.getTime()) + keptForMs),
});

export const createOutboxStore = (db: Connection): OutboxStore => {
  const Outbox = defineModel(db, { name: 'Mail', collection: 'outbox', schema: outboxSchema });
  const release = ({ _id, claim }: OutboxRecord, set: Partial<OutboxRecord>) =>
    retrying(() => Outbox.updateOne({ _id, claim }, { $set: { claim: null, ...set } }).exec());
  return {
    async add(tx, mails, now) {
      const writes = mails.map(({ _id, ...mail }) => ({
        updateOne: {
          filter: { _id },
          update: { $setOnInsert: recordOf({ _id, ...mail }, now) },
          upsert: true,
        },
      }));
      if (writes.length > 0) await Outbox.bulkWrite(writes, { session: tx });
    },
    claim: ({ now, leaseUntil, claim }) =>
      Outbox.findOneAndUpdate(
        { state: 'waiting', notBefore: { $lte: now }, leaseUntil: { $lte: now } },
        { $set: { claim, leaseUntil }, $inc: { tries: 1 } },
        { sort: { notBefore: 1 }, returnDocument: 'after' },
      )
        .lean()
        .exec(),
    async holds(tx, { _id, claim, leaseUntil }) {
      const filter = { _id, claim, state: 'waiting' as const };
      // A write of the same value would not conflict with a cancellation; this one does.
      const later = new Date(leaseUntil.getTime() + 1);
      const { matchedCount } = await Outbox.updateOne(
        filter,
        { $set: { leaseUntil: later } },
        { session: tx },
      ).exec();
      return matchedCount === 1;
    },
    async settle(mail, { state, at, problem }) {
      const sentAt = state === 'sent' ? at : null;
      await release(mail, { state, sentAt, problem: problem ?? null });
    },
    async postpone(mail, until, problem) {
      await release(mail, { notBefore: until, leaseUntil: until, problem });
    },
    async cancel(tx, personIds, kind) {
      const filter = { personId: { $in: personIds }, kind, state: 'waiting' as const };
      await Outbox.updateMany(filter, { $set: { state: 'dropped' } }, { session: tx }).exec();
    },
    async latest(personIds, kind) {
      const fields = { personId: 1, state: 1, sentAt: 1 };
      const filter = { personId: { $in: personIds }, kind };
      const mails = await Outbox.find(filter, fields).sort({ createdAt: 1 }).lean().exec();
      return new Map(mails.map(({ personId, state, sentAt }) => [personId, { state, sentAt }]));
    },
    exportOf: (personId) => Outbox.find({ personId }).limit(mostRead).lean().exec(),
    async erase(personId) {
      await Outbox.deleteMany({ personId }).exec();
    },
  };
};
