import type { TurnRecord } from './turn.js';

/**
 * The parts of the queue, in its order: what a colleague handed to the reader, what is past its promise, what came back
 * revised, and the rest.
 */
export const queueParts = ['handed', 'overdue', 'revised', 'first'] as const;
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
  /** Only what the person has claimed. */
  mine: boolean;
  /** Leaves out what somebody else is answering now. */
  free: boolean;
}

export const noFilter: QueueFilter = { cohort: null, lesson: null, mine: false, free: false };

/** The part a waiting turn stands in for a reader. The promise alone decides what is overdue: it is never stored. */
export const partOf = (
  { promisedBy, revised, handed }: Pick<TurnRecord, 'promisedBy' | 'revised' | 'handed'>,
  { reader, now }: { reader: string; now: Date },
): QueuePart => {
  if (handed?.to === reader) return 'handed';
  if (isLate({ promisedBy }, now)) return 'overdue';
  return revised ? 'revised' : 'first';
};

export const isLate = ({ promisedBy }: Pick<TurnRecord, 'promisedBy'>, now: Date): boolean =>
  promisedBy !== null && promisedBy < now;

/** What each part is sorted by. */
export const sortKey = (part: QueuePart): 'promisedBy' | 'waitingSince' =>
  part === 'handed' || part === 'overdue' ? 'promisedBy' : 'waitingSince';

export const markOf = (turn: TurnRecord, at: { reader: string; now: Date }): QueueMark => {
  const part = partOf(turn, at);
  const key = turn[sortKey(part)] ?? turn.waitingSince;
  return { part, at: key.getTime(), id: turn._id };
};

/** As it stands in an address. */
export const markText = ({ part, at, id }: QueueMark): string => `${part}.${at}.${id}`;
