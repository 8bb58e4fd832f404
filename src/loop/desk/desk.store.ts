import { Schema } from 'mongoose';
import type { Model, Tx } from '../../platform/database.js';
import type { ReaderScope } from '../../policy.js';
import { cut, ever, type QueuePage } from '../queue.store.js';
import type { WriteTurn } from '../seal.store.js';
import type { HandedOver, TurnRecord } from '../turn.js';
import { remindedStates, restingStates } from './reminding.js';

export const handedSchema = new Schema<HandedOver>(
  {
    to: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    isTold: { type: Boolean, required: true },
  },
  { _id: false },
);

/** Turns as the work of those who answer is kept in order by. */
export interface DeskTurnStore {
  /** Whatever was handed to somebody is with all who are named again; null: in every cohort. */
  release(tx: Tx, from: { personId: string; cohortId: string | null }): Promise<void>;
  /** What waits for this reader and was promised first. */
  firstPromised(scope: ReaderScope): Promise<TurnRecord | null>;
  /** What each cohort has handed in, in numbers; one that has nothing is left out. */
  countIn(cohortIds: readonly string[]): Promise<ReadonlyMap<string, HandedIn>>;
  /** All of a cohort that somebody waits for. */
  promisedIn(tx: Tx, cohortId: string): Promise<TurnRecord[]>;
  /** Writes down another day of a promise. Nothing was said or done, so the revision stays. */
  promise(tx: Tx, turn: TurnRecord, by: Date): Promise<void>;
  /** Turns that their learners are to go on with, since after one moment and no later than another. */
  resting(since: { after: Date; until: Date }): Promise<TurnRecord[]>;
  /** Turns of this reader that have rested since before a moment of each cohort, the latest begun first. */
  quiet(scope: ReaderScope, ask: QuietAsk): Promise<QueuePage>;
  /** With whom what is late now is: whoever it was handed to, or all who are named. */
  late(now: Date): Promise<Late[]>;
  countLate(scope: ReaderScope, now: Date): Promise<number>;
  /** What waits in a cohort and was promised by then. */
  countPromisedBy(cohortId: string, then: Date): Promise<number>;
  /** What waits for one person in these cohorts and is not open to another. */
  notNaming(
    personId: string,
    ask: { other: string; cohortIds: readonly string[] },
  ): Promise<TurnRecord[]>;
}

/** Reflections that somebody has handed in at least once, all their rounds, and those that wait now. */
export interface HandedIn {
  begun: number;
  rounds: number;
  waiting: number;
}

/** What is late with one person in one cohort. */
export interface Late {
  personId: string;
  cohortId: string;
  /** The earliest promise among it. */
  first: Date;
}

/** More than a cohort has waiting at once. */
const most = 2_000;

const mostResting = 10_000;

/** Since when a turn of each cohort has to rest to be called quiet, and where the page begins. */
export interface QuietAsk {
  since: ReadonlyMap<string, Date>;
  before: string | null;
  limit: number;
}

const waiting = { promisedBy: { $gt: ever } };

const whoAnswers = { $cond: [{ $ifNull: ['$handed.to', false] }, ['$handed.to'], '$readers'] };

const sumIf = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });

/** Of `sentRound`, for the database. */
const roundsSent = {
  $cond: [{ $eq: ['$state', 'draft'] }, { $subtract: ['$round', 1] }, '$round'],
};

/** What its learner is to go on with. */
const resting = (Turns: Model<TurnRecord>): Pick<DeskTurnStore, 'resting' | 'quiet'> => ({
  resting: ({ after, until }) =>
    Turns.find({ state: { $in: remindedStates }, waitingSince: { $gt: after, $lte: until } })
      .limit(mostResting)
      .lean<TurnRecord[]>()
      .exec(),
  async quiet({ personId, cohortIds }, { since, before, limit }) {
    const turns = await Turns.find({
      ...{ readers: personId, state: { $in: restingStates } },
      // Whoever said something waits for an answer and has not gone quiet.
      promisedBy: null,
      cohortId: { $in: cohortIds },
      $or: [...since].map(([cohortId, then]) => ({ cohortId, waitingSince: { $lte: then } })),
      ...(before === null ? {} : { _id: { $lt: before } }),
    })
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<TurnRecord[]>()
      .exec();
    return cut(turns, limit);
  },
});

/** What is past its promise. */
const lateness = (
  Turns: Model<TurnRecord>,
): Pick<DeskTurnStore, 'late' | 'countLate' | 'countPromisedBy'> => ({
  late: (now) =>
    Turns.aggregate<Late>([
      { $match: { promisedBy: { $gt: ever, $lt: now } } },
      { $project: { cohortId: 1, promisedBy: 1, with: whoAnswers } },
      { $unwind: '$with' },
      { $group: { _id: { who: '$with', where: '$cohortId' }, first: { $min: '$promisedBy' } } },
      { $project: { _id: 0, personId: '$_id.who', cohortId: '$_id.where', first: 1 } },
    ]).exec(),
  countLate: ({ personId, cohortIds }, now) =>
    Turns.countDocuments({
      ...{ readers: personId, cohortId: { $in: cohortIds } },
      promisedBy: { $gt: ever, $lt: now },
      'handed.to': { $in: [null, personId] },
    }).exec(),
  countPromisedBy: (cohortId, then) =>
    Turns.countDocuments({ cohortId, promisedBy: { $gt: ever, $lte: then } }).exec(),
});

export const createDesk = (Turns: Model<TurnRecord>, write: WriteTurn): DeskTurnStore => ({
  ...resting(Turns),
  ...lateness(Turns),
  async release(tx, { personId, cohortId }) {
    const theirs = { 'handed.to': personId, ...(cohortId === null ? {} : { cohortId }) };
    await Turns.updateMany(theirs, { $set: { handed: null } })
      .session(tx)
      .exec();
  },
  firstPromised: ({ personId, cohortIds }) =>
    Turns.findOne({ readers: personId, ...waiting, cohortId: { $in: cohortIds } })
      .sort({ promisedBy: 1, _id: 1 })
      .lean()
      .exec(),
  async countIn(cohortIds) {
    const isBegun = { $and: [{ $eq: ['$n', 1] }, { $gt: [roundsSent, 0] }] };
    const counts = await Turns.aggregate<HandedIn & { _id: string }>([
      { $match: { cohortId: { $in: cohortIds } } },
      {
        $group: {
          _id: '$cohortId',
          begun: sumIf(isBegun),
          rounds: { $sum: roundsSent },
          waiting: sumIf({ $gt: ['$promisedBy', ever] }),
        },
      },
    ]).exec();
    return new Map(counts.map(({ _id, ...numbers }) => [_id, numbers]));
  },
  promisedIn: (tx, cohortId) =>
    Turns.find({ cohortId, ...waiting })
      .limit(most)
      .session(tx)
      .lean<TurnRecord[]>()
      .exec(),
  async promise(tx, { _id, rev }, by) {
    await write(tx, { _id, rev }, { $set: { promisedBy: by } });
  },
  notNaming: (personId, { other, cohortIds }) =>
    Turns.find({
      $and: [{ readers: personId }, { readers: { $ne: other } }],
      ...waiting,
      cohortId: { $in: cohortIds },
    })
      .limit(most)
      .lean<TurnRecord[]>()
      .exec(),
});
