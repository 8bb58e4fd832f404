import type { Question } from '../content/course.js';
import type { HandOnRecord } from '../hand-on/hand-on.js';
import type { Aim, Outcome } from '../loop/commitment/commitment.js';
import type { Actor } from '../policy.js';
import type { Answer, Sure } from '../quizzes/attempt.js';

/** Something that happened on the way: one entry of the growth line. */
export interface GrowthEvent {
  /** Of this event among all that happened at the same instant. */
  id: string;
  at: Date;
  what: ChangedMind | Written;
}

/** What somebody wrote in the loop, with the title of its lesson; empty where it stands on its own. */
export type Written = { lesson: string } & (
  | { kind: 'round'; n: number; answers: WrittenAnswer[] }
  | { kind: 'set-out'; aim: Aim }
  | { kind: 'outcome'; outcome: Outcome }
  | { kind: 'passed-on'; handOn: Pick<HandOnRecord, 'what' | 'words' | 'to'> }
);

export interface WrittenAnswer {
  title: string;
  text: string;
}

/** A question that was missed once and held later. */
export interface ChangedMind {
  kind: 'changed-mind';
  quizId: string;
  quizTitle: string;
  where: 'retry' | 'practice';
  before: Said & { sure: Sure; why: string | null };
  now: Said;
}

/** What was chosen, with the question as it was then. */
export interface Said {
  at: Date;
  question: Question;
  answer: Answer;
}

/** Where a page of the line ends; the next one begins behind it. */
export interface GrowthMark {
  at: Date;
  id: string;
}

export interface GrowthPage {
  after: GrowthMark | null;
  limit: number;
}

/** Gives events of one sort, the latest first, and of one instant the greatest id first. */
export type GrowthSource = (actor: Actor, page: GrowthPage) => Promise<GrowthEvent[]>;

/** The order of the line. */
export const laterFirst = (a: GrowthEvent, b: GrowthEvent): number =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
