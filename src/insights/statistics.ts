import { countOf } from './counts.js';
import type { QuestionTally } from './tally.js';

/** From so many answers on a share is told in per cent; below, as "3 of 5". */
export const sharesFrom = 10;

/** From so many answers on discrimination is told: below, it is mostly chance. */
const discriminationFrom = 50;

/** The share that held it, 0…1; null while nobody has answered. */
export const facilityOf = ({ answered, held }: QuestionTally): number | null =>
  answered === 0 ? null : held / answered;

export const meanCreditOf = ({ answered, credit }: QuestionTally): number | null =>
  answered === 0 ? null : credit / 1_000 / answered;

/**
 * Whether those who hold the rest of the quiz hold this too: the item-rest correlation of classical test theory, which is
 * the point-biserial correlation of "held" with the number of *other* questions held (the item itself is left out, else it
 * would correlate with itself). -1…1; null below `discriminationFrom` answers, and where all held, or hold, the same.
 */
export const discriminationOf = (tally: QuestionTally): number | null => {
  const { answered: n, held, rest, restSquares, restOfHeld } = tally;
  if (n < discriminationFrom) return null;
  const spread = n * restSquares - rest * rest;
  const split = held * (n - held);
  return spread > 0 && split > 0
    ? (n * restOfHeld - held * rest) / Math.sqrt(spread * split)
    : null;
};

/** Those who were certain and missed it: the best chance to learn there is. */
export const certainMisses = ({ sureMissed }: QuestionTally): number =>
  countOf(sureMissed, 'certain');
