import type { AccountService } from '../accounts/accounts.service.js';
import type { CohortReader } from '../cohorts/cohort.js';
import type { Content } from '../content/content.service.js';
import { isAccepted } from '../loop/machine.js';
import type { ReflectionService, ReflectionStory } from '../loop/reflection.service.js';
import type { Clock } from '../platform/clock.js';
import type { Transact, Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import type { Ids } from '../platform/ids.js';
import type { ReceiptStore } from '../platform/receipts.store.js';
import { may, scope, type Actor } from '../policy.js';
import type { CaseRecord, CaseText } from './case.js';
import type { Audience, CaseMark, CaseStore } from './case.store.js';
import { namedIn, type Named } from './masking.js';
import type { RoundRecord } from '../loop/turn.js';

export interface CaseParts {
  cases: CaseStore;
  accounts: Pick<AccountService, 'findPeople'>;
  reflections: Pick<ReflectionService, 'story'>;
  cohorts: CohortReader;
  content: Pick<Content, 'course' | 'lesson'>;
  receipts: Pick<ReceiptStore, 'once'>;
  transact: Transact;
  clock: Clock;
  ids: Ids;
}

/** What the writer's page is made of. */
export interface CaseStory {
  lesson: ReflectionStory['lesson'];
  saved: CaseRecord | null;
  /** The round that an instructor found ready for action; null where there is none to tell from. */
  round: RoundRecord | null;
  canWrite: boolean;
}

/** The latest round that was found ready for action, in this turn or the one before it. */
const readyRound = ({ turn, rounds, before }: ReflectionStory): RoundRecord | null => {
  if (!turn) return null;
  return (isAccepted(turn) ? rounds : before).at(-1)?.round ?? null;
};

const mostWaiting = 20;

/** The writer's side: telling a case, and taking it back. */
export const createCaseService = (parts: CaseParts) => {
  const { cases, reflections, cohorts, content, receipts, transact, clock, ids } = parts;
  const ofLesson = (lessonId: string) => ({ courseId: content.course().id, lessonId });

  const find = (actor: Actor, slug: string, tx?: Tx): Promise<CaseRecord | null> =>
    cases.find(scope(actor, 'case:read'), ofLesson(slug), tx);

  /** Throws not found where nothing was found ready for action, or where it is shut to the account. */
  const story = async (actor: Actor, slug: string): Promise<CaseStory> => {
    const reflection = await reflections.story(actor, slug);
    const own = scope(actor, 'case:read');
    const isShut = reflection.shut !== null || (await cases.isShut(own, ofLesson(slug)));
    const [saved, round] = [await find(actor, slug), readyRound(reflection)];
    if (isShut || (!saved && !round)) throw notFound();
    const canWrite = round !== null && may(actor, 'case:write');
    return { lesson: reflection.lesson, saved, round, canWrite };
  };

  const write = async (
    tx: Tx,
    {
      actor,
      slug,
      text,
      round,
    }: { actor: Actor; slug: string; text: CaseText; round: RoundRecord },
  ): Promise<void> => {
    const { cohortId, readers, turnId } = round;
    const sent = {
      ...{ ...text, turnId, cohortId, cohortStart: (await cohorts.of(cohortId)).start, readers },
      ...{ state: 'waiting' as const, line: '', at: clock.now(), shownAt: null },
    };
    const saved = await find(actor, slug, tx);
    if (!saved) {
      const made = { _id: ids.next(), personId: actor.id, ...ofLesson(slug), rev: 1 };
      return cases.add(tx, { ...made, ...sent });
    }
    if (!(await cases.change(tx, saved, sent))) throw new AppError('conflict');
  };

  return {
    story,

    /** Those of the round's cohort whom a text names, its writer among them. */
    async namedIn({ round }: CaseStory, text: CaseText): Promise<Named[]> {
      if (!round) return [];
      const [{ instructors }, learners] = await Promise.all([
        cohorts.of(round.cohortId),
        cohorts.learnersOf(round.cohortId),
      ]);
      return namedIn(text, [...learners, ...instructors]);
    },

    /** Sends a case to be looked at; until then nobody else meets it. The same form again does nothing. */
    async send(actor: Actor, slug: string, { key, ...text }: CaseText & { key: string }) {
      const { round, canWrite } = await story(actor, slug);
      if (!round || !canWrite) throw notFound();
      const form = { actorId: actor.id, key, payload: { slug, ...text } };
      await transact((tx) =>
        receipts.once(tx, form, () => write(tx, { actor, slug, text, round })),
      );
    },

    /** Takes the consent back: nobody else meets the case from now on. */
    async withdraw(actor: Actor, slug: string, key: string): Promise<void> {
      const form = { actorId: actor.id, key, payload: ['case', slug] };
      const own = scope(actor, 'case:withdraw');
      await transact((tx) =>
        receipts.once(tx, form, async () => {
          const saved = await cases.find(own, ofLesson(slug), tx);
          if (!saved) throw notFound();
          const withdrawn = { state: 'withdrawn' as const, line: '', shownAt: null };
          if (!(await cases.change(tx, saved, withdrawn))) throw new AppError('conflict');
        }),
      );
    },
  };
};

export type CaseService = ReturnType<typeof createCaseService>;

/** The readers' side: those who look at a case before it is shown, and those who learn from it. */
export const createCaseReading = (parts: CaseParts) => {
  const { cases, accounts, cohorts, content, receipts, transact, clock } = parts;

  /** Whoever cannot sign in cannot take their consent back either: it rests as long. */
  const ofWritersHere = async (some: readonly CaseRecord[]): Promise<CaseRecord[]> => {
    const writers = await accounts.findPeople([...new Set(some.map(({ personId }) => personId))]);
    const away = writers.filter(({ disabledAt }) => disabledAt !== null).map(({ _id }) => _id);
    return some.filter(({ personId }) => !away.includes(personId));
  };

  /** Somebody who learns meets only what groups before theirs wrote, whatever else they are. */
  const audienceOf = async ({ learns }: Actor): Promise<Audience> => ({
    courseId: content.course().id,
    before: learns === null ? null : (await cohorts.of(learns)).start,
  });

  return {
    /** A part of the list, and one more where it goes on. */
    async shown(
      actor: Actor,
      { behind, limit }: { behind: CaseMark | null; limit: number },
    ): Promise<CaseRecord[]> {
      const audience = await audienceOf(actor);
      const found: CaseRecord[] = [];
      for (let from = behind; found.length < limit;) {
        const some = await cases.shown(audience, { behind: from, limit });
        found.push(...(await ofWritersHere(some)));
        const last = some.at(-1);
        if (some.length < limit || !last?.shownAt) break;
        from = { at: last.shownAt, id: last._id };
      }
      return found.slice(0, limit);
    },

    waiting: (actor: Actor): Promise<CaseRecord[]> =>
      cases.waiting(scope(actor, 'case:review'), mostWaiting),

    /** Shows a case to later groups, or sends it back with a line. Throws `conflict` where it is another by now. */
    async decide(
      actor: Actor,
      id: string,
      { key, ...said }: { act: 'show' | 'return'; line: string; rev: number; key: string },
    ): Promise<void> {
      const form = { actorId: actor.id, key, payload: { id, ...said } };
      const isShown = said.act === 'show';
      const decided = isShown
        ? { state: 'shown' as const, line: '', shownAt: clock.now() }
        : { state: 'returned' as const, line: said.line, shownAt: null };
      await transact(async (tx) => {
        const found = await cases.findForReader(scope(actor, 'case:review'), id, tx);
        if (!found) throw notFound();
        await receipts.once(tx, form, async () => {
          const isSame = found.state === 'waiting' && found.rev === said.rev;
          if (!isSame || !(await cases.change(tx, found, decided)))
            throw new AppError('conflict', 'cases.changed');
        });
      });
    },
  };
};

export type CaseReading = ReturnType<typeof createCaseReading>;
