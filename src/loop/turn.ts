import type { Day } from '../platform/dates.js';
import type { ReaderScope } from '../policy.js';
import type { Claim } from './claim.js';
import { asOf, type ActKind, type Position, type Verdict } from './machine.js';
import type { MarginComment } from './margin.js';
import type { Ratings } from './rating.js';
import { seenByLearner, type Seal } from './seal.js';
import type { Texts } from './texts.js';

/** One turn of the loop: where it stands, who acts next, and until when. The words are in its rounds and replies. */
export interface TurnRecord extends Position {
  _id: string;
  personId: string;
  courseId: string;
  lessonId: string;
  /** Counts a person's turns of one lesson, from 1. */
  n: number;
  /** The cohort of its latest round; each round keeps its own. */
  cohortId: string;
  /** The day of what the learner has set out to do, in the cohort's zone, and its first instant. */
  dueDay: Day | null;
  dueAt: Date | null;
  /** An outcome of this lesson, in this turn or an earlier one, names the learner's own part. */
  counted: boolean;
  /** The outcome came as one line from a mail: which actions led there is not said yet. */
  toExplain: boolean;
  /** Who may read the latest round: the cohort's instructors when it was sent. */
  readers: string[];
  claim: Claim | null;
  /** Who answers it, where somebody handed it to them. Until the next round, whoever is named may. */
  handed?: HandedOver | null;
  /** The answer is promised until then; null while nobody waits for an instructor. */
  promisedBy: Date | null;
  /** Working days left of the promise while it rests. */
  daysLeft: number | null;
  revised: boolean;
  /** Since when it is with whoever acts next. */
  waitingSince: Date;
  /** Who opened the latest round first, and when. */
  openedBy: string | null;
  openedAt: Date | null;
  /** What its learner still sees, while the last reply is sealed. */
  sealed?: Seal | null;
  /** Raised by every transition. */
  rev: number;
  /** Counts its events. */
  seq: number;
}

/** That a round was handed to a colleague. What was noted with it is in the staff notes. */
export interface HandedOver {
  to: string;
  by: string;
  at: Date;
  /** Nothing was said about it then, so that its writer sees who answers now. */
  isTold: boolean;
}

/** What an instructor was given to read. Never changed once somebody has opened it. */
export interface RoundRecord {
  /** `turn:n` */
  _id: string;
  turnId: string;
  n: number;
  personId: string;
  cohortId: string;
  lessonId: string;
  readers: string[];
  texts: Texts;
  /** How its writer saw it before sending; older rounds have none. */
  ratings?: Ratings;
  /** To whom its writer told it, where somebody else wrote it down. */
  dictated?: Dictated | null;
  /** The version of the reflection that was answered. */
  hash: string;
  submittedAt: Date;
  /** Who opened it, in order; each reader once. */
  openings: Opening[];
}

/** A round without its words. */
export type RoundHead = Omit<RoundRecord, 'texts' | 'ratings'>;

export interface Opening {
  personId: string;
  at: Date;
}

/** What a reply said before its sender changed it, and since when it said so. */
export interface ReplyVersion extends Pick<ReplyRecord, 'kind' | 'text'> {
  at: Date;
}

/** Words that go to and fro about a round: an instructor's reply, or the learner's answer to one. */
export interface ReplyRecord {
  _id: string;
  turnId: string;
  round: number;
  kind: Verdict | 'answer';
  /** True for the one reply that decides its round. */
  decides: boolean;
  fromId: string;
  toId: string | null;
  /** Empty where all that is said stands beside the answers. */
  text: string;
  /** Beside the answers of the round. */
  comments?: readonly MarginComment[];
  at: Date;
  /** When its seal is over. */
  visibleFrom: Date;
  /** What it said before, oldest first; absent where it says what was sent. */
  earlier?: ReplyVersion[];
  editedAt?: Date | null;
}

export type EventKind = ActKind | 'takeOver' | 'undo' | 'void' | 'edit' | 'handOver' | 'note';

/** That something was done: history, and proof that the same form was not done twice. Holds no one's words. */
export interface TurnEventRecord {
  /** `turn:seq` */
  _id: string;
  turnId: string;
  key: string;
  /** Hash of what the form said. */
  payload: string;
  kind: EventKind;
  round: number;
  actor: string;
  at: Date;
  /** The record it made, where there is one to go to. */
  made: string | null;
  relayedAt: Date | null;
}

/** That somebody told the words to another, who wrote them down. */
export interface Dictated {
  byId: string;
  at: Date;
}

export interface DraftRecord {
  /** `person:form` */
  _id: string;
  personId: string;
  form: string;
  texts: Texts;
  /** How its writer sees it so far. */
  ratings?: Ratings;
  dictated?: Dictated | null;
  /** Raised by every save. */
  rev: number;
  /** The key of the page that saved last: it cannot be in conflict with itself. */
  lastKey: string;
  /** How often it was emptied: what was sent with it before has arrived. Absent for never. */
  emptied?: number;
  /** False while what was written is handed in. */
  open: boolean;
  /** Where it opens at a moment to come; absent or null where it is open at once. */
  opensAt?: Date | null;
  savedAt: Date;
  /** When the oldest words in it were written. */
  since: Date;
}

/** What goes on from a draft, open or not: all that it holds, and since when. */
export const startOf = (
  draft: DraftRecord | null,
  now: Date,
): Required<Pick<DraftRecord, 'texts' | 'ratings' | 'dictated' | 'since'>> => {
  const { texts, ratings = {}, dictated = null, since } = draft?.open ? draft : emptyFrom(now);
  return { texts, ratings, dictated, since };
};

const emptyFrom = (since: Date): Pick<DraftRecord, 'texts' | 'ratings' | 'dictated' | 'since'> => ({
  texts: {},
  since,
});

/** Whether a reader was named on it and still instructs its cohort: what stores ask of records that they have read already. */
export const isNamedOn = (
  { readers, cohortId }: Pick<RoundRecord, 'readers' | 'cohortId'>,
  { personId, cohortIds }: ReaderScope,
): boolean => readers.includes(personId) && cohortIds.includes(cohortId);

/** Who handed it over, and to whom. */
export const handedPeople = ({ handed }: Pick<TurnRecord, 'handed'>): string[] =>
  handed ? [handed.by, handed.to] : [];

export const roundId = (turnId: string, n: number): string => `${turnId}:${n}`;

export const turnIdOf = (round: string): string => round.slice(0, round.lastIndexOf(':'));

/** What a turn begins with that nobody has set out to do anything in. */
export const nothingSetOut = { dueDay: null, dueAt: null, counted: false, toExplain: false };

/** The latest round that was sent: a draft that was taken back is none yet. */
export const sentRound = ({ state, round }: Pick<Position, 'state' | 'round'>): number =>
  state === 'draft' ? round - 1 : round;

type OldPosition = Pick<Position, 'state' | 'round' | 'asked'> & Partial<Position>;

/** Turns that are older than a part of the loop do not say that nothing of it has happened. */
export const positionOf = ({
  state,
  round,
  asked,
  unfinished = false,
  replied = false,
  fresh = false,
}: OldPosition): Position => ({ state, round, asked, unfinished, replied, fresh });

/** A turn as it stands at `now`: its day may have come before anybody has written that down. */
export const turnAsOf = (turn: TurnRecord, now: Date): TurnRecord => ({
  ...turn,
  ...asOf(positionOf(turn), turn.dueAt ?? null, now),
});

/** A turn as its learner sees it at `now`: without a reply that is sealed. */
export const learnersTurn = (turn: TurnRecord, now: Date): TurnRecord =>
  turnAsOf(seenByLearner(turn, now), now);
