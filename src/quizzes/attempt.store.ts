import { Schema } from 'mongoose';
import { createBatch } from '../platform/batch.js';
import { defineModel, isDuplicate, type Connection, type Tx } from '../platform/database.js';
import type { OwnScope } from '../policy.js';
import type { AttemptRecord, TryMarks } from './attempt.js';

const attemptSchema = new Schema<AttemptRecord>({
  _id: String,
  personId: { type: String, required: true },
  quizId: { type: String, required: true },
  cohortId: { type: String, required: true },
  n: { type: Number, required: true },
  hash: { type: String, required: true },
  seed: { type: Number, required: true },
  asked: { type: [String], required: true },
  state: { type: String, required: true },
  key: { type: String, required: true },
  startedAt: { type: Date, required: true },
  submittedAt: { type: Date, default: null },
  answers: { type: Schema.Types.Mixed, default: {} },
  marks: { type: Schema.Types.Mixed, default: {} },
})
  .index({ personId: 1, quizId: 1, n: 1 }, { unique: true })
  .index(
    { personId: 1, quizId: 1 },
    { unique: true, partialFilterExpression: { state: 'open' }, name: 'one open try' },
  )
  .index({ quizId: 1, hash: 1, submittedAt: 1 });

export type Submission = Pick<AttemptRecord, 'answers' | 'marks'> & { at: Date };

export interface AttemptStore {
  /** Calls of one tick share one query. */
  findOptional(scope: OwnScope, id: string): Promise<AttemptRecord | null>;
  latest(scope: OwnScope, quizId: string): Promise<AttemptRecord | null>;
  /** The tries that were handed in, first to last. */
  submitted(scope: OwnScope, quizId: string): Promise<TryMarks[]>;
  /** False when this try, or another open one, is there already. */
  add(attempt: AttemptRecord): Promise<boolean>;
  /** Hands an open try in; false when it was handed in before. */
  submit(tx: Tx, scope: OwnScope, submission: Submission & { id: string }): Promise<boolean>;
  exportOf(personId: string): Promise<AttemptRecord[]>;
  erase(personId: string): Promise<void>;
}

/** More tries at one quiz than anybody needs; a page shows the latest of them. */
const mostShown = 200;

export const createAttemptStore = (db: Connection): AttemptStore => {
  const Attempts = defineModel(db, {
    name: 'Attempt',
    collection: 'attempts',
    schema: attemptSchema,
  });
  const byId = createBatch<AttemptRecord>(
    (ids) =>
      Attempts.find({ _id: { $in: [...ids] } })
        .lean<AttemptRecord[]>()
        .exec(),
    ({ _id }) => _id,
  );
  return {
    async findOptional({ personId }, id) {
      const attempt = await byId(id);
      return attempt?.personId === personId ? attempt : null;
    },
    latest: ({ personId }, quizId) =>
      Attempts.findOne({ personId, quizId }).sort({ n: -1 }).lean<AttemptRecord>().exec(),
    async submitted({ personId }, quizId) {
      const tries = await Attempts.find({ personId, quizId })
        .sort({ n: -1 })
        .limit(mostShown)
        .select({ n: 1, asked: 1, marks: 1, submittedAt: 1, state: 1 })
        .lean<(TryMarks & Pick<AttemptRecord, 'state'>)[]>()
        .exec();
      return tries.filter(({ state }) => state === 'submitted').reverse();
    },
    async add(attempt) {
      try {
        await Attempts.create(attempt);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async submit(session, { personId }, { id, at, answers, marks }) {
      const { matchedCount } = await Attempts.updateOne(
        { _id: id, personId, state: 'open' },
        { $set: { state: 'submitted', submittedAt: at, answers, marks } },
        { session },
      );
      return matchedCount === 1;
    },
    exportOf: (personId) => Attempts.find({ personId }).lean<AttemptRecord[]>().exec(),
    async erase(personId) {
      await Attempts.deleteMany({ personId });
    },
  };
};
