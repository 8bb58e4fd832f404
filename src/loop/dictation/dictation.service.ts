import type { CohortInfo, MemberName } from '../../cohorts/cohort.js';
import type { Lesson } from '../../content/course.js';
import type { Tx } from '../../platform/database.js';
import { AppError, notFound } from '../../platform/errors.js';
import { scope, type Actor } from '../../policy.js';
import type { DraftSaved } from '../draft-save.js';
import { isStale, type Handed } from '../handing.service.js';
import { dictationForm, draftOf, namesOf, type LoopParts, type Names } from '../loop.js';
import type { DraftInput } from '../reflection.service.js';
import { isEmpty, namedTexts, textsOf } from '../texts.js';
import type { DraftRecord } from '../turn.js';
import type { DictationRecord } from './dictation.js';

/** Whose words of which lesson are written down. */
export interface DictationOf {
  personId: string;
  slug: string;
}

export interface DictationDesk {
  cohorts: { cohort: CohortInfo; learners: readonly MemberName[] }[];
  written: Omit<DictationRecord, 'texts'>[];
  lessons: readonly Lesson[];
  names: Names;
}

export interface DictationStory {
  learner: MemberName;
  lesson: Lesson;
  draft: DraftRecord | null;
}

export type DictationSave =
  { is: 'saved'; draft: DraftSaved } | { is: 'stale'; saved: DraftRecord };
export type DictationOffer = { is: 'offered' | 'empty' } | { is: 'stale'; saved: DraftRecord };

const writtenShown = 50;

/** Who may be written for, and what was written so far. */
const deskOf =
  ({ dictations, cohorts, people, content }: LoopParts) =>
  async (actor: Actor): Promise<DictationDesk> => {
    const own = scope(actor, 'dictation:write');
    const [found, written] = await Promise.all([
      Promise.all(
        own.cohortIds
          .filter((id) => !actor.ended?.[id])
          .map(async (id) => ({
            cohort: await cohorts.of(id),
            learners: await cohorts.learnersOf(id),
          })),
      ),
      dictations.writtenBy(own, writtenShown),
    ]);
    const others = found.map(({ cohort, learners }) => ({
      cohort,
      learners: learners.filter(({ id }) => id !== actor.id),
    }));
    const names = await namesOf(
      people,
      written.map(({ personId }) => personId),
    );
    return { cohorts: others, written, lessons: content.course(actor.locale).lessons, names };
  };

/** The instructor's side: writing down what a learner of one of their cohorts told them, and offering it to that one. */
export const createDictationService = (parts: LoopParts) => {
  const { dictations, drafts, people, content, receipts, transact, clock, ids } = parts;

  /** Throws `not-found` for somebody who learns in no cohort of the actor's, the actor included. */
  const learnerOf = async (actor: Actor, personId: string) => {
    const { cohortIds } = scope(actor, 'dictation:write');
    const [found] = personId === actor.id ? [] : await people.findPeople([personId]);
    const cohortId = cohortIds.find((id) => id === found?.learns);
    if (!found || cohortId === undefined) throw notFound();
    if (actor.ended?.[cohortId]) throw new AppError('conflict', 'errors.closedCohort');
    return { learner: { id: found._id, name: found.name }, cohortId };
  };

  const draftFor = (actor: Actor, of: DictationOf, tx?: Tx): Promise<DraftRecord | null> =>
    drafts.find(draftOf(actor, dictationForm(of)), tx);

  const offer = async (
    tx: Tx,
    { actor, cohortId, ...of }: DictationOf & { actor: Actor; cohortId: string },
    handed: Handed,
  ): Promise<DictationOffer> => {
    const draft = await draftFor(actor, of, tx);
    const { prompts } = content.lesson(of.slug).reflection;
    const texts = textsOf(prompts, { ...(draft?.open ? draft.texts : {}), ...handed.texts });
    if (isStale(draft, handed, texts)) return { is: 'stale', saved: draft };
    if (isEmpty(texts)) return { is: 'empty' };
    const where = { courseId: content.course().id, cohortId, lessonId: of.slug };
    const who = { _id: ids.next(), personId: of.personId, byId: actor.id };
    const at = clock.now();
    const fresh = { state: 'offered' as const, at, answeredAt: null };
    await dictations.add(tx, { ...who, ...where, texts, ...fresh });
    const owner = { personId: actor.id, form: dictationForm(of) };
    await drafts.reopen(tx, owner, { texts: {}, since: at, now: at });
    return { is: 'offered' };
  };

  return {
    desk: deskOf(parts),

    async story(actor: Actor, of: DictationOf): Promise<DictationStory> {
      const { learner } = await learnerOf(actor, of.personId);
      return {
        learner,
        lesson: content.lesson(of.slug, actor.locale),
        draft: await draftFor(actor, of),
      };
    },

    /** Saves what is written so far; only its writer reads it. */
    async saveDraft(actor: Actor, of: DictationOf, input: DraftInput): Promise<DictationSave> {
      await learnerOf(actor, of.personId);
      const texts = namedTexts(content.lesson(of.slug).reflection.prompts, input.texts);
      if (Object.keys(texts).length === 0) throw new AppError('bad-request', 'errors.fields');
      const owner = draftOf(actor, dictationForm(of));
      const draft = await drafts.save(owner, { ...input, texts, now: clock.now() });
      if (draft) return { is: 'saved', draft };
      const saved = await draftFor(actor, of);
      if (!saved) throw new AppError('conflict');
      const isThere = Object.entries(texts).every(([id, text]) => saved.texts[id] === text);
      return isThere ? { is: 'saved', draft: saved } : { is: 'stale', saved };
    },

    /** Offers it to the learner. Nothing of the loop moves: that is theirs alone to do. */
    async offer(actor: Actor, of: DictationOf, handed: Handed): Promise<DictationOffer> {
      const { cohortId } = await learnerOf(actor, of.personId);
      const form = { actorId: actor.id, key: handed.key, payload: [of, handed.texts] };
      return transact((tx) =>
        receipts.once(tx, form, () => offer(tx, { actor, cohortId, ...of }, handed)),
      );
    },
  };
};

export type DictationService = ReturnType<typeof createDictationService>;
