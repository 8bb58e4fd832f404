import type { Question } from '../content/course.js';
import type { Answered, Explained } from './explained.js';
import { explainers } from './explaining.js';

/** From this miss on the key is shown: before it, mastery would be copying. */
const missesUntilKey = 2;

export const isKeyShown = ({ mark, misses }: Pick<Answered, 'mark' | 'misses'>): boolean =>
  mark.held || misses >= missesUntilKey;

/** An answer row by row: what was chosen is explained always, what was not only with the key. */
export const explain = (answered: Answered): Explained[] =>
  explainers[answered.asked.question.kind](answered, isKeyShown(answered));

const choosing: readonly Question['kind'][] = ['single', 'multiple'];

/** All that was chosen is right, but not all that is right was chosen. */
export const isPartly = ({ asked: { question }, given, mark }: Answered): boolean =>
  choosing.includes(question.kind) &&
  !mark.held &&
  question.options.every(({ id, right }) => right || !given.answer.includes(id));
