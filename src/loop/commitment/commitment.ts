import { runsUntil } from '../../accounts/ending.js';
import type { Lesson } from '../../content/course.js';
import { addDays, dayIn, startOfDay, type Day } from '../../platform/dates.js';
import type { Result } from '../machine.js';
import type { Opening } from '../turn.js';

/** What somebody sets out to do: one action, with whom, by which day, and how they will know. */
export interface Aim {
  action: string;
  withWhom: string;
  /** In the zone of the cohort. */
  day: Day;
  sign: string;
}

export const blockers = ['time', 'manager', 'tools', 'nerve', 'other'] as const;
export type Blocker = (typeof blockers)[number];

/** What is told of an outcome, in the learner's words. Empty where nothing is said of it. */
export interface OutcomeWords {
  happened: string;
  /** Which of their own actions led there. */
  ledThere: string;
  blocker: Blocker | null;
  blockerWords: string;
  /** What was theirs to change next. */
  mine: string;
  whatNext: string;
}

export interface Outcome extends OutcomeWords {
  result: Result;
  at: Date;
  /** By the page, or by the link in a mail, which takes one line and no more. */
  by: 'page' | 'mail';
}

/** A one-time link of which only the hash is kept. */
export interface SecretLink {
  hash: string;
  expiresAt: Date;
}

/** One thing that somebody set out to do after a reflection, and what came of it. */
export interface CommitmentRecord {
  _id: string;
  turnId: string;
  personId: string;
  courseId: string;
  lessonId: string;
  cohortId: string;
  /** Who was named on the round that it follows from. */
  readers: string[];
  state: 'open' | 'cancelled' | 'told';
  aim: Aim;
  /** The first instant of its day. */
  dueAt: Date;
  /** What it said before, oldest first. */
  earlier: { aim: Aim; until: Date }[];
  statedAt: Date;
  /** When its words last changed, the outcome's with them. */
  changedAt: Date;
  /** Why it was cancelled. */
  reason: string;
  outcome: Outcome | null;
  /** Links in mails that take an answer without signing in. */
  links: SecretLink[];
  openings: Opening[];
}

/** What somebody set out to do, with all its words left out: they do not leave the database. */
export interface CommitmentCase {
  personId: string;
  result: Result | null;
  blocker: Blocker | null;
}

/** Most commitments that one person has open at once. */
export const mostOpen = 2;

const furthestDays = 90;

/** Where days are counted, and the last day of the cohort there, where that is known. */
export interface DaysOf {
  zone: string;
  end?: Day;
}

/** The days that may be chosen at `now`: today, and up to ninety days ahead, as long as its outcome can be told then. */
export const choosableDays = (now: Date, { zone, end }: DaysOf): { from: Day; to: Day } => {
  const from = dayIn(now, zone);
  const furthest = addDays(from, furthestDays);
  const last = end === undefined ? furthest : runsUntil(end);
  return { from, to: last < furthest ? last : furthest };
};

export const isChoosable = (day: Day, now: Date, where: DaysOf): boolean => {
  const { from, to } = choosableDays(now, where);
  return day >= from && day <= to;
};

export const dueAtOf = (day: Day, zone: string): Date => startOfDay(day, zone);

/**
 * Whether an outcome counts for a track: whatever came of it, the learner's own part is named, and where something was
 * left to do, what was theirs to change next.
 */
export const counts = ({ result, ledThere, mine }: Outcome): boolean =>
  ledThere.trim() !== '' && (result === 'did' || mine.trim() !== '');

/** Whether what is set out to do after this lesson is to pass something on. */
export const isHandOn = ({ reflection }: Pick<Lesson, 'reflection'>): boolean =>
  reflection.commitment === 'hand-on';

export const sameAim = (a: Aim, b: Aim): boolean =>
  a.action === b.action && a.withWhom === b.withWhom && a.day === b.day && a.sign === b.sign;

/** Whether this reader has opened it as it stands now. */
export const isOpenedBy = (
  { openings, changedAt }: Pick<CommitmentRecord, 'openings' | 'changedAt'>,
  personId: string,
): boolean => openings.some((one) => one.personId === personId && one.at >= changedAt);
