import { changesIn, correctionsOf, type Correction } from './corrections.js';
import type { Raised, RemarkPlace, RemarkRecord } from './remark.js';
import type { RemarkParts } from './parts.js';
import type { AttemptRecord } from '../attempt.js';

export const partSize = 500;

/** Writes of one moment go out together. */
const followedTogether = 50;

/** Corrections by the version that they start from; versions that nothing was corrected in are left out. */
export type Corrections = ReadonlyMap<string, readonly Correction[]>;

/** What was corrected in a quiz since these versions of it. */
export const correctionsSince = async (
  { content }: Pick<RemarkParts, 'content'>,
  { hash, olds }: { hash: string; olds: readonly string[] },
): Promise<Corrections> => {
  const now = await content.quizVersion(hash);
  const found = olds
    .filter((old) => old !== hash)
    .map(async (old) => [old, correctionsOf(await content.quizVersion(old), now)] as const);
  return new Map((await Promise.all(found)).filter(([, all]) => all.length > 0));
};

export const raisedIn = (tries: readonly AttemptRecord[], corrections: Corrections): Raised[] =>
  tries.flatMap((attempt) => {
    const changes = changesIn(attempt, corrections.get(attempt.hash) ?? []);
    return changes.length > 0 ? [{ attempt, changes }] : [];
  });

export const placeOf = ({ hash, submittedAt, startedAt, _id }: AttemptRecord): RemarkPlace => ({
  ...{ hash, id: _id },
  at: submittedAt ?? startedAt,
});

const withRaised = ({ attempt, changes }: Raised): AttemptRecord => ({
  ...attempt,
  marks: {
    ...attempt.marks,
    ...Object.fromEntries(changes.map(({ questionId, to }) => [questionId, to])),
  },
});

const wasRaisedBy = (remarkId: string, { remarked }: AttemptRecord): boolean =>
  Object.values(remarked ?? {}).some((note) => note.remarkId === remarkId);

/** What follows from the raised marks, also for those that an earlier run raised before it broke off. */
const followUp = async (
  { content, projections }: RemarkParts,
  attempts: readonly AttemptRecord[],
): Promise<void> => {
  const followOne = async (attempt: AttemptRecord): Promise<void> => {
    const quiz = await content.quizVersion(attempt.hash);
    await Promise.all(projections.map((project) => project(attempt, quiz)));
  };
  for (let from = 0; from < attempts.length; from += followedTogether)
    await Promise.all(attempts.slice(from, from + followedTogether).map(followOne));
};

/** Carries a part of a re-mark out; false when there is nothing left of it. Doing it again changes nothing. */
export const carryOutPart = async (parts: RemarkParts, remark: RemarkRecord): Promise<boolean> => {
  const { remarks, clock, recount } = parts;
  const { _id: id, quizId, olds, cursor: after } = remark;
  const tries = await remarks.tries({ reach: 'install' }, { quizId, olds, after }, partSize);
  const last = tries.at(-1);
  if (!last) {
    await recount(remark.cohortIds.map((cohortId) => ({ cohortId, quizId })));
    await remarks.finish(id, clock.now());
    return false;
  }
  const raised = raisedIn(tries, await correctionsSince(parts, remark));
  await remarks.raise(remark, raised);
  const before = tries.filter((attempt) => wasRaisedBy(id, attempt));
  const all = [...before, ...raised.map(withRaised)];
  const done = [...new Map(all.map((attempt) => [attempt._id, attempt])).values()];
  await followUp(parts, done);
  const cohortIds = [...new Set(done.map(({ cohortId }) => cohortId))];
  await remarks.step(remark, { cursor: placeOf(last), changed: done.length, cohortIds });
  return true;
};
