import type { HandOnCase } from '../hand-on/hand-on.js';
import { blockers, type Blocker, type CommitmentCase } from '../loop/commitment/commitment.js';
import { results, type Result } from '../loop/machine.js';

/** A number of people; null while they are so few that it would speak of single ones. */
export type People = number | null;

export interface FollowThrough {
  setOut: People;
  told: People;
  results: Record<Result, People>;
  blockers: Record<Blocker, People>;
  passedOn: People;
  confirmed: People;
}

/** From so many people on, a number may leave the cohort. */
export const fewest = 5;

const peopleIn = (cases: readonly { personId: string }[]): People => {
  const count = new Set(cases.map(({ personId }) => personId)).size;
  return count >= fewest ? count : null;
};

const each = <Name extends string>(
  names: readonly Name[],
  countOf: (name: Name) => People,
): Record<Name, People> =>
  Object.fromEntries(names.map((name) => [name, countOf(name)])) as Record<Name, People>;

/**
 * What came of it in a cohort, counted in people and not in acts: somebody who did two things is one. Every number below
 * five is left out, also none at all, so that its absence says nothing either.
 */
export const followThrough = (
  setOut: readonly CommitmentCase[],
  passedOn: readonly HandOnCase[],
): FollowThrough => ({
  setOut: peopleIn(setOut),
  told: peopleIn(setOut.filter(({ result }) => result !== null)),
  results: each(results, (name) => peopleIn(setOut.filter(({ result }) => result === name))),
  blockers: each(blockers, (name) => peopleIn(setOut.filter(({ blocker }) => blocker === name))),
  passedOn: peopleIn(passedOn),
  confirmed: peopleIn(passedOn.filter(({ confirmed }) => confirmed)),
});
