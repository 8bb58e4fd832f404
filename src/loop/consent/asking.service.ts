import type { CohortInfo, MemberName } from '../../cohorts/cohort.js';
import type { Lesson, Reflection } from '../../content/course.js';
import type { Tx } from '../../platform/database.js';
import { AppError, notFound } from '../../platform/errors.js';
import { scope, type Actor } from '../../policy.js';
import { stillRuns } from '../closed.js';
import type { LoopParts } from '../loop.js';
import type { RoundHead, RoundRecord } from '../turn.js';
import { askable, askRefusal, type ConsentRecord } from './consent.js';

/** What an instructor sees of somebody's earlier reflections: that there are some, and words of what they opened. */
export interface EarlierStory {
  learner: MemberName;
  lessons: readonly Lesson[];
  /** Answered rounds that the reader cannot read, by lesson; no words of them. */
  askable: ReadonlyMap<string, readonly RoundHead[]>;
  /** What the reader asked in this cohort, the latest first. */
  asked: ConsentRecord[];
  /** Why nothing can be asked now. */
  refusal: 'open' | 'many' | 'closed' | null;
  /** By the id of the round; those that were opened and whose consent stands. */
  opened: ReadonlyMap<string, { round: RoundRecord; reflection: Reflection }>;
}

export interface EarlierDesk {
  cohorts: { cohort: CohortInfo; learners: readonly MemberName[] }[];
}

interface Learner extends MemberName {
  cohortId: string;
}

const mostRounds = 50;

/** Whom a question may be put to: who learns in a cohort of the actor's, and is not the actor. Throws `not-found`. */
const learnerFinding =
  ({ people }: Pick<LoopParts, 'people'>) =>
  async (actor: Actor, personId: string): Promise<Learner> => {
    const { cohortIds } = scope(actor, 'consent:ask');
    const [found] = personId === actor.id ? [] : await people.findPeople([personId]);
    const cohortId = cohortIds.find((id) => id === found?.learns);
    if (!found || cohortId === undefined) throw notFound();
    return { id: found._id, name: found.name, cohortId };
  };

const reading = (parts: LoopParts) => {
  const { consents, rounds, turns, content, cohorts, clock } = parts;
  const learnerOf = learnerFinding(parts);

  const askableOf = async (
    actor: Actor,
    { id, cohortId }: Learner,
  ): Promise<Map<string, RoundHead[]>> => {
    const reader = scope(actor, 'consent:ask');
    const [heads, all, asked] = await Promise.all([
      rounds.headsOf(id),
      turns.exportOf(id),
      consents.ofReader(reader, id),
    ]);
    const given = asked.filter((one) => one.state === 'given' && one.cohortId === cohortId);
    const isGiven = new Set(given.flatMap((one) => one.rounds.map((round) => round.id)));
    const shut = heads.filter(({ _id }) => !isGiven.has(_id));
    const found = askable({ heads: shut, turns: all }, reader, clock.now());
    const byLesson = new Map<string, RoundHead[]>();
    for (const head of found)
      byLesson.set(head.lessonId, [...(byLesson.get(head.lessonId) ?? []), head]);
    return byLesson;
  };

  const openedOf = async (actor: Actor, asked: readonly ConsentRecord[]) => {
    const ids = asked
      .filter(({ state }) => state === 'given')
      .flatMap((one) => one.rounds.filter(({ openedAt }) => openedAt).map(({ id }) => id));
    const found = await rounds.ofIds(ids);
    const each = found.map(async (round) => {
      const reflection = await content.reflectionVersion(round.hash, actor.locale);
      return [round._id, { round, reflection }] as const;
    });
    return new Map(await Promise.all(each));
  };

  return {
    askableOf,

    /** Who learns in the actor's cohorts. */
    async desk(actor: Actor): Promise<EarlierDesk> {
      const { cohortIds } = scope(actor, 'consent:ask');
      const found = cohortIds.map(async (id) => ({
        cohort: await cohorts.of(id),
        learners: (await cohorts.learnersOf(id)).filter((one) => one.id !== actor.id),
      }));
      return { cohorts: await Promise.all(found) };
    },

    /** Throws `not-found` for somebody who learns in no cohort of the actor's. */
    async story(actor: Actor, personId: string): Promise<EarlierStory> {
      const learner = await learnerOf(actor, personId);
      const reader = scope(actor, 'consent:ask');
      const [all, open] = await Promise.all([
        consents.ofReader(reader, personId),
        askableOf(actor, learner),
      ]);
      const asked = all.filter(({ cohortId }) => cohortId === learner.cohortId);
      const runs = stillRuns(reader, learner.cohortId);
      return {
        ...{ learner, asked, askable: open },
        lessons: content.course(actor.locale).lessons,
        refusal: runs ? askRefusal(all, clock.now()) : 'closed',
        opened: await openedOf(actor, asked),
      };
    },
  };
};

const acting = (parts: LoopParts, { askableOf }: ReturnType<typeof reading>) => {
  const { consents, rounds, content, audit, rights, receipts, transact, clock, ids } = parts;
  const learnerOf = learnerFinding(parts);

  /** Does it once, while the actor holds the right to. Throws `conflict` once the cohort is closed. */
  const act = async (
    actor: Actor,
    { personId, key, payload }: { personId: string; key: string; payload: unknown },
    work: (tx: Tx, learner: Learner) => Promise<void>,
  ): Promise<void> => {
    const learner = await learnerOf(actor, personId);
    if (!stillRuns(scope(actor, 'consent:ask'), learner.cohortId))
      throw new AppError('conflict', 'errors.closedCohort');
    await transact((tx) =>
      receipts.once(tx, { actorId: actor.id, key, payload }, async () => {
        if (!(await rights.hold(tx, actor.id, learner.cohortId))) throw notFound();
        await work(tx, learner);
        return null;
      }),
    );
  };

  return {
    /** Asks for all answered rounds of a lesson that the actor cannot read. Throws `conflict`, which says why not. */
    async ask(
      actor: Actor,
      input: { personId: string; lesson: string; line: string; key: string },
    ): Promise<void> {
      const { personId, lesson, line, key } = input;
      const learner = await learnerOf(actor, personId);
      const found = (await askableOf(actor, learner)).get(lesson) ?? [];
      const asked = found.slice(-mostRounds).map(({ _id: id, n, submittedAt: sentAt }) => {
        return { id, n, sentAt, openedAt: null };
      });
      const form = { personId, key, payload: ['consent', personId, lesson, line] };
      await act(actor, form, async (tx, { cohortId }) => {
        if (asked.length === 0) throw notFound();
        const earlier = await consents.ofReader(scope(actor, 'consent:ask'), personId, tx);
        const refusal = askRefusal(earlier, clock.now());
        if (refusal) throw new AppError('conflict', `consents.refused.${refusal}`);
        const _id = ids.next();
        const about = { courseId: content.course().id, lessonId: lesson, line, rounds: asked };
        await consents.add(tx, {
          ...{ _id, askerId: actor.id, personId, cohortId, ...about },
          ...{ state: 'asked', askedAt: clock.now(), answeredAt: null },
        });
        const target = `consent:${_id}`;
        await audit.record(tx, { actor: actor.id, action: 'consent:ask', target });
      });
    },

    /** Takes back the question that is open; where there is none, nothing changes. */
    drop: (actor: Actor, { personId, key }: { personId: string; key: string }): Promise<void> =>
      act(actor, { personId, key, payload: ['drop', personId] }, async (tx) => {
        const all = await consents.ofReader(scope(actor, 'consent:ask'), personId, tx);
        const open = all.find(({ state }) => state === 'asked');
        if (open) await consents.move(tx, open._id, { from: 'asked', to: 'dropped' });
      }),

    /** Opens a round that the learner's consent holds; the learner sees who opened it, and when. Throws `not-found`. */
    open: (
      actor: Actor,
      { personId, round, key }: { personId: string; round: string; key: string },
    ): Promise<void> =>
      act(actor, { personId, key, payload: ['open', round] }, async (tx, { cohortId }) => {
        const at = clock.now();
        const reader = scope(actor, 'consent:ask');
        const opening = { personId, cohortId, round, at };
        if (!(await consents.open(tx, reader, opening))) throw notFound();
        await rounds.openByConsent(tx, { id: round, personId: actor.id, at });
        const target = `round:${round}`;
        await audit.record(tx, { actor: actor.id, action: 'consent:open', target });
      }),
  };
};

/** The side of an instructor who was not named on what somebody wrote before. */
export const createConsentAsking = (parts: LoopParts) => {
  const read = reading(parts);
  return { ...read, ...acting(parts, read) };
};

export type ConsentAsking = ReturnType<typeof createConsentAsking>;
