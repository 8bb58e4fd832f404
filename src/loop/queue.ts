import type { TurnRecord } from './turn.js';

/** The parts of the queue, in its order: what is past its promise, what came back revised, and the rest. */
export const queueParts = ['overdue', 'revised', 'first'] as const;
export type QueuePart = (typeof queueParts)[number];

/** The last row of a page: the next page begins after it. */
export interface QueueMark {
  part: QueuePart;
  /** Milliseconds since 1970 of the part's sort key. */
  at: number;
  id: string;
}

/**
 * What an instructor looks at: what waits for an answer, what was asked of a learner, what was answered, or whose learner has
 * done nothing for long.
 */
export const queueViews = ['waiting', 'asked', 'answered', 'quiet'] as const;
export type QueueView = (typeof queueViews)[number];

export interface QueueFilter {
  cohort: string | null;
  lesson: string | null;
  /** Only what the person has claimed or was handed. */
  mine: boolean;
  /** Leaves out what somebody else is answering now, or was handed. */
  free: boolean;
}

/** As it stands in the address of the queue, and of everything that is reached from there. */
export const filterAddress = ({ cohort, lesson, mine }: Omit<QueueFilter, 'free'>) => ({
  cohort: cohort ?? undefined,
  lesson: lesson ?? undefined,
  mine: mine ? ('yes' as const) : undefined,
});

export const isFiltered = (filter: Omit<QueueFilter, 'free'>): boolean =>
  Object.values(filterAddress(filter)).some((value) => value !== undefined);

export const noFilter: QueueFilter = { cohort: null, lesson: null, mine: false, free: false };

/** The part a waiting turn stands in. The promise alone decides what is overdue: it is never stored. */
export const partOf = (
  { promisedBy, revised }: Pick<TurnRecord, 'promisedBy' | 'revised'>,
  now: Date,
): QueuePart => {
  if (promisedBy && promisedBy < now) return 'overdue';
  return revised ? 'revised' : 'first';
};

export const markOf = (turn: TurnRecord, now: Date): QueueMark => {
  const part = partOf(turn, now);
  const key = part === 'overdue' && turn.promisedBy ? turn.promisedBy : turn.waitingSince;
  return { part, at: key.getTime(), id: turn._id };
};

/** As it stands in an address. */
export const markText = ({ part, at, id }: QueueMark): string => `${part}.${at}.${id}`;
