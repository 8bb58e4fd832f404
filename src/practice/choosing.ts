import { shuffled } from '../quizzes/shuffle.js';
import type { IdeaRecord } from './idea.js';

/** A session takes three minutes: half a minute for each idea. */
const mostInSession = 6;

/** What has waited longest, up to a session's worth, in an order of its own: six of one quiz in a row would help each other. */
export const chooseForSession = <T extends Pick<IdeaRecord, '_id' | 'dueAt'>>(
  due: readonly T[],
  seed: number,
): T[] => {
  const byWait = [...due].sort((a, b) => dueTime(a) - dueTime(b) || (a._id < b._id ? -1 : 1));
  return shuffled(byWait.slice(0, mostInSession), seed);
};

const dueTime = ({ dueAt }: Pick<IdeaRecord, 'dueAt'>): number => dueAt?.getTime() ?? Infinity;

/** How long so many ideas take in one session, in whole minutes. */
export const minutesFor = (ideas: number): number => Math.ceil(Math.min(ideas, mostInSession) / 2);
