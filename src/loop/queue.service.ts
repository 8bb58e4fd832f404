import type { CohortInfo } from '../cohorts/cohort.js';
import { scope, type Actor } from '../policy.js';
import { quietSince } from './desk/reminding.js';
import { knownPeople, type KnownPeople, type LoopParts } from './loop.js';
import {
  isFiltered,
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

const noneFree = (filter: Filter): QueueFilter => ({ ...filter, free: false });

/** A page of the queue, without a word of anybody's reflection. */
export interface QueueStory extends KnownPeople {
  asked: QueueAsked;
  turns: TurnRecord[];
  /** How many wait under this filter: the length of the whole list. */
  count: number;
  /** How many wait without any filter. */
  all: number;
  /** Where nothing waits: the day that comes first of all that were set. */
  ahead: TurnRecord | null;
  /** Whom the actor answers for just now. */
  away: readonly string[];
  /** The cohorts the actor instructs. */
  cohorts: ReadonlyMap<string, CohortInfo>;
  /** Where the next page begins, as it stands in the address. */
  next: string | null;
}

const queuePageSize = 25;

/** What is next: a round to answer, nothing at all, or only what others are answering. */
export type NextReview = NextRound | { is: 'nothing' } | { is: 'others' };

export interface NextRound {
  is: 'round';
  id: string;
  turn: TurnRecord;
}

/** From where in the queue, and which way; without a mark from its beginning. */
export interface QueuePlace {
  after: QueueMark | null;
  back?: boolean;
}

type Filter = Omit<QueueFilter, 'free'>;

const peopleIn = (turn: TurnRecord): (string | null)[] => [
  ...[turn.personId, turn.claim?.personId ?? null],
  ...handedPeople(turn),
];

const paging =
  ({ turns: { queue, desk }, clock }: LoopParts) =>
  async (
    actor: Actor,
    { view, filter, after, before }: QueueAsked,
    instructed: Promise<readonly CohortInfo[]>,
  ): Promise<QueuePage> => {
    const reader = scope(actor, 'review:see');
    const [now, limit] = [clock.now(), queuePageSize];
    if (view === 'waiting') return queue.page(reader, { filter, now, after, limit });
    if (view !== 'quiet') return queue.others(reader, { view, before, limit });
    const since = new Map((await instructed).map((one) => [one.id, quietSince(now, one)]));
    return desk.quiet(reader, { since, before, limit });
  };

export const createQueueService = (parts: LoopParts) => {
  const { absences, cohorts, people, clock } = parts;
  const { queue } = parts.turns;
  const pageOf = paging(parts);

  const nextOf = ({ view }: QueueAsked, { turns: rows, hasMore }: QueuePage): string | null => {
    const last = rows.at(-1);
    if (!hasMore || !last) return null;
    return view === 'waiting' ? markText(markOf(last, clock.now())) : last._id;
  };

  const count = (actor: Actor, filter: QueueFilter): Promise<number> =>
    queue.count(scope(actor, 'review:see'), { filter, now: clock.now() });

  return {
    async page(actor: Actor, asked: QueueAsked): Promise<QueueStory> {
      const theirs = Promise.all(actor.instructs.map((id) => cohorts.of(id)));
      const [page, counted, all, instructed, standingIn] = await Promise.all([
        pageOf(actor, asked, theirs),
        isFiltered(asked.filter) ? count(actor, asked.filter) : null,
        count(actor, noFilter),
        theirs,
        absences.standingInBy(actor.id, clock.now()),
      ]);
      const away = standingIn.map(({ _id }) => _id);
      const ahead =
        page.turns.length === 0 ? await queue.nextDay(scope(actor, 'review:see')) : null;
      const ids = [...page.turns, ...(ahead ? [ahead] : [])].flatMap(peopleIn);
      return {
        asked,
        turns: page.turns,
        count: counted ?? all,
        all,
        ahead,
        away,
        ...(await knownPeople(people, [...ids, ...away])),
        cohorts: new Map(instructed.map((cohort) => [cohort.id, cohort])),
        next: nextOf(asked, page),
      };
    },

    /** The next of the queue that is the actor's or nobody's. */
    async next(
      actor: Actor,
      filter: Filter,
      place: QueuePlace = { after: null },
    ): Promise<NextReview> {
      const reader = scope(actor, 'review:see');
      const ask = { filter: { ...filter, free: true }, now: clock.now(), limit: 1, ...place };
      const [turn] = (await queue.page(reader, ask)).turns;
      if (turn) return { is: 'round', id: roundId(turn._id, sentRound(turn)), turn };
      const isEnd = place.after !== null || (await count(actor, noneFree(filter))) === 0;
      return { is: isEnd ? 'nothing' : 'others' };
    },

    /** Who a round is of, and in which cohort: never a word of it. */
    async about({ turn }: NextRound): Promise<KnownPeople & { cohort: CohortInfo }> {
      const [known, cohort] = await Promise.all([
        knownPeople(people, [turn.personId]),
        cohorts.of(turn.cohortId),
      ]);
      return { ...known, cohort };
    },
  };
};

export type QueueService = ReturnType<typeof createQueueService>;
