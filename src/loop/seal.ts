import type { Claim } from './claim.js';
import { awaitsInstructor, type Position } from './machine.js';

/**
 * A reply is sealed for half a minute: its turn has moved for those who answer, and its learner sees the turn as it was.
 * The turn is stored as it will be, with what it was until `until` beside it; who sees which is told by the clock
 * whenever somebody looks, and nothing has to happen at that moment.
 */
export interface Seal {
  replyId: string;
  /** Who sent it. */
  by: string;
  until: Date;
  before: Before;
  /** The learner has said something meanwhile. It waits for an instructor whatever becomes of the reply. */
  answered: boolean;
}

interface Waiting {
  promisedBy: Date | null;
  daysLeft: number | null;
  waitingSince: Date;
  claim: Claim | null;
}

/** What the reply changed, as it was. One that answered beside the turn leaves the state to its learner. */
export type Before = Waiting &
  Pick<Position, 'replied'> &
  Partial<Pick<Position, 'state' | 'asked' | 'fresh'>>;

export interface Sealable extends Position, Waiting {
  sealed?: Seal | null;
}

const sealMs = 30_000;

export const sealEnd = (now: Date): Date => new Date(now.getTime() + sealMs);

/** The seal that holds at `now`, if any. */
export const liveSeal = ({ sealed }: Pick<Sealable, 'sealed'>, now: Date): Seal | null =>
  sealed && now < sealed.until ? sealed : null;

const beforeOf = (turn: Sealable): Before => {
  const { state, asked, fresh, replied, promisedBy, daysLeft, waitingSince, claim } = turn;
  const beside = { replied, promisedBy, daysLeft, waitingSince, claim };
  return state === 'opened' ? { ...beside, state, asked, fresh } : beside;
};

/** Seals a reply that was sent at `now` to the turn as it stands. */
export const sealOn = (
  turn: Sealable,
  { replyId, by, now }: { replyId: string; by: string; now: Date },
): Seal => ({ replyId, by, until: sealEnd(now), before: beforeOf(turn), answered: false });

/** A turn as its learner sees it at `now`. A seal that is over is gone. */
export const seenByLearner = <Turn extends Sealable>(turn: Turn, now: Date): Turn => {
  const sealed = liveSeal(turn, now);
  return { ...turn, ...sealed?.before, sealed };
};

const only = (fields: object, is: (name: string) => boolean): object =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => is(name)));

/**
 * What an act of the learner writes on a turn as they see it. Under a seal it changes what they see; what waits for an
 * instructor waits on both sides of the seal.
 */
export const learnersChange = <Turn extends Sealable>(
  seen: Turn,
  kind: string,
  change: Partial<Turn>,
): Partial<Turn> => {
  const { sealed } = seen;
  if (!sealed) return { ...change, sealed: null };
  const isMoved = 'state' in sealed.before;
  const before = { ...sealed.before, ...only(change, (name) => name in sealed.before) };
  const answered = sealed.answered || kind === 'answer';
  const waits = isMoved ? answered : awaitsInstructor({ ...seen, ...change, replied: answered });
  return {
    ...only(change, (name) => !isMoved || !['state', 'asked', 'fresh'].includes(name)),
    ...('promisedBy' in change && !waits ? { promisedBy: null } : {}),
    ...{ replied: answered, sealed: { ...sealed, before, answered } },
  } as Partial<Turn>;
};

/** What brings a turn back to where it was before a sealed reply. */
export const unsealed = ({ before }: Seal): Before & { sealed: null } => ({
  ...before,
  sealed: null,
});
