import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../platform/database.js';
import { createLookup } from '../platform/lookup.js';
import type { OwnScope, ReaderScope } from '../policy.js';
import type { MarginComment } from './margin.js';
import type { ReplyRecord, ReplyVersion } from './turn.js';

const versionSchema = new Schema<ReplyVersion>(
  {
    kind: { type: String, required: true },
    text: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { _id: false },
);

const commentSchema = new Schema<MarginComment>(
  {
    prompt: { type: String, required: true },
    passage: { type: { from: Number, to: Number }, default: null, _id: false },
    text: { type: String, required: true },
  },
  { _id: false },
);

const replySchema = new Schema<ReplyRecord>({
  _id: String,
  turnId: { type: String, required: true },
  round: { type: Number, required: true },
  kind: { type: String, required: true },
  decides: { type: Boolean, required: true },
  fromId: { type: String, required: true },
  toId: { type: String, default: null, index: true },
  text: { type: String, default: '' },
  comments: { type: [commentSchema], default: undefined },
  at: { type: Date, required: true },
  visibleFrom: { type: Date, required: true },
  earlier: { type: [versionSchema], default: [] },
  editedAt: { type: Date, default: null },
});
replySchema.index({ turnId: 1, round: 1, at: 1 });
replySchema.index({ fromId: 1, at: -1 });
replySchema.index(
  { turnId: 1, round: 1 },
  { unique: true, partialFilterExpression: { decides: true } },
);

/** Replies follow the right to read their turn or round: ask only for turns that were found for their reader. */
export interface ReplyStore {
  /**
   * Read with all else of the moment, oldest first; for their learner only what is not sealed at `now`, and not shut to
   * their account.
   */
  ofTurn(scope: OwnScope | ReaderScope, turnId: string, now: Date): Promise<ReplyRecord[]>;
  /** When each of these turns was found ready for action; turns that were not are left out. */
  readyAt(turnIds: readonly string[]): Promise<Pick<ReplyRecord, 'turnId' | 'visibleFrom'>[]>;
  /** One that the person wrote. */
  findFrom(fromId: string, id: string, tx?: Tx): Promise<ReplyRecord | null>;
  /** The last that somebody sent as an instructor, the latest first. */
  latestFrom(
    fromId: string,
    limit: number,
  ): Promise<Pick<ReplyRecord, 'turnId' | 'round' | 'at'>[]>;
  add(tx: Tx, reply: ReplyRecord): Promise<void>;
  /** Takes back one that nobody was shown; gives it, null when there is none. */
  takeBack(tx: Tx, id: string): Promise<ReplyRecord | null>;
  /** Changes one from the words that were read; false when they are others by now. */
  edit(tx: Tx, reply: ReplyRecord, change: Partial<ReplyRecord>): Promise<boolean>;
  exportOf(personId: string): Promise<ReplyRecord[]>;
  /** Removes what was written to or by a learner in their own turns; what they answered others keeps its words. */
  erase(personId: string, turnIds: readonly string[]): Promise<void>;
}

/** A reply is about words that are older than itself: those of shut rounds are left out with their rounds. */
const since = (scope: OwnScope | ReaderScope): Date =>
  (scope.reach === 'own' && scope.notBefore) || new Date(0);

const mostReplies = 1_000;

export const createReplyStore = (db: Connection): ReplyStore => {
  const Replies = defineModel(db, { name: 'Reply', collection: 'replies', schema: replySchema });
  const byTurn = createLookup<ReplyRecord>(db, { collection: 'replies', by: 'turnId' });
  return {
    ofTurn: async (scope, turnId, now) =>
      (await byTurn(turnId))
        .filter(({ at }) => at > since(scope))
        .filter(({ visibleFrom }) => scope.reach !== 'own' || visibleFrom <= now)
        .sort((one, other) => one.round - other.round || one.at.getTime() - other.at.getTime()),
    readyAt: (turnIds) =>
      Replies.find(
        { turnId: { $in: turnIds }, decides: true, kind: 'ready' },
        { turnId: 1, visibleFrom: 1 },
      )
        .limit(mostReplies)
        .lean()
        .exec(),
    findFrom: (fromId, id, tx) =>
      Replies.findOne({ _id: id, fromId })
        .session(tx ?? null)
        .lean()
        .exec(),
    latestFrom: (fromId, limit) =>
      Replies.find({ fromId, kind: { $ne: 'answer' } }, { turnId: 1, round: 1, at: 1 })
        .sort({ at: -1 })
        .limit(limit)
        .lean()
        .exec(),
    async add(tx, reply) {
      await Replies.create([reply], { session: tx });
    },
    takeBack: (tx, id) => Replies.findOneAndDelete({ _id: id }).session(tx).lean().exec(),
    async edit(tx, { _id, editedAt = null }, change) {
      const read = { _id, editedAt };
      return (
        (await Replies.updateOne(read, { $set: change }).session(tx).exec()).matchedCount === 1
      );
    },
    exportOf: (personId) =>
      Replies.find({ $or: [{ fromId: personId }, { toId: personId }] })
        .limit(mostReplies)
        .lean()
        .exec(),
    async erase(personId, turnIds) {
      await Replies.deleteMany({ turnId: { $in: turnIds } }).exec();
      await Replies.updateMany({ fromId: personId }, { $set: { fromId: 'erased' } }).exec();
    },
  };
};
