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
  const isEnough = { $gte: [{ $size: held }, { $literal: needed }] };
  return { $ifNull: ['$before.masteredAt', { $cond: [isEnough, at, null] }] };
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
