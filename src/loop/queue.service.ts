import type { CohortInfo } from '../cohorts/cohort.js';
import { scope, type Actor } from '../policy.js';
import { namesOf, type LoopParts, type Names } from './loop.js';
import {
  markOf,
  markText,
  noFilter,
  type QueueFilter,
  type QueueMark,
  type QueueView,
} from './queue.js';
import type { QueuePage } from './queue.store.js';
import { roundId, sentRound, type TurnRecord } from './turn.js';

export interface QueueAsked {
  view: QueueView;
  filter: QueueFilter;
  /** The last row of the page before. */
  after: QueueMark | null;
  before: string | null;
}

/** A page of the queue, without a word of anybody's reflection. */
export interface QueueStory {
  asked: QueueAsked;
  turns: TurnRecord[];
  /** How many wait under this filter: the length of the whole list. */
  count: number;
  /** How many wait without any filter. */
  all: number;
  names: Names;
  /** The cohorts the actor instructs. */
  cohorts: ReadonlyMap<string, CohortInfo>;
  /** Where the next page begins, as it stands in the address. */
  next: string | null;
}

const queuePageSize = 25;

/** What is next: a round to answer, nothing at all, or only what others are answering. */
export type NextReview = { is: 'round'; id: string } | { is: 'nothing' } | { is: 'others' };

export const createQueueService = ({ turns, cohorts, people, clock }: LoopParts) => {
  const { queue } = turns;
  const limit = queuePageSize;

  const pageOf = (
    actor: Actor,
    { view, filter, after, before }: QueueAsked,
  ): Promise<QueuePage> => {
    const reader = scope(actor, 'review:see');
    return view === 'waiting'
      ? queue.page(reader, { filter, now: clock.now(), after, limit })
      : queue.others(reader, { view, before, limit });
  };

  const nextOf = ({ view }: QueueAsked, { turns: rows, hasMore }: QueuePage): string | null => {
    const last = rows.at(-1);
    if (!hasMore || !last) return null;
    return view === 'waiting' ? markText(markOf(last, clock.now())) : last._id;
  };

  const count = (actor: Actor, filter: QueueFilter): Promise<number> =>
    queue.count(scope(actor, 'review:see'), { filter, now: clock.now() });

  return {
    async page(actor: Actor, asked: QueueAsked): Promise<QueueStory> {
      const [page, counted, all, instructed] = await Promise.all([
        pageOf(actor, asked),
        count(actor, asked.filter),
        count(actor, noFilter),
        Promise.all(actor.instructs.map((id) => cohorts.of(id))),
      ]);
      const ids = page.turns.flatMap(({ personId, claim }) => [personId, claim?.personId ?? null]);
      return {
        asked,
        turns: page.turns,
        count: counted,
        all,
        names: await namesOf(people, ids),
        cohorts: new Map(instructed.map((cohort) => [cohort.id, cohort])),
        next: nextOf(asked, page),
      };
    },

    /** The first of the queue that is the actor's or nobody's. */
    async next(actor: Actor, filter: QueueFilter): Promise<NextReview> {
      const reader = scope(actor, 'review:see');
      const ask = { filter: { ...filter, free: true }, now: clock.now(), after: null, limit: 1 };
      const [first] = (await queue.page(reader, ask)).turns;
      if (first) return { is: 'round', id: roundId(first._id, sentRound(first)) };
      return (await count(actor, filter)) > 0 ? { is: 'others' } : { is: 'nothing' };
    },

    /** How many rounds wait for the actor's answer: the length of their queue. */
    count: (actor: Actor): Promise<number> =>
      actor.instructs.length === 0 ? Promise.resolve(0) : count(actor, noFilter),
  };
};

export type QueueService = ReturnType<typeof createQueueService>;
