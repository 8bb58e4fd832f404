import type { CohortInfo } from '../cohorts/cohort.js';
import type { Lesson } from '../content/course.js';
import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import type { MissedIdea } from '../practice/missed.js';
import { assertUnused, createOnce, moved } from './acts.js';
import { newClaim } from './claim.js';
import { stillRuns, toChange } from './closed.js';
import {
  createActionReading,
  noActions,
  type ActionsForReader,
} from './commitment/reading.service.js';
import { createStaffNoteService } from './desk/staff-note.service.js';
import type { StaffNote } from './desk/staff-note.js';
import { draftOf, knownPeople, replyForm, type KnownPeople, type LoopParts } from './loop.js';
import { next } from './machine.js';
import type { RoundStory } from './reflection.service.js';
import { liveSeal } from './seal.js';
import type { Snippet } from './snippets/snippet.js';
import type { Act, Known } from './turn-event.store.js';
import {
  handedPeople,
  positionOf,
  roundId,
  sentRound,
  turnAsOf,
  turnIdOf,
  type DraftRecord,
  type EventKind,
  type RoundRecord,
  type TurnRecord,
} from './turn.js';

/** All that an instructor sees of one round. No words of it until they have opened it. */
export interface ReviewStory extends KnownPeople {
  round: Pick<RoundRecord, '_id' | 'n' | 'turnId' | 'personId' | 'submittedAt' | 'openings'>;
  lesson: Lesson;
  cohort: CohortInfo;
  /** Null for somebody who may read this round but not the latest. */
  turn: TurnRecord | null;
  isOpened: boolean;
  /** Whether its cohort is not closed. */
  runs: boolean;
  /** Whether this is the turn's latest round. */
  isLatest: boolean;
  /** Whether something can be said here now: no reply is sealed, and the turn waits for one. */
  canReply: boolean;
  /** This round and earlier ones that the reader has opened, oldest first. */
  rounds: RoundStory[];
  draft: DraftRecord | null;
  /** The reader's own sentences. */
  snippets: Snippet[];
  /** What instructors noted about its writer, as far as this reader may see it; the latest first. */
  notes: readonly StaffNote[];
  /** What this person has set out to do since earlier reflections, and what came of it. */
  actions: ActionsForReader;
  /** Ideas of the lesson's quiz that this person missed. */
  missed: MissedIdea[];
  /** Titles of the course's lessons. */
  titles: ReadonlyMap<string, string>;
}

const nothingBeside = { actions: noActions, missed: [] };

const hasOpened = (round: RoundRecord, personId: string): boolean =>
  round.openings.some((opening) => opening.personId === personId);

const isLatest = (turn: TurnRecord | null, { n }: RoundRecord): turn is TurnRecord =>
  turn !== null && sentRound(turn) === n;

const isAnswerable = (turn: TurnRecord, now: Date): boolean =>
  !liveSeal(turn, now) && next(positionOf(turn), 'comment') !== null;

const peopleIn = (
  asked: RoundRecord,
  { turn, stories }: { turn: TurnRecord | null; stories: readonly RoundStory[] },
): (string | null)[] => [
  asked.personId,
  turn?.claim?.personId ?? null,
  turn?.sealed?.by ?? null,
  ...(turn ? handedPeople(turn) : []),
  ...asked.openings.map(({ personId }) => personId),
  ...stories.flatMap(({ round, replies }) => [
    round.dictated?.byId ?? null,
    ...round.openings.map(({ personId }) => personId),
    ...replies.map(({ fromId }) => fromId),
  ]),
];

/** Why there is nothing to open: it was taken back, or it is not there for this reader. */
const missing = async ({ turns }: LoopParts, actor: Actor, id: string): Promise<AppError> => {
  const turn = await turns.loadForReader(scope(actor, 'review:see'), turnIdOf(id));
  return turn?.state === 'draft' && roundId(turn._id, turn.round) === id
    ? new AppError('conflict', 'reviews.takenBack')
    : notFound();
};

const reading = (parts: LoopParts) => {
  const { turns, rounds, replies, drafts, snippets, cohorts, content, people, clock } = parts;
  const actionReading = createActionReading(parts);
  const noting = createStaffNoteService(parts);

  const readAll = async (actor: Actor, id: string) => {
    const reader = scope(actor, 'review:see');
    const turnId = turnIdOf(id);
    const [turn, written, said, draft, own] = await Promise.all([
      turns.loadForReader(reader, turnId),
      rounds.ofTurn(reader, turnId),
      replies.ofTurn(reader, turnId, clock.now()),
      drafts.find(draftOf(actor, replyForm(id))),
      snippets.of(scope(actor, 'snippet:write')),
    ]);
    return { turn: turn && turnAsOf(turn, clock.now()), written, said, draft, own };
  };

  /** What stands beside a round: what its writer set out to do, and what they missed in the quiz of the lesson. */
  const beside = async (actor: Actor, { personId, lessonId }: RoundRecord) => {
    const [actions, missed] = await Promise.all([
      actionReading.of(actor, personId),
      parts.missedOf(scope(actor, 'review:see'), { personId, quizId: lessonId }),
    ]);
    return { actions, missed };
  };

  return {
    /** Throws `not-found` for a round the reader was not named on, or of a cohort they no longer instruct. */
    async story(actor: Actor, id: string): Promise<ReviewStory> {
      const { turn, written, said, draft, own } = await readAll(actor, id);
      const asked = written.find((round) => round._id === id);
      if (!asked) throw await missing(parts, actor, id);
      const isOpened = hasOpened(asked, actor.id);
      const readable = written.filter((one) => one.n <= asked.n && hasOpened(one, actor.id));
      const stories = await Promise.all(
        (isOpened ? readable : []).map(async (round) => ({
          round,
          reflection: await content.reflectionVersion(round.hash, actor.locale),
          replies: said.filter((reply) => reply.round === round.n),
        })),
      );
      const runs = stillRuns(scope(actor, 'review:write'), asked.cohortId);
      const [{ actions, missed }, { notes, authors }, cohort, { names, locales }] =
        await Promise.all([
          isOpened ? beside(actor, asked) : nothingBeside,
          noting.about(actor, asked.personId),
          cohorts.of(asked.cohortId),
          knownPeople(people, peopleIn(asked, { turn, stories })),
        ]);
      return {
        round: asked,
        lesson: content.lesson(asked.lessonId, actor.locale),
        cohort,
        turn,
        isOpened,
        runs,
        isLatest: isLatest(turn, asked),
        canReply: runs && isOpened && isLatest(turn, asked) && isAnswerable(turn, clock.now()),
        rounds: stories,
        draft,
        snippets: own,
        notes,
        actions,
        missed,
        titles: new Map(
          content.course(actor.locale).lessons.map(({ slug, title }) => [slug, title]),
        ),
        ...{ names: new Map([...names, ...actions.readers, ...authors]), locales },
      };
    },
  };
};

const opening = (parts: LoopParts) => {
  const { turns, rounds, events, commitments, clock } = parts;
  const once = createOnce(parts);
  const actOf = (actor: Actor, kind: EventKind, form: { id: string; key: string }): Act => ({
    kind,
    actorId: actor.id,
    key: form.key,
    said: form.id,
    at: clock.now(),
  });

  return {
    /** Opens a round for this reader. The first opening of all is the learner's sign that it is being read. */
    async open(actor: Actor, id: string, key: string): Promise<void> {
      const reader = scope(actor, 'review:write');
      const act = actOf(actor, 'open', { id, key });
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const round = toChange(reader, await rounds.findForReader(reader, id, tx));
        if (!round) throw await missing(parts, actor, id);
        if (hasOpened(round, actor.id)) return;
        assertUnused(known);
        const turn = await turns.findForReader(reader, round.turnId, tx);
        const at = turn?.round === round.n ? next(positionOf(turn), 'open') : null;
        const first = { openedBy: actor.id, openedAt: act.at };
        const opened =
          turn && at
            ? await turns.move(tx, turn, { ...at, ...first })
            : await turns.count(tx, round.turnId);
        await rounds.open(tx, reader, { turnId: round.turnId, upTo: round.n, at: act.at });
        // What came of earlier reflections stands beside this one, and is read with it.
        await commitments.open(tx, reader, { personId: round.personId, at: act.at });
        await events.add(tx, act, { turn: moved(opened) });
      };
      await once(act, { again: () => undefined, work });
    },

    /** Takes over a reply that somebody else has begun, or begins one. It is written down who did. */
    async takeOver(actor: Actor, id: string, key: string): Promise<void> {
      const act = actOf(actor, 'takeOver', { id, key });
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const reader = scope(actor, 'review:write');
        const turn = toChange(reader, await turns.findForReader(reader, turnIdOf(id), tx));
        if (!turn) throw notFound();
        assertUnused(known);
        const claimed = await turns.count(tx, turn._id, { claim: newClaim(actor.id, act.at) });
        await events.add(tx, act, { turn: moved(claimed) });
      };
      await once(act, { again: () => undefined, work });
    },
  };
};

/** The reader's side: what a round is, opening it, and taking its reply over. */
export const createReviewService = (parts: LoopParts) => ({ ...reading(parts), ...opening(parts) });

export type ReviewService = ReturnType<typeof createReviewService>;
