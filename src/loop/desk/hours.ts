import type { HandedIn } from './desk.store.js';

/** A cohort, and what it has handed in so far, in numbers. */
export interface CohortSoFar extends HandedIn {
  learners: number;
  lessons: number;
}

/** An estimate, and what it is made of. */
export interface Hours {
  /** Answers that are still to be written. */
  answers: number;
  minutesEach: number;
  /** Whether the minutes are those of the person's own replies; else they are a guess. */
  isOwn: boolean;
  hours: number;
}

/** From this many on, what was seen so far says more than a guess. */
const enough = 5;
/** Rounds that a reflection takes, and minutes that an answer takes, until enough was seen. */
const usualRounds = 1.5;
const usualMinutes = 15;

const middleOf = (sorted: readonly number[]): number => {
  const at = Math.floor(sorted.length / 2);
  const upper = sorted[at] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[at - 1] ?? upper)) / 2;
};

/**
 * The minutes one answer takes somebody: the median of what passed between opening a round and sending the first reply to it,
 * which a night in between does not move; null while there are fewer than five.
 */
export const minutesOf = (spans: readonly { openedAt: Date; sentAt: Date }[]): number | null => {
  if (spans.length < enough) return null;
  const minutes = spans.map(
    ({ openedAt, sentAt }) => (sentAt.getTime() - openedAt.getTime()) / 60_000,
  );
  return Math.max(1, Math.round(middleOf(minutes.sort((a, b) => a - b))));
};

/**
 * Answers that a cohort will still ask for if everybody reflects on every lesson: what waits, and for each reflection that is
 * not begun as many rounds as one took so far, or one and a half while fewer than five are begun.
 */
export const answersToCome = ({
  learners,
  lessons,
  begun,
  rounds,
  waiting,
}: CohortSoFar): number => {
  const roundsEach = begun < enough ? usualRounds : rounds / begun;
  return Math.round(Math.max(0, learners * lessons - begun) * roundsEach) + waiting;
};

/** The hours that these cohorts will still ask for, over all who answer in them. */
export const hoursOf = (cohorts: readonly CohortSoFar[], own: number | null): Hours => {
  const answers = cohorts.reduce((sum, cohort) => sum + answersToCome(cohort), 0);
  const minutesEach = own ?? usualMinutes;
  return {
    ...{ answers, minutesEach, isOwn: own !== null },
    hours: Math.ceil((answers * minutesEach) / 60),
  };
};
