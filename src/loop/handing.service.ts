import type { CohortInfo } from '../cohorts/cohort.js';
import type { Tx } from '../platform/database.js';
import { scope, type Actor } from '../policy.js';
import { assertUnused, createOnce } from './acts.js';
import { draftOf, reflectionForm, type LoopParts } from './loop.js';
import { beginning, next } from './machine.js';
import { createShutting } from './shut.js';
import { createSending } from './sending.js';
import { ratingsOf } from './rating.js';
import { differing, isEmpty, textsOf, type Texts } from './texts.js';
import type { Act, Known } from './turn-event.store.js';
import {
  positionOf,
  roundId,
  type DraftRecord,
  type RoundRecord,
  type TurnRecord,
} from './turn.js';

export interface Handed {
  texts: Texts;
  ratings?: Readonly<Record<string, string>>;
  rev: number;
  key: string;
}

/** What became of handing in. Only `sent` changed anything. */
export type HandingResult =
  | { is: 'sent' }
  | { is: 'empty' }
  | { is: 'nobody' }
  | { is: 'stale'; saved: DraftRecord }
  | { is: 'closed'; turn: TurnRecord; round: RoundRecord | null };

export interface Press {
  act: Act;
  actor: Actor;
  slug: string;
}

interface Desk {
  draft: DraftRecord | null;
  texts: Texts;
  cohort: CohortInfo | null;
}

const savedTexts = (texts: Texts, draft: DraftRecord): Texts =>
  textsOf(
    Object.keys(texts).map((id) => ({ id })),
    draft.texts,
  );

/** A page that saved last itself cannot be stale, nor can the same words. */
export const isStale = (
  draft: DraftRecord | null,
  handed: Pick<Handed, 'rev' | 'key'>,
  texts: Texts,
): draft is DraftRecord =>
  draft !== null &&
  draft.rev !== handed.rev &&
  draft.lastKey !== handed.key &&
  differing(texts, savedTexts(texts, draft)).length > 0;

/** Finds the writer's latest turn of the lesson. */
export const findingTurn =
  ({ turns, content, clock }: LoopParts) =>
  async (tx: Tx, { actor, slug }: Press): Promise<TurnRecord | null> =>
    turns.current(
      scope(actor, 'turn:write'),
      { courseId: content.course().id, lessonId: slug },
      { now: clock.now(), tx },
    );

const handingIn = (parts: LoopParts) => {
  const { rounds, drafts, content } = parts;
  const send = createSending(parts);
  const shutting = createShutting(parts);
  const findTurn = findingTurn(parts);

  /** Words that are with the instructor already are not handed in twice; others are shown beside them. */
  const closed = async (
    tx: Tx,
    { actor }: Press,
    { turn, texts }: { turn: TurnRecord; texts: Texts },
  ): Promise<HandingResult> => {
    const id = roundId(turn._id, turn.round);
    const round = await rounds.find(scope(actor, 'turn:read'), id, tx);
    return round && differing(texts, round.texts).length === 0
      ? { is: 'sent' }
      : { is: 'closed', turn, round };
  };

  /** The whole text: what was handed in, and what was saved of prompts that the form leaves out. */
  const desk = async (
    tx: Tx,
    { actor, slug }: Press,
    handed: Pick<Handed, 'texts' | 'ratings'>,
  ) => {
    const draft = await drafts.find(draftOf(actor, reflectionForm(slug)), tx);
    const begun = draft?.open ? draft : null;
    const { prompts, rubric } = content.lesson(slug).reflection;
    return {
      draft,
      texts: textsOf(prompts, { ...begun?.texts, ...handed.texts }),
      ratings: ratingsOf(rubric, { ...begun?.ratings, ...handed.ratings }),
      dictated: begun?.dictated ?? null,
    };
  };

  /** Why these words cannot be handed in now; null when they can. */
  const refusal = (handed: Handed, { draft, texts, cohort }: Desk): HandingResult | null => {
    if (isStale(draft, handed, texts)) return { is: 'stale', saved: draft };
    if (isEmpty(texts)) return { is: 'empty' };
    return cohort && cohort.instructors.length > 0 ? null : { is: 'nobody' };
  };

  return async (
    tx: Tx,
    press: Press,
    { known, cohort, ...handed }: Handed & { known: Known; cohort: CohortInfo | null },
  ): Promise<HandingResult> => {
    const { slug, act } = press;
    await shutting.assertOpen(press.actor, slug, tx);
    const turn = await findTurn(tx, press);
    const { draft, ...written } = await desk(tx, press, handed);
    const { texts } = written;
    const at = next(turn ? positionOf(turn) : beginning, 'submit');
    if (turn && !at) return closed(tx, press, { turn, texts });
    const refused = refusal(handed, { draft, texts, cohort });
    if (refused || !cohort || !at) return refused ?? { is: 'nobody' };
    assertUnused(known);
    await send(tx, { act, lessonId: slug, turn, at, cohort, ...written });
    return { is: 'sent' };
  };
};

/** Handing a round in to the instructors of the cohort. */
export const createHandingService = (parts: LoopParts) => {
  const { cohorts, content, clock } = parts;
  const once = createOnce(parts);
  const handIn = handingIn(parts);
  return {
    async submit(actor: Actor, slug: string, handed: Handed): Promise<HandingResult> {
      content.lesson(slug);
      const cohort = actor.learns ? await cohorts.of(actor.learns) : null;
      const said = [slug, handed.texts];
      const who = { actorId: actor.id, key: handed.key, at: clock.now() };
      const press: Press = { actor, slug, act: { kind: 'submit', said, ...who } };
      return once<HandingResult>(press.act, {
        again: () => ({ is: 'sent' }),
        work: (tx, known) => handIn(tx, press, { ...handed, known, cohort }),
      });
    },
  };
};

export type HandingService = ReturnType<typeof createHandingService>;
