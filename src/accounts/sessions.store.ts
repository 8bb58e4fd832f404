import { Schema } from 'mongoose';
import { createBulk } from '../platform/bulk.js';
import { defineModel, type Connection } from '../platform/database.js';
import { createLookupOfOne } from '../platform/lookup.js';
import { updateTogether, type UpdateWrite } from '../platform/writes.js';
import type { SessionContent } from './session-rules.js';

/** A session as connect-mongo reads it for express-session. */
export interface SessionRecord {
  /** The hash of the session id, never the id itself. */
  _id: string;
  session: SessionContent;
  expires: Date;
}

/** What tells whether it still counts; when its record is removed is another matter. */
export type LivingSession = Omit<SessionRecord, 'expires'>;

const sessionSchema = new Schema<SessionRecord>({
  _id: String,
  session: { type: Schema.Types.Mixed, required: true },
  expires: { type: Date, index: { expireAfterSeconds: 0 } },
});
sessionSchema.index({ 'session.personId': 1 });

export interface SessionReader {
  load(id: string): Promise<LivingSession | null>;
  /** Keeps a session as it is now. Those of one moment go out as one. */
  keep(record: SessionRecord): Promise<void>;
  markSeen(id: string, at: Date): Promise<void>;
  exportOf(personId: string): Promise<SessionRecord[]>;
  endAll(personId: string): Promise<void>;
  /** Ends one session, if it is this person's. */
  end(personId: string, id: string): Promise<void>;
  /** Ends every session of the person but one. */
  endOthers(personId: string, kept: string): Promise<void>;
}

const mostSessions = 200;

export const createSessionReader = (db: Connection): SessionReader => {
  const Sessions = defineModel(db, {
    name: 'Session',
    collection: 'sessions',
    schema: sessionSchema,
  });
  // A shift that signs in together is a few writes a second: each of its own would cost as much as looking at the password.
  const write = createBulk<UpdateWrite>((writes) => updateTogether(Sessions, writes), {
    atOnce: 1,
    apartMs: 100,
  });
  const see = createBulk<UpdateWrite>((writes) => updateTogether(Sessions, writes), { atOnce: 1 });
  return {
    async keep({ _id, ...record }) {
      await write({ filter: { _id }, update: { $set: record }, upsert: true });
    },
    load: createLookupOfOne(db, {
      collection: 'sessions',
      by: '_id',
      fields: { 'session.cookie': 0, expires: 0 },
    }),
    async markSeen(id, at) {
      const update = { $max: { 'session.lastSeenAt': at.getTime() } };
      await see({ filter: { _id: id }, update });
    },
    exportOf: (personId) =>
      Sessions.find({ 'session.personId': personId }).limit(mostSessions).lean().exec(),
    async endAll(personId) {
      await Sessions.deleteMany({ 'session.personId': personId }).exec();
    },
    async end(personId, id) {
      await Sessions.deleteOne({ _id: id, 'session.personId': personId }).exec();
    },
    async endOthers(personId, kept) {
      await Sessions.deleteMany({ _id: { $ne: kept }, 'session.personId': personId }).exec();
    },
  };
};
