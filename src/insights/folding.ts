import type { Quiz } from '../content/course.js';
import type { VersionTally } from './statistics.store.js';
import { countTry, emptyTally, tallyTogether } from './tally.js';
import type { CountedTry } from './tries.store.js';

/** Quizzes by the hash of their version. */
export type QuizVersions = ReadonlyMap<string, Quiz>;

/** Adds tries, each to the counters of the version it was made against. Nothing given is changed. */
export const foldTries = (
  versions: readonly VersionTally[],
  quizzes: QuizVersions,
  tries: readonly CountedTry[],
): VersionTally[] => {
  const folded = new Map(versions.map((version) => [version.hash, structuredClone(version)]));
  for (const { hash, submittedAt: at, ...tried } of tries) {
    const quiz = quizzes.get(hash);
    if (!quiz) throw new Error(`No quiz was ever shown as ${hash}`);
    const into = folded.get(hash) ?? { hash, firstAt: at, lastAt: at, tally: emptyTally() };
    folded.set(hash, into);
    countTry(into.tally, quiz, tried);
    if (at < into.firstAt) into.firstAt = at;
    if (at > into.lastAt) into.lastAt = at;
  }
  return [...folded.values()];
};

const versionTogether = (one: VersionTally, other: VersionTally): VersionTally => ({
  hash: one.hash,
  firstAt: one.firstAt < other.firstAt ? one.firstAt : other.firstAt,
  lastAt: one.lastAt > other.lastAt ? one.lastAt : other.lastAt,
  tally: tallyTogether(one.tally, other.tally),
});

/** The counters of several cohorts as one, version by version. */
export const versionsTogether = (all: readonly (readonly VersionTally[])[]): VersionTally[] => {
  const sum = new Map<string, VersionTally>();
  for (const version of all.flat()) {
    const known = sum.get(version.hash);
    sum.set(version.hash, known ? versionTogether(known, version) : version);
  }
  return [...sum.values()];
};
