import { noLaterThanClosed } from '../accounts/ending.js';

/** How a link reached the other person: the learner handed it over, or the course mailed it. */
export type LinkWay = 'handed' | 'mailed';

/** A one-time link of which only the hash is kept; each way has one at most. */
export interface HandOnLink {
  hash: string;
  expiresAt: Date;
  by: LinkWay;
}

/** `declined`: the other person says that it did not happen. `withdrawn`: they have taken their words back. */
export type HandOnState = 'recorded' | 'confirmed' | 'declined' | 'withdrawn';

/** Something that a learner passed on to somebody, and what that person says of it. */
export interface HandOnRecord {
  _id: string;
  personId: string;
  courseId: string;
  cohortId: string;
  /** The turn and the lesson that it follows from; null where it stands on its own. */
  turnId: string | null;
  lessonId: string | null;
  /** The instructors who may read it: named when it was recorded. */
  readers: string[];
  what: string;
  to: { name: string; email: string | null };
  at: Date;
  state: HandOnState;
  /** What the other person does differently now, in their words. */
  words: string;
  answeredAt: Date | null;
  answeredBy: LinkWay | null;
  links: HandOnLink[];
  rev: number;
}

const linkLastsMs = 30 * 24 * 3_600_000;

interface NewLink {
  hash: string;
  by: LinkWay;
  now: Date;
  learner: Parameters<typeof noLaterThanClosed>[0];
}

/** The links with a new one, which ends the earlier one of the same way. */
export const withLink = (
  links: readonly HandOnLink[],
  { hash, by, now, learner }: NewLink,
): HandOnLink[] => [
  ...links.filter((link) => link.by !== by),
  { hash, by, expiresAt: noLaterThanClosed(learner, new Date(now.getTime() + linkLastsMs)) },
];

/** What a link opens: the question, the other person's own answer, or nothing any more. */
export type LinkOpens = 'question' | 'answer' | 'expired';

/** Whoever has answered can come back to their words by the same link for as long as they stand. */
export const opensBy = ({ state }: HandOnRecord, link: HandOnLink, now: Date): LinkOpens => {
  if (state !== 'recorded') return 'answer';
  return link.expiresAt > now ? 'question' : 'expired';
};

/** How much somebody has passed on, as their progress keeps it. */
export interface PassedOn {
  recorded: number;
  confirmed: number;
}

/** Something that somebody passed on, with all its words left out. */
export interface HandOnCase {
  personId: string;
  confirmed: boolean;
}
