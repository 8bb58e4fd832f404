import type { Tx } from '../../platform/database.js';
import { AppError } from '../../platform/errors.js';
import { may, type Actor } from '../../policy.js';
import { assertUnused, createOnce, moved } from '../acts.js';
import { reflectionForm, type LoopParts } from '../loop.js';
import { beginning, type Position, type Result } from '../machine.js';
import type { Act, Known } from '../turn-event.store.js';
import { nothingSetOut, type TurnRecord } from '../turn.js';
import {
  counts,
  isHandOn,
  type Aim,
  type CommitmentRecord,
  type Outcome,
  type OutcomeWords,
} from './commitment.js';
import { leadingOn } from './leading.js';

export interface OutcomeInput extends OutcomeWords {
  act: 'tell' | 'explain';
  rev: number;
  result: Result;
  key: string;
}

interface Telling {
  act: Act;
  turn: TurnRecord;
  at: Position;
  commitment: CommitmentRecord;
  outcome: Outcome;
}

/** Writes down what came of a commitment, inside the given transaction. */
export const tellingOf =
  ({ turns, commitments, events }: Pick<LoopParts, 'turns' | 'commitments' | 'events'>) =>
  async (tx: Tx, { act, turn, at, commitment, outcome }: Telling): Promise<void> => {
    const told = moved(
      await turns.act(tx, turn, {
        kind: act.kind,
        ...at,
        ...{ dueDay: null, dueAt: null, waitingSince: act.at },
        counted: (turn.counted ?? false) || counts(outcome),
        toExplain: !counts(outcome),
      }),
    );
    const change = { state: 'told' as const, outcome, changedAt: act.at };
    await commitments.change(tx, commitment._id, change);
    await events.add(tx, act, { turn: told, made: commitment._id });
  };

const changed = (): AppError => new AppError('conflict', 'loop.refused.changed');

/** What came of what was set out to do, and what follows from it. */
export const createOutcomeService = (parts: LoopParts) => {
  const { turns, commitments, drafts, events, content, passOn, clock, ids } = parts;
  const once = createOnce(parts);
  const lead = leadingOn(parts);
  const tell = tellingOf(parts);

  const latestOf = async (tx: Tx, { personId, courseId, lessonId, _id }: TurnRecord) => {
    const own = { reach: 'own' as const, personId, notBefore: null };
    const all = await commitments.ofLesson(own, { courseId, lessonId }, tx);
    return all.filter(({ turnId, state }) => turnId === _id && state !== 'cancelled').at(-1);
  };

  /** What was done is a hand-on where the lesson's commitment is one: what and to whom is said already. */
  const handOn = async (
    tx: Tx,
    { actor, slug, key }: { actor: Actor; slug: string; key: string },
    { action: what, withWhom: name }: Aim,
  ): Promise<string | null> =>
    isHandOn(content.lesson(slug)) && name !== ''
      ? passOn(tx, { actor, lesson: slug, what, name, key: `${key}:hand-on` })
      : null;

  return {
    /**
     * Tells how it went, or adds to a line from a mail what it leaves open. Where it was to pass something on, and that is
     * done, it is recorded with it: gives the id of that record. Throws `conflict` where it is told already.
     */
    async tell(actor: Actor, slug: string, input: OutcomeInput): Promise<string | null> {
      const { act: way, rev, key, result, ...words } = input;
      const now = clock.now();
      const kind = way === 'tell' ? result : 'explain';
      const act: Act = { kind, actorId: actor.id, key, said: [slug, result, words], at: now };
      const work = async (tx: Tx, known: Known): Promise<string | null> => {
        const { turn, at } = await lead(tx, { actor, slug, rev, kind });
        assertUnused(known);
        const commitment = await latestOf(tx, turn);
        if (!commitment || (way === 'explain' && !turn.toExplain)) throw changed();
        // What a mail recorded stands; what is added explains it.
        const recorded = commitment.outcome ?? { result, at: now, by: 'page' as const };
        const outcome: Outcome = { ...words, ...pick(recorded) };
        await tell(tx, { act, turn, at, commitment, outcome });
        // Explained late, it may have been handed on meanwhile.
        const isDone = outcome.result === 'did' && at.state === 'told';
        return isDone ? handOn(tx, { actor, slug, key }, commitment.aim) : null;
      };
      return once(act, { again: () => null, work });
    },

    /** Begins the next turn of the same lesson with an empty draft; this one rests beside it. */
    async thinkAgain(
      actor: Actor,
      slug: string,
      { rev, key }: { rev: number; key: string },
    ): Promise<void> {
      const now = clock.now();
      const act: Act = { kind: 'thinkAgain', actorId: actor.id, key, said: slug, at: now };
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const { turn, at } = await lead(tx, { actor, slug, rev, kind: 'thinkAgain' });
        if (!may(actor, 'turn:begin')) throw new AppError('conflict', 'errors.closing');
        if (turn.toExplain) throw new AppError('conflict', 'actions.refused.explainFirst');
        assertUnused(known);
        const rested = moved(
          await turns.act(tx, turn, { kind: 'thinkAgain', ...at, waitingSince: now }),
        );
        await events.add(tx, act, { turn: rested });
        await turns.add(tx, nextTurn(turn, { id: ids.next(), cohortId: actor.learns, now }));
        const form = { personId: actor.id, form: reflectionForm(content.lesson(slug).slug) };
        await drafts.reopen(tx, form, { texts: {}, since: now, now });
      };
      await once(act, { again: () => undefined, work });
    },
  };
};

const pick = ({ result, at, by }: Pick<Outcome, 'result' | 'at' | 'by'>) => ({ result, at, by });

const nextTurn = (
  { personId, courseId, lessonId, n, counted, cohortId: before }: TurnRecord,
  { id, cohortId, now }: { id: string; cohortId: string | null; now: Date },
): TurnRecord => ({
  ...{ _id: id, personId, courseId, lessonId, n: n + 1, cohortId: cohortId ?? before },
  ...beginning,
  ...nothingSetOut,
  counted: counted ?? false,
  ...{ readers: [], claim: null, promisedBy: null, daysLeft: null, revised: false },
  ...{ waitingSince: now, openedBy: null, openedAt: null, rev: 1, seq: 1 },
});

export type OutcomeService = ReturnType<typeof createOutcomeService>;
