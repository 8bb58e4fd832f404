import { Schema } from 'mongoose';
import { claimSchema } from './claim.store.js';
import { handedSchema } from './desk/desk.store.js';
import { ever } from './queue.store.js';
import { sealSchema } from './seal.store.js';
import type { TurnRecord } from './turn.js';

export const turnSchema = new Schema<TurnRecord>({
  _id: String,
  personId: { type: String, required: true, index: true },
  courseId: { type: String, required: true },
  lessonId: { type: String, required: true },
  n: { type: Number, required: true },
  cohortId: { type: String, required: true },
  state: { type: String, required: true },
  round: { type: Number, required: true },
  asked: { type: Boolean, required: true },
  unfinished: { type: Boolean, default: false },
  replied: { type: Boolean, default: false },
  fresh: { type: Boolean, default: false },
  dueDay: { type: String, default: null },
  dueAt: { type: Date, default: null },
  counted: { type: Boolean, default: false },
  toExplain: { type: Boolean, default: false },
  readers: { type: [String], required: true },
  claim: { type: claimSchema, default: null },
  handed: { type: handedSchema, default: null },
  promisedBy: { type: Date, default: null },
  daysLeft: { type: Number, default: null },
  revised: { type: Boolean, required: true },
  waitingSince: { type: Date, required: true },
  openedBy: { type: String, default: null },
  openedAt: { type: Date, default: null },
  sealed: { type: sealSchema, default: null },
  rev: { type: Number, required: true },
  seq: { type: Number, required: true },
});
turnSchema.index(
  { personId: 1, courseId: 1, lessonId: 1, n: 1 },
  { unique: true, partialFilterExpression: { lessonId: { $exists: true } } },
);
turnSchema.index({ dueAt: 1 }, { partialFilterExpression: { state: 'committed' } });
turnSchema.index({ readers: 1, dueAt: 1 }, { partialFilterExpression: { state: 'committed' } });
// The fields after the sort keys let filters and counts be answered from the index alone.
turnSchema.index({ readers: 1, state: 1, promisedBy: 1, _id: 1, cohortId: 1, lessonId: 1 });
// What waits for an instructor is promised, whatever its state; the rest is in neither of these.
const promised = { partialFilterExpression: { promisedBy: { $gt: ever } } };
const filtered = { cohortId: 1, lessonId: 1 } as const;
turnSchema.index({ readers: 1, promisedBy: 1, _id: 1, ...filtered }, promised);
turnSchema.index(
  { readers: 1, revised: 1, waitingSince: 1, _id: 1, promisedBy: 1, ...filtered },
  promised,
);
turnSchema.index({ promisedBy: 1 }, promised);
// What a cohort has handed in is counted from this one alone.
turnSchema.index({ cohortId: 1, n: 1, state: 1, round: 1, promisedBy: 1 });
turnSchema.index({ state: 1, waitingSince: 1 });
turnSchema.index({ 'handed.to': 1 }, { sparse: true });
turnSchema.index({ 'sealed.until': 1 }, { sparse: true });
