import type { UpdateWrite } from '../platform/writes.js';

/** A try at a quiz, and what it held. */
export interface TryResult {
  quizId: string;
  /** The number of the try, from 1. */
  n: number;
  held: readonly string[];
  /** The questions of the quiz, and how many of them make it mastered once they were held. */
  questions: readonly string[];
  needed: number;
}

/** Whose document it is, and what a change of it says. */
export interface TryUpdate extends TryResult {
  personId: string;
  courseId: string;
  cohortId: string;
  at: Date;
}

/** Whether a try has enough of the quiz by itself. */
export const isEnough = ({ held, questions, needed }: TryResult): boolean =>
  questions.filter((id) => held.includes(id)).length >= needed;

/** The plain write of a first try: it fails as a duplicate where something of its quiz is there already. */
export const firstTryWrite = (_id: string, it: TryUpdate): UpdateWrite => {
  const { personId, courseId, cohortId, quizId, n, at } = it;
  const best = `best.${quizId}`;
  const held = `held.${quizId}`;
  const first = { tries: n, masteredAt: isEnough(it) ? at : null };
  return {
    filter: { _id, [best]: { $exists: false }, [held]: { $exists: false } },
    update: {
      $set: { [best]: first, [held]: [...new Set(it.held)], cohortId, updatedAt: at },
      $setOnInsert: { personId, courseId, read: {}, earned: {} },
      $inc: { rev: 1 },
    },
    upsert: true,
  };
};

/**
 * One update that adds a try to the best of all tries, and changes nothing where the try is in it already: so it may be
 * written any number of times, in any order. What was there before is put aside first, because each step of a pipeline sees
 * the one before.
 */
export const tryUpdate = ({ personId, courseId, ...it }: TryUpdate): Record<string, unknown>[] => {
  const best = `best.${it.quizId}`;
  const held = `held.${it.quizId}`;
  return [
    {
      $set: {
        personId,
        courseId,
        rev: { $ifNull: ['$rev', 0] },
        read: { $ifNull: ['$read', {}] },
        earned: { $ifNull: ['$earned', {}] },
        before: before(best, held),
      },
    },
    { $set: { [held]: heldNow(it), [`${best}.tries`]: triesNow(it) } },
    { $set: { [`${best}.masteredAt`]: masteredNow(it) } },
    { $set: bookkeeping({ best, held }, it) },
    { $unset: 'before' },
  ];
};

type Result = Omit<TryUpdate, 'personId' | 'courseId'>;

const before = (best: string, held: string) => ({
  held: { $ifNull: [`$${held}`, []] },
  tries: { $ifNull: [`$${best}.tries`, 0] },
  masteredAt: { $ifNull: [`$${best}.masteredAt`, null] },
});

const heldNow = ({ held }: Result) => ({
  $concatArrays: [
    '$before.held',
    { $setDifference: [{ $literal: [...new Set(held)] }, '$before.held'] },
  ],
});

const triesNow = ({ n }: Result) => ({ $max: ['$before.tries', { $literal: n }] });

/** Set once, by the try that made enough ideas held. */
const masteredNow = ({ quizId, questions, needed, at }: Result) => {
  const held = { $setIntersection: [{ $literal: [...questions] }, `$held.${quizId}`] };
  const enough = { $gte: [{ $size: held }, { $literal: needed }] };
  return { $ifNull: ['$before.masteredAt', { $cond: [enough, at, null] }] };
};

interface Paths {
  best: string;
  held: string;
}

const bookkeeping = ({ best, held }: Paths, { cohortId, at }: Result) => {
  const changed = {
    $or: [
      { $ne: [`$${best}.tries`, '$before.tries'] },
      { $ne: [{ $size: `$${held}` }, { $size: '$before.held' }] },
      { $ne: [`$${best}.masteredAt`, '$before.masteredAt'] },
    ],
  };
  return {
    rev: { $add: ['$rev', { $cond: [changed, 1, 0] }] },
    cohortId: { $cond: [changed, { $literal: cohortId }, '$cohortId'] },
    updatedAt: { $cond: [changed, at, '$updatedAt'] },
  };
};
