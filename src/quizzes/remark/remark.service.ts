import type { Lesson } from '../../content/course.js';
import { AppError, notFound } from '../../platform/errors.js';
import { scope, type Actor } from '../../policy.js';
import { carryOutPart, correctionsSince, partSize, placeOf, raisedIn } from './carry-out.js';
import type { Correction } from './corrections.js';
import type { RemarkParts } from './parts.js';
import type { Raised, RemarkPlace, RemarkRecord } from './remark.js';

/** What a re-mark would do. */
export interface RemarkPreview {
  lesson: Lesson;
  /** Corrected questions as they are now, each once. */
  corrected: Correction['now'][];
  /** The first of the tries that would change. */
  raised: Raised[];
  /** How many would; at least so many when `isAll` is false. */
  count: number;
  isAll: boolean;
  names: ReadonlyMap<string, string>;
}

export interface RemarkService {
  /** Who would change, and how; nothing is written. Throws not found. */
  preview(actor: Actor, slug: string): Promise<RemarkPreview>;
  /**
   * Re-marks all tries at earlier versions by the key of the version `hash`, and gives the re-mark's id. The same form does
   * it once. Throws `conflict` when the quiz is another one by now.
   */
  confirm(
    sent: { actor: Actor; key: string },
    asked: { slug: string; hash: string },
  ): Promise<string>;
  /** A re-mark of this quiz; null when there is none. */
  find(actor: Actor, asked: { slug: string; id: string }): Promise<RemarkRecord | null>;
  /** Goes on with what was confirmed and is not finished. For the job runner. */
  goOn(): Promise<void>;
}

const mostShown = 200;
/** A preview looks through so many tries. */
const mostParts = 20;
/** A page waits for so many parts, and not longer than this; the job goes on with the rest. */
const onThePage = { parts: 4, ms: 1_500 };
const unhurried = { parts: Infinity, ms: Infinity };

const install = (actor: Actor) => scope(actor, 'attempt:remark');

const lookThrough = async (
  { remarks }: RemarkParts,
  actor: Actor,
  {
    quizId,
    corrections,
  }: { quizId: string; corrections: Awaited<ReturnType<typeof correctionsSince>> },
): Promise<{ raised: Raised[]; isAll: boolean }> => {
  const raised: Raised[] = [];
  const olds = [...corrections.keys()];
  let after: RemarkPlace | null = null;
  for (let part = 0; part < mostParts && olds.length > 0; part += 1) {
    const tries = await remarks.tries(install(actor), { quizId, olds, after }, partSize);
    raised.push(...raisedIn(tries, corrections));
    const last = tries.at(-1);
    if (!last || tries.length < partSize) return { raised, isAll: true };
    after = placeOf(last);
  }
  return { raised, isAll: olds.length === 0 };
};

const preview = async (parts: RemarkParts, actor: Actor, slug: string): Promise<RemarkPreview> => {
  const lesson = parts.content.lesson(slug, actor.locale);
  const { id: quizId, hash } = lesson.quiz;
  const olds = await parts.remarks.versions(install(actor), quizId);
  const corrections = await correctionsSince(parts, { hash, olds });
  const { raised, isAll } = await lookThrough(parts, actor, { quizId, corrections });
  const corrected = new Map([...corrections.values()].flat().map(({ now }) => [now.id, now]));
  const shown = raised.slice(0, mostShown);
  const people = await parts.directory.namesOf([
    ...new Set(shown.map(({ attempt }) => attempt.personId)),
  ]);
  const names = new Map([...people].map(([id, { name }]) => [id, name]));
  const found = { lesson, corrected: [...corrected.values()], raised: shown };
  return { ...found, count: raised.length, isAll, names };
};

const record = async (
  parts: RemarkParts,
  actor: Actor,
  { quizId, hash }: { quizId: string; hash: string },
): Promise<RemarkRecord> => {
  const versions = await parts.remarks.versions(install(actor), quizId);
  const corrections = await correctionsSince(parts, { hash, olds: versions });
  return {
    ...{ _id: parts.ids.next(), quizId, hash, olds: [...corrections.keys()] },
    ...{ by: actor.id, at: parts.clock.now() },
    ...{ cursor: null, changed: 0, cohortIds: [], finishedAt: null },
  };
};

const goOn = async (
  parts: RemarkParts,
  id: string,
  most: { parts: number; ms: number },
): Promise<void> => {
  const end = parts.clock.now().getTime() + most.ms;
  for (let part = 0; part < most.parts && parts.clock.now().getTime() <= end; part += 1) {
    const remark = await parts.remarks.find({ reach: 'install' }, id);
    if (!remark || remark.finishedAt || !(await carryOutPart(parts, remark))) return;
  }
};

export const createRemarkService = (parts: RemarkParts): RemarkService => ({
  preview: (actor, slug) => preview(parts, actor, slug),
  async confirm({ actor, key }, { slug, hash }) {
    const { quiz } = parts.content.lesson(slug);
    if (quiz.hash !== hash) throw new AppError('conflict', 'remarks.error.changed');
    const remark = await record(parts, actor, { quizId: quiz.id, hash });
    const payload = { remark: quiz.id, hash };
    const id = await parts.transact((tx) =>
      parts.receipts.once(tx, { actorId: actor.id, key, payload }, async () => {
        await parts.remarks.add(tx, remark);
        const target = `quiz:${quiz.id}`;
        const entry = { actor: actor.id, action: 'quiz:remark', target, fields: ['marks'] };
        await parts.audit.record(tx, entry);
        return remark._id;
      }),
    );
    await goOn(parts, id, onThePage);
    return id;
  },
  async find(actor, { slug, id }) {
    const remark = await parts.remarks.find(install(actor), id);
    if (remark && remark.quizId !== parts.content.lesson(slug).quiz.id) throw notFound();
    return remark;
  },
  async goOn() {
    for (const { _id } of await parts.remarks.underWay(10)) await goOn(parts, _id, unhurried);
  },
});
