import type { QueryFilter } from 'mongoose';
import type { Model } from '../platform/database.js';
import type { ReaderScope } from '../policy.js';
import { turnStates } from './machine.js';
import { queueParts, type QueueFilter, type QueueMark, type QueuePart } from './queue.js';
import type { TurnRecord } from './turn.js';

export interface QueuePage {
  turns: TurnRecord[];
  hasMore: boolean;
}

export interface QueueAsk {
  filter: QueueFilter;
  now: Date;
  after: QueueMark | null;
  /** From the mark towards the beginning of the queue. */
  back?: boolean;
  limit: number;
}

/** What waits for an instructor over all their cohorts. Counting and listing share one filter. */
export interface QueueStore {
  count(scope: ReaderScope, ask: Pick<QueueAsk, 'filter' | 'now'>): Promise<number>;
  page(scope: ReaderScope, ask: QueueAsk): Promise<QueuePage>;
  /** Of what the reader found ready for action, the turn whose day comes first. */
  nextDay(scope: ReaderScope): Promise<TurnRecord | null>;
  /** Turns that wait for the learner's answer to a comment, or that were answered; the latest begun first. */
  others(
    scope: ReaderScope,
    ask: { view: 'asked' | 'answered'; before: string | null; limit: number },
  ): Promise<QueuePage>;
}

type Condition = QueryFilter<TurnRecord>;

/** Before all promises: what is promised at all is in the queue. */
export const ever = new Date(0);

const claims = ({ personId }: ReaderScope, { mine, free }: QueueFilter, now: Date): Condition[] => {
  const claimed = { 'claim.personId': personId, 'claim.expiresAt': { $gt: now } };
  if (mine) return [{ $or: [claimed, { 'handed.to': personId }] }];
  if (!free) return [];
  const expired = { 'claim.expiresAt': { $lte: now } };
  return [
    { $or: [{ claim: null }, { 'claim.personId': personId }, expired] },
    { 'handed.to': { $in: [null, personId] } },
  ];
};

/** A cohort that the person does not instruct matches nothing. */
const cohortsOf = ({ cohortIds }: ReaderScope, { cohort }: QueueFilter): readonly string[] =>
  cohort === null ? cohortIds : cohortIds.filter((id) => id === cohort);

const waiting = (scope: ReaderScope, filter: QueueFilter, now: Date): Condition[] => [
  { readers: scope.personId, promisedBy: { $gt: ever } },
  { cohortId: { $in: cohortsOf(scope, filter) } },
  ...(filter.lesson === null ? [] : [{ lessonId: filter.lesson }]),
  ...claims(scope, filter, now),
];

const inPart = (part: QueuePart, now: Date): Condition =>
  part === 'overdue'
    ? { promisedBy: { $lt: now } }
    : { promisedBy: { $gte: now }, revised: part === 'revised' };

const sortKey = (part: QueuePart): 'promisedBy' | 'waitingSince' =>
  part === 'overdue' ? 'promisedBy' : 'waitingSince';

const beyond = (part: QueuePart, { after, back }: QueueAsk): Condition[] => {
  if (after?.part !== part) return [];
  const [key, on] = [sortKey(part), back ? '$lt' : '$gt'];
  const at = new Date(after.at);
  return [{ $or: [{ [key]: { [on]: at } }, { [key]: at, _id: { [on]: after.id } }] }];
};

export const cut = (turns: TurnRecord[], limit: number): QueuePage => ({
  turns: turns.slice(0, limit),
  hasMore: turns.length > limit,
});

const elsewhere: Record<'asked' | 'answered', Condition> = {
  asked: { state: 'opened', promisedBy: null },
  answered: {
    state: { $in: ['returned', ...turnStates.slice(turnStates.indexOf('ready'))] },
    promisedBy: null,
  },
};

export const createQueue = (Turns: Model<TurnRecord>): QueueStore => ({
  count(scope, { filter, now }) {
    return Turns.countDocuments({ $and: waiting(scope, filter, now) }).exec();
  },
  async page(scope, ask) {
    const { filter, now, after } = ask;
    const found: TurnRecord[] = [];
    const parts = ask.back ? queueParts.toReversed() : queueParts;
    const direction = ask.back ? -1 : 1;
    for (const part of parts.slice(after ? parts.indexOf(after.part) : 0)) {
      const left = ask.limit + 1 - found.length;
      if (left <= 0) break;
      const all = [...waiting(scope, filter, now), inPart(part, now), ...beyond(part, ask)];
      const sort = { [sortKey(part)]: direction, _id: direction } as const;
      found.push(...(await Turns.find({ $and: all }).sort(sort).limit(left).lean().exec()));
    }
    return cut(found, ask.limit);
  },
  nextDay: ({ personId, cohortIds }) =>
    Turns.findOne({ readers: personId, state: 'committed', cohortId: { $in: cohortIds } })
      .sort({ dueAt: 1 })
      .lean()
      .exec(),
  async others({ personId, cohortIds }, { view, before, limit }) {
    const mine = { readers: personId, cohortId: { $in: cohortIds } };
    const older = before === null ? {} : { _id: { $lt: before } };
    const turns = await Turns.find({ $and: [mine, elsewhere[view], older] })
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean()
      .exec();
    return cut(turns, limit);
  },
});
