import { Schema } from 'mongoose';
import { createBulk, type BulkDone } from '../platform/bulk.js';
import {
  defineModel,
  isAdded,
  retrying,
  type Connection,
  type Model,
} from '../platform/database.js';
import { createLookupOfOne } from '../platform/lookup.js';
import { updateTogether, type UpdateWrite } from '../platform/writes.js';
import type { OwnScope } from '../policy.js';
import type { AttemptRecord, Given, Mark, TryMarks } from './attempt.js';

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
  hints: { type: Schema.Types.Mixed, default: {} },
  marks: { type: Schema.Types.Mixed, default: {} },
  rev: { type: Number, default: 0 },
  projectedAt: { type: Date, default: null },
  remarked: Schema.Types.Mixed,
})
  .index({ personId: 1, quizId: 1, n: 1 }, { unique: true })
  .index(
    { personId: 1, quizId: 1 },
    { unique: true, partialFilterExpression: { state: 'open' }, name: 'one open try' },
  )
  .index(
    { submittedAt: 1 },
    {
      partialFilterExpression: { state: 'submitted', projectedAt: null },
      name: 'handed in, and not counted yet',
    },
  )
  .index({ quizId: 1, hash: 1, submittedAt: 1, _id: 1 })
  .index(
    { cohortId: 1, quizId: 1, submittedAt: 1, _id: 1 },
    { partialFilterExpression: { n: 1, state: 'submitted' }, name: 'first tries, as handed in' },
  );

/** One answer to an open try. With a mark it stands: only the first one is taken. */
export interface AnswerSaved {
  id: string;
  questionId: string;
  given: Given;
  mark: Mark | null;
}

/** What is handed in: the marks of the answers as they were at `rev`. */
export interface Submission {
  id: string;
  rev: number;
  marks: AttemptRecord['marks'];
  at: Date;
}

export interface AttemptStore {
  /** Read with all else of the moment. */
  findOptional(scope: OwnScope, id: string): Promise<AttemptRecord | null>;
  latest(scope: OwnScope, quizId: string): Promise<AttemptRecord | null>;
  /** The tries that were handed in, first to last. */
  submitted(scope: OwnScope, quizId: string): Promise<TryMarks[]>;
  /** False when this try, or another open one, is there already. */
  add(attempt: AttemptRecord): Promise<boolean>;
  /** True when it was surely saved; false when it may not have been: read the try. Writes of one tick go out as one. */
  answer(scope: OwnScope, answer: AnswerSaved): Promise<boolean>;
  /** Notes that so many hints were taken; nothing changes when more were. */
  takeHints(
    scope: OwnScope,
    hint: { id: string; questionId: string; count: number },
  ): Promise<void>;
  /** Hands an open try in. True when it surely was; false when it may not have been: read the try. */
  submit(scope: OwnScope, submission: Submission): Promise<boolean>;
  /** Notes that everything that follows from a try was written. */
  markProjected(id: string, at: Date): Promise<void>;
  /** Tries handed in that nothing followed from yet, oldest first. */
  unprojected(limit: number): Promise<AttemptRecord[]>;
  exportOf(personId: string): Promise<AttemptRecord[]>;
  erase(personId: string): Promise<void>;
}

/** More tries at one quiz than anybody needs; a page shows the latest of them. */
const mostShown = 200;

const openOne = ({ personId }: OwnScope, id: string) => ({ _id: id, personId, state: 'open' });

const answerWrite = (
  scope: OwnScope,
  { id, questionId, given, mark }: AnswerSaved,
): UpdateWrite => {
  const marked = `marks.${questionId}`;
  return {
    filter: { ...openOne(scope, id), ...(mark && { [marked]: { $exists: false } }) },
    update: {
      $set: { [`answers.${questionId}`]: given, ...(mark && { [marked]: mark }) },
      $inc: { rev: 1 },
    },
  };
};

const submitWrite = (scope: OwnScope, { id, rev, marks, at }: Submission): UpdateWrite => ({
  filter: { rev, ...openOne(scope, id) },
  update: { $set: { state: 'submitted', submittedAt: at, marks } },
});

/** That all that follows from a try was written. */
interface Noted {
  id: string;
  at: Date;
}

/** One write for all: no more is asked than that it was done by then. */
const noteTogether = async (
  Attempts: Model<AttemptRecord>,
  notes: readonly Noted[],
): Promise<BulkDone> => {
  const projectedAt = notes.at(-1)?.at ?? null;
  const all = { _id: { $in: notes.map(({ id }) => id) } };
  const { matchedCount } = await retrying(() =>
    Attempts.updateMany(all, { $set: { projectedAt } }).exec(),
  );
  return { allMatched: matchedCount === notes.length, failed: new Map() };
};

export const createAttemptStore = (db: Connection): AttemptStore => {
  const Attempts = defineModel(db, {
    name: 'Attempt',
    collection: 'attempts',
    schema: attemptSchema,
  });
  const byId = createLookupOfOne<AttemptRecord>(db, { collection: 'attempts', by: '_id' });
  const write = createBulk<UpdateWrite>((writes) => updateTogether(Attempts, writes));
  // Nobody waits for it.
  const note = createBulk<Noted>((notes) => noteTogether(Attempts, notes), {
    atOnce: 1,
    apartMs: 250,
  });
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
    add: (attempt) => isAdded(() => Attempts.create(attempt)),
    answer: (scope, answer) => write(answerWrite(scope, answer)),
    async takeHints(scope, { id, questionId, count }) {
      await write({
        filter: openOne(scope, id),
        update: { $max: { [`hints.${questionId}`]: count } },
      });
    },
    submit: (scope, submission) => write(submitWrite(scope, submission)),
    async markProjected(id, at) {
      await note({ id, at });
    },
    unprojected: (limit) =>
      Attempts.find({ state: 'submitted', projectedAt: null })
        .sort({ submittedAt: 1 })
        .limit(limit)
        .lean<AttemptRecord[]>()
        .exec(),
    exportOf: (personId) => Attempts.find({ personId }).lean<AttemptRecord[]>().exec(),
    async erase(personId) {
      await Attempts.deleteMany({ personId });
    },
  };
};
