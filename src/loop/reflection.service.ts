import type { Told } from '../accounts/notice.service.js';
import type { CohortInfo } from '../cohorts/cohort.js';
import type { Lesson, Reflection } from '../content/course.js';
import { AppError } from '../platform/errors.js';
import { may, scope, type Actor } from '../policy.js';
import type { CommitmentRecord } from './commitment/commitment.js';
import type { Absence } from './desk/absence.js';
import type { DictationRecord } from './dictation/dictation.js';
import { standingIn, type Consenting } from './consent/giving.service.js';
import type { DraftSaved } from './draft-save.js';
import { createShutting } from './shut.js';
import { draftOf, namesOf, reflectionForm, type LoopParts, type Names } from './loop.js';
import { ratingsOf } from './rating.js';
import { namedTexts, type Texts } from './texts.js';
import {
  handedPeople,
  roundId,
  type DraftRecord,
  type ReplyRecord,
  type RoundRecord,
  type TurnRecord,
} from './turn.js';

/** A round with the reflection as it was then, and what was said about it. */
export interface RoundStory {
  round: RoundRecord;
  reflection: Reflection;
  replies: ReplyRecord[];
}

/** All that the page of one reflection shows its writer. */
export interface ReflectionStory {
  lesson: Lesson;
  turn: TurnRecord | null;
  draft: DraftRecord | null;
  /** Oldest first. */
  rounds: RoundStory[];
  /** Of the turn before this one, where this goes on from it. */
  before: RoundStory[];
  /** What was set out to do in all turns of the lesson, oldest first. */
  commitments: CommitmentRecord[];
  /** What an instructor wrote down and the learner has not answered, oldest first. */
  told: DictationRecord[];
  /** What instructors ask to read of it, or were let in to. */
  consents: Consenting[];
  /** Of the learner's cohort now; null for somebody who learns in none. */
  cohort: CohortInfo | null;
  /** Who of those it waits for is away, and who answers for them. */
  away: Absence[];
  names: Names;
  canWrite: boolean;
  /** Whether another turn may begin after this one. */
  canBegin: boolean;
  /** Whether what was written may be opened to somebody now. */
  canAnswer: boolean;
  /** Set where what the writer wrote here is shut to their account for now: why, and until when. */
  shut: Told | null;
}

export interface DraftInput {
  texts: Texts;
  rev: number;
  key: string;
  whole: boolean;
}

/** What a learner saves of a reflection: texts, and how they see them. */
export interface ReflectionInput extends DraftInput {
  ratings?: Readonly<Record<string, string>>;
}

/** What became of a save: done, refused because the draft was changed elsewhere, or because it is handed in. */
export type DraftResult =
  | { is: 'saved'; draft: DraftSaved }
  | { is: 'stale'; saved: DraftRecord }
  | { is: 'closed'; rev: number; turn: TurnRecord; round: RoundRecord | null };

const storiesOf = async (
  { rounds, replies, content, clock }: LoopParts,
  actor: Actor,
  turn: TurnRecord,
): Promise<RoundStory[]> => {
  const own = scope(actor, 'turn:read');
  const [written, said] = await Promise.all([
    rounds.ofTurn(own, turn._id),
    replies.ofTurn(own, turn._id, clock.now()),
  ]);
  return Promise.all(
    written.map(async (round) => ({
      round,
      reflection: await content.reflectionVersion(round.hash, actor.locale),
      replies: said.filter((reply) => reply.round === round.n),
    })),
  );
};

/** Of the turn that this one goes on from. */
const storiesBefore = async (
  parts: LoopParts,
  actor: Actor,
  { courseId, lessonId, n }: TurnRecord,
): Promise<RoundStory[]> => {
  const own = scope(actor, 'turn:read');
  const before = await parts.turns.numbered(own, { courseId, lessonId }, n - 1);
  return before ? storiesOf(parts, actor, before) : [];
};

/** Who is away of those a turn waits for. */
const awayFrom = async (
  { absences, clock }: LoopParts,
  { promisedBy, handed, readers }: TurnRecord,
): Promise<Absence[]> => (promisedBy && !handed ? absences.awayOf(readers, clock.now()) : []);

interface Shown extends Pick<ReflectionStory, 'turn' | 'told' | 'away'> {
  stories: readonly RoundStory[];
  setOut: readonly CommitmentRecord[];
}

const peopleIn = ({ turn, stories, setOut, told, away }: Shown): (string | null)[] => [
  ...(turn?.readers ?? []),
  turn?.openedBy ?? null,
  ...(turn ? handedPeople(turn) : []),
  ...away.map(({ standInId }) => standInId),
  ...stories.flatMap(({ round, replies }) => [
    round.dictated?.byId ?? null,
    ...round.openings.map(({ personId }) => personId),
    ...replies.map(({ fromId }) => fromId),
  ]),
  ...setOut.flatMap(({ openings }) => openings.map(({ personId }) => personId)),
  ...told.map(({ byId }) => byId),
];

/** What its writer may do here: what was not begun in time stays as it is. */
const rightsIn = (
  actor: Actor,
  { turn, draft, shut }: Pick<ReflectionStory, 'turn' | 'draft' | 'shut'>,
): Pick<ReflectionStory, 'canWrite' | 'canBegin' | 'canAnswer'> => {
  const canBegin = may(actor, 'turn:begin');
  const canAnswer = may(actor, 'consent:answer');
  return {
    canBegin,
    canAnswer,
    canWrite: !shut && (turn || draft ? may(actor, 'turn:write') : canBegin),
  };
};

/** The writer's side: reading one's own turn, and saving what one writes. */
export const createReflectionService = (parts: LoopParts) => {
  const { turns, rounds, drafts, commitments, dictations, consents, content } = parts;
  const { cohorts, people, notices, noteBegun, clock } = parts;
  const shutting = createShutting(parts);
  const ofLesson = (lessonId: string) => ({ courseId: content.course().id, lessonId });

  /** Why a save was refused. */
  const refusal = async (actor: Actor, slug: string): Promise<DraftResult> => {
    const own = scope(actor, 'turn:read');
    const [saved, turn] = await Promise.all([
      drafts.find(draftOf(actor, reflectionForm(slug))),
      turns.current(own, ofLesson(slug), { now: clock.now() }),
    ]);
    if (saved && !saved.open && turn)
      return {
        is: 'closed',
        rev: saved.rev,
        turn,
        round: await rounds.find(own, roundId(turn._id, turn.round)),
      };
    if (!saved) throw new AppError('conflict');
    return { is: 'stale', saved };
  };

  return {
    async story(actor: Actor, slug: string): Promise<ReflectionStory> {
      const lesson = content.lesson(slug, actor.locale);
      const own = scope(actor, 'turn:read');
      const [turn, draft, cohort, setOut, told, asked] = await Promise.all([
        turns.current(own, ofLesson(slug), { now: clock.now() }),
        drafts.find(draftOf(actor, reflectionForm(slug))),
        actor.learns ? cohorts.of(actor.learns) : null,
        commitments.ofLesson(own, ofLesson(slug)),
        dictations.offered(own, slug),
        consents.ofLearner(own),
      ]);
      const shut = (await shutting.isShut(actor, slug)) ? await notices.toldTo(actor) : null;
      const [written, before, away] = await Promise.all([
        turn ? storiesOf(parts, actor, turn) : [],
        turn && turn.n > 1 ? storiesBefore(parts, actor, turn) : [],
        turn ? awayFrom(parts, turn) : [],
      ]);
      const ids = peopleIn({ turn, stories: [...before, ...written], setOut, told, away });
      const story = { lesson, turn, draft, before, told, cohort, away };
      const ofHere = asked.filter(({ lessonId }) => lessonId === slug);
      const letIn = { consents: standingIn(cohort, ofHere) };
      const shown = { ...story, ...letIn, rounds: written, commitments: setOut };
      const names = await namesOf(people, ids);
      return { ...shown, names, ...rightsIn(actor, { turn, draft, shut }), shut };
    },

    /** Throws `bad-request` for prompts that this reflection does not have. */
    async saveDraft(actor: Actor, slug: string, input: ReflectionInput): Promise<DraftResult> {
      const { prompts, rubric } = content.lesson(slug).reflection;
      const texts = namedTexts(prompts, input.texts);
      const ratings = ratingsOf(rubric, input.ratings);
      if (Object.keys(texts).length === 0) throw new AppError('bad-request', 'errors.fields');
      await shutting.assertOpen(actor, slug);
      const owner = draftOf(actor, reflectionForm(slug));
      const draft = await drafts.save(owner, { ...input, texts, ratings, now: clock.now() });
      if (draft?.rev === 1) await noteBegun(actor, slug, { begunAt: draft.savedAt });
      if (draft) return { is: 'saved', draft };
      const refused = await refusal(actor, slug);
      const isThere = ([id, text]: [string, string]): boolean =>
        refused.is === 'stale' && refused.saved.texts[id] === text;
      return refused.is === 'stale' && Object.entries(texts).every(isThere)
        ? { is: 'saved', draft: refused.saved }
        : refused;
    },
  };
};

export type ReflectionService = ReturnType<typeof createReflectionService>;
