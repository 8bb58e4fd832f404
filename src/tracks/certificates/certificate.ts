import type { TrackName } from '../earning.js';

/** Why a certificate does not stand any more: classes that anybody may be told, and no words about a person. */
export const withdrawalReasons = ['not-met', 'not-own', 'asked'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** A condition that was met, in words, and the day since when; null where that day is not known. */
export interface PrintedCondition {
  text: string;
  on: string | null;
}

/** All that stands on a certificate, as it was when it was made. Whatever changes later, it says this. */
export interface Printed {
  /** The language of its words. */
  lang: string;
  name: string;
  course: string;
  track: string;
  summary: string;
  statement: string;
  conditions: PrintedCondition[];
  earnedAt: Date;
  /** The day of `earnedAt`, in words. */
  earned: string;
}

export interface Withdrawal {
  at: Date;
  /** `erased`: the person is erased, and nothing of what was printed is kept. */
  reason: WithdrawalReason | 'erased';
  /** Since when its holder may make another in its place: an admin has said so. */
  renewableSince?: Date | null;
}

/**
 * A certificate of one track. It is never deleted, so that its code goes on saying whether it stands. One in the place of
 * one that was withdrawn is another, with a code and a day of its own.
 */
export interface CertificateRecord {
  _id: string;
  /** What anybody may look it up by: on the page, in the file and behind its picture. */
  code: string;
  personId: string;
  courseId: string;
  track: TrackName;
  issuedAt: Date;
  /** Null once its person is erased. */
  printed: Printed | null;
  withdrawn: Withdrawal | null;
  /** The id of the withdrawn one that it takes the place of. */
  replaces?: string | null;
}

/** Whether its holder may make one now, where this is their latest: none that stands, and none that nobody let them replace. */
export const mayMakeAfter = (latest: CertificateRecord | null): boolean =>
  !latest || Boolean(latest.withdrawn?.renewableSince);
