import type { CohortInfo } from '../cohorts/cohort.js';
import { scope, type Actor } from '../policy.js';
import { quietSince } from './desk/reminding.js';
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
import { handedPeople, roundId, sentRound, type TurnRecord } from './turn.js';

export interface QueueAsked {
  view: QueueView;
  filter: QueueFilter;
  /** The last row of the page before. */
  after: QueueMark | null;
  before: string | null;
}

/** A page of the queue, without a word of anybody's reflection. */
export interface QueueStory {
  /** People the actor answers for just now. */
  away: readonly string[];
  asked: QueueAsked;
  turns: TurnRecord[];
  /** How many wait under this filter: the length of the whole list. */
  count: number;
  /** How many wait without any filter. */
  all: number;
  names: Names;
  /** How many have gone quiet. */
  quiet: number;
  /** The cohorts the actor instructs. */
  cohorts: ReadonlyMap<string, CohortInfo>;
  /** Where the next page begins, as it stands in the address. */
  next: string | null;
}

const queuePageSize = 25;

/** What is next: a round to answer, nothing at all, or only what others are answering. */
export type NextReview = { is: 'round'; id: string } | { is: 'nothing' } | { is: 'others' };

export const createQueueService = ({ turns, absences, cohorts, people, clock }: LoopParts) => {
  const { queue } = turns;
  const limit = queuePageSize;

  const pageOf = async (
    actor: Actor,
    { view, filter, after, before }: QueueAsked,
    since: ReadonlyMap<string, Date>,
  ): Promise<QueuePage> => {
    const reader = scope(actor, 'review:see');
    if (view === 'quiet') {
      const found = await turns.desk.quiet(reader, { since, before, limit: limit + 1 });
      return { turns: found.slice(0, limit), hasMore: found.length > limit };
    }
    return view === 'waiting'
      ? queue.page(reader, { filter, now: clock.now(), after, limit })
      : queue.others(reader, { view, before, limit });
  };

  const nextOf = (
    { id: reader }: Actor,
    { view }: QueueAsked,
    { turns: rows, hasMore }: QueuePage,
  ): string | null => {
    const last = rows.at(-1);
    if (!hasMore || !last) return null;
    return view === 'waiting' ? markText(markOf(last, { reader, now: clock.now() })) : last._id;
  };

  const count = (actor: Actor, filter: QueueFilter): Promise<number> =>
    queue.count(scope(actor, 'review:see'), { filter, now: clock.now() });

  return {
    async page(actor: Actor, asked: QueueAsked): Promise<QueueStory> {
      const instructed = await Promise.all(actor.instructs.map((id) => cohorts.of(id)));
      const since = new Map(instructed.map((one) => [one.id, quietSince(clock.now(), one)]));
      const [page, counted, all, quiet, away] = await Promise.all([
        pageOf(actor, asked, since),
        count(actor, asked.filter),
        count(actor, noFilter),
        turns.desk.countQuiet(scope(actor, 'review:see'), since),
        absences.standingInBy(actor.id, clock.now()),
      ]);
      const ids = page.turns.flatMap((turn) => [
        ...[turn.personId, turn.claim?.personId ?? null],
        ...handedPeople(turn),
      ]);
      return {
        asked,
        turns: page.turns,
        count: counted,
        all,
        quiet,
        names: await namesOf(people, [...ids, ...away.map(({ _id }) => _id)]),
        away: away.map(({ _id }) => _id),
        cohorts: new Map(instructed.map((cohort) => [cohort.id, cohort])),
        next: nextOf(actor, asked, page),
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
