import type { LastDay } from './ending.js';

/** A person of this install. Rights are memberships and stand here, so that one read tells who somebody is. */
export interface PersonRecord {
  _id: string;
  name: string;
  locale: string;
  /** IANA name. */
  zone: string;
  /** Languages that this person reads, by their codes; those who write to them are told. */
  reads?: string[];
  isAdmin: boolean;
  /** The cohort of the active enrolment; the enrolment itself, with its history, belongs to cohorts. */
  learns: string | null;
  /** Of that cohort: written with the right, because every page of its learners depends on it. */
  learnsUntil?: LastDay | null;
  /** Cohorts the person answers reflections in. */
  instructs: string[];
  /** Of those cohorts, by their ids. */
  instructsUntil?: Readonly<Record<string, LastDay>>;
  /** Argon2id, as its own standard text; null until an invitation is accepted. */
  passwordHash: string | null;
  /** Raised to end every session of the person at once. */
  sessionVersion: number;
  disabledAt: Date | null;
  /** The last time a link that was not surely the person's own set the password; null when none ever did. */
  handed: HandedLink | null;
  createdAt: Date;
  /** Raised with every change. */
  rev: number;
  /** Raised by each act that needs a right of theirs to last until it is done. */
  holds?: number;
}

/**
 * That somebody else's link set the password. What the person wrote until `usedAt` is shut to the account until `opensAt`:
 * making such a link must not be a way to read somebody.
 */
export interface HandedLink {
  /** Who made it; null for one that went to an address which is not known to be the person's own. */
  by: string | null;
  usedAt: Date;
  /** A day later, or when somebody who may say so has said that it is they. */
  opensAt: Date;
  /** When the person put the notice about it away. */
  seenAt: Date | null;
}

/** A person without what proves them: what other features may know. */
export type Person = Omit<PersonRecord, 'passwordHash'>;

export interface NewPerson {
  name: string;
  logins: readonly Login[];
  isAdmin?: boolean;
  locale?: string;
  zone?: string;
}

/** How a person is found at sign-in: an e-mail address, or the number an employer gave them. */
export interface Login {
  kind: 'email' | 'number';
  value: string;
}
