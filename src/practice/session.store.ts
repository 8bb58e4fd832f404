import { Schema } from 'mongoose';
import { defineModel, isAdded, type Connection } from '../platform/database.js';
import type { OwnScope } from '../policy.js';
import type { SessionAnswer, SessionRecord } from './session.js';

const sessionSchema = new Schema<SessionRecord>({
  _id: String,
  personId: { type: String, required: true },
  cohortId: { type: String, required: true },
  state: { type: String, required: true },
  key: { type: String, required: true },
  seed: { type: Number, required: true },
  startedAt: { type: Date, required: true },
  items: { type: [Schema.Types.Mixed], required: true } as never,
  answers: { type: Schema.Types.Mixed, default: {} },
})
  .index({ personId: 1, startedAt: -1, _id: -1 })
  .index(
    { personId: 1 },
    { unique: true, partialFilterExpression: { state: 'open' }, name: 'one open session' },
  );

/** An answer at its place in a session. `isLast`: with it the session is done. */
export interface PlacedAnswer {
  id: string;
  place: number;
  given: SessionAnswer;
  isLast: boolean;
}

export interface SessionStore {
  findOptional(scope: OwnScope, id: string): Promise<SessionRecord | null>;
  latest(scope: OwnScope): Promise<SessionRecord | null>;
  /** False when another session is open. */
  add(session: SessionRecord): Promise<boolean>;
  /** One write; nothing changes where the place was answered before, or the session is done. */
  answer(scope: OwnScope, answer: PlacedAnswer): Promise<void>;
  /** Ends a session of which nothing is left to ask. */
  close(scope: OwnScope, id: string): Promise<void>;
  exportOf(personId: string): Promise<SessionRecord[]>;
  erase(personId: string): Promise<void>;
}

const mostExported = 10_000;

export const createSessionStore = (db: Connection): SessionStore => {
  const Sessions = defineModel(db, {
    name: 'PracticeSession',
    collection: 'practiceSessions',
    schema: sessionSchema,
  });
  return {
    findOptional: ({ personId }, id) =>
      Sessions.findOne({ _id: id, personId }).lean<SessionRecord>().exec(),
    latest: ({ personId }) =>
      Sessions.findOne({ personId }).sort({ startedAt: -1, _id: -1 }).lean<SessionRecord>().exec(),
    add: (session) => isAdded(() => Sessions.create(session)),
    async answer({ personId }, { id, place, given, isLast }) {
      const path = `answers.${place}`;
      await Sessions.updateOne(
        { _id: id, personId, state: 'open', [path]: { $exists: false } },
        { $set: { [path]: given, ...(isLast && { state: 'done' }) } },
      );
    },
    async close({ personId }, id) {
      await Sessions.updateOne({ _id: id, personId }, { $set: { state: 'done' } });
    },
    exportOf: (personId) =>
      Sessions.find({ personId })
        .sort({ startedAt: -1, _id: -1 })
        .limit(mostExported)
        .lean<SessionRecord[]>()
        .exec(),
    async erase(personId) {
      await Sessions.deleteMany({ personId });
    },
  };
};
