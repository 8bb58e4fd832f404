import type { Tx } from '../../platform/database.js';
import type { Day } from '../../platform/dates.js';
import { AppError } from '../../platform/errors.js';
import type { Actor } from '../../policy.js';
import { assertUnused, createOnce, moved } from '../acts.js';
import type { LoopParts } from '../loop.js';
import type { Position } from '../machine.js';
import type { Act, Known } from '../turn-event.store.js';
import type { TurnRecord } from '../turn.js';
import {
  choosableDays,
  dueAtOf,
  isChoosable,
  isHandOn,
  mostOpen,
  sameAim,
  type Aim,
  type CommitmentRecord,
} from './commitment.js';
import { leadingOn } from './leading.js';
import { remindersOf } from './reminders.js';

export interface AimInput {
  act: 'commit' | 'change' | 'newDate';
  rev: number;
  aim: Aim;
  key: string;
}

/** What became of it. Only `done` changed anything; `many` names the lessons whose days are set already. */
export type AimResult =
  | { is: 'done' }
  | { is: 'day'; from: Day; to: Day }
  | { is: 'whom' }
  | { is: 'many'; lessons: string[] };

interface Setting {
  act: Act;
  turn: TurnRecord;
  at: Position;
  aim: Aim;
  zone: string;
}

const again = (): AimResult => ({ is: 'done' });

const settingOut = ({ turns, commitments, events, outbox, ids }: LoopParts) => {
  const remind = (tx: Tx, commitment: CommitmentRecord, { zone, act }: Setting): Promise<void> =>
    outbox.add(tx, remindersOf(commitment, zone, act.at));

  const move = async (tx: Tx, { act, turn, at, aim, zone }: Setting): Promise<TurnRecord> => {
    const due = { dueDay: aim.day, dueAt: dueAtOf(aim.day, zone) };
    return moved(
      await turns.act(tx, turn, { kind: act.kind, ...at, ...due, waitingSince: act.at }),
    );
  };

  const recordOf = ({ act, turn, aim, zone }: Setting): CommitmentRecord => ({
    ...{ _id: ids.next(), turnId: turn._id, personId: turn.personId, courseId: turn.courseId },
    ...{ lessonId: turn.lessonId, cohortId: turn.cohortId, readers: turn.readers },
    ...{ state: 'open', aim, dueAt: dueAtOf(aim.day, zone), earlier: [] },
    ...{ statedAt: act.at, changedAt: act.at, reason: '', outcome: null },
    ...{ links: [], openings: [] },
  });

  return {
    async begin(tx: Tx, setting: Setting): Promise<void> {
      const turn = await move(tx, setting);
      const commitment = recordOf(setting);
      await commitments.add(tx, commitment);
      await remind(tx, commitment, setting);
      await events.add(tx, setting.act, { turn, made: commitment._id });
    },
    async change(tx: Tx, setting: Setting): Promise<void> {
      const { act, aim, zone } = setting;
      const open = await commitments.openOfTurn(setting.turn._id, tx);
      if (!open) throw new AppError('conflict', 'loop.refused.changed');
      if (sameAim(open.aim, aim)) return;
      const turn = await move(tx, setting);
      const earlier = [...open.earlier, { aim: open.aim, until: act.at }];
      const change = { aim, dueAt: dueAtOf(aim.day, zone), earlier, changedAt: act.at };
      await commitments.change(tx, open._id, change);
      await remind(tx, { ...open, ...change }, setting);
      await events.add(tx, act, { turn, made: open._id });
    },
  };
};

/** Setting out to do something: by a day, changed or moved before it, or cancelled with a reason. */
export const createCommitmentService = (parts: LoopParts) => {
  const { turns, commitments, events, cohorts, content, clock } = parts;
  const once = createOnce(parts);
  const lead = leadingOn(parts);
  const setOut = settingOut(parts);

  const titleOf = ({ locale }: Actor, slug: string): string =>
    content.course(locale).lessons.find((lesson) => lesson.slug === slug)?.title ?? slug;

  const othersOpen = async (tx: Tx, actor: Actor, { _id }: TurnRecord): Promise<string[]> =>
    (await commitments.openOf(actor.id, tx))
      .filter(({ turnId }) => turnId !== _id)
      .map(({ lessonId }) => titleOf(actor, lessonId));

  const cohortOf = ({ learns }: Actor) => {
    if (learns === null) throw new AppError('forbidden');
    return cohorts.of(learns);
  };

  return {
    /** Sets the aim of a turn, changes it, or gives it a new day after it was told. */
    async set(
      actor: Actor,
      slug: string,
      { act: kind, rev, aim, key }: AimInput,
    ): Promise<AimResult> {
      const now = clock.now();
      const cohort = await cohortOf(actor);
      const { zone } = cohort;
      if (!isChoosable(aim.day, now, cohort)) return { is: 'day', ...choosableDays(now, cohort) };
      if (isHandOn(content.lesson(slug)) && aim.withWhom === '') return { is: 'whom' };
      const act: Act = { kind, actorId: actor.id, key, said: [slug, aim], at: now };
      const work = async (tx: Tx, known: Known): Promise<AimResult> => {
        const { turn, at } = await lead(tx, { actor, slug, rev, kind });
        if (turn.toExplain) throw new AppError('conflict', 'actions.refused.explainFirst');
        const others = kind === 'change' ? [] : await othersOpen(tx, actor, turn);
        if (others.length >= mostOpen) return { is: 'many', lessons: others };
        assertUnused(known);
        await setOut[kind === 'change' ? 'change' : 'begin'](tx, { act, turn, at, aim, zone });
        return { is: 'done' };
      };
      return once(act, { again, work });
    },

    /** Throws `conflict` once its day has come. */
    async cancel(
      actor: Actor,
      slug: string,
      { rev, reason, key }: { rev: number; reason: string; key: string },
    ): Promise<void> {
      const now = clock.now();
      const act: Act = { kind: 'cancel', actorId: actor.id, key, said: [slug, reason], at: now };
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const { turn, at } = await lead(tx, { actor, slug, rev, kind: 'cancel' });
        assertUnused(known);
        const open = await commitments.openOfTurn(turn._id, tx);
        const rest = { dueDay: null, dueAt: null, waitingSince: now };
        const cancelled = moved(await turns.act(tx, turn, { kind: 'cancel', ...at, ...rest }));
        if (open)
          await commitments.change(tx, open._id, { state: 'cancelled', reason, changedAt: now });
        await events.add(tx, act, { turn: cancelled });
      };
      await once(act, { again: () => undefined, work });
    },
  };
};

export type CommitmentService = ReturnType<typeof createCommitmentService>;
