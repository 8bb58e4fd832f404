/** A person of this install. Rights are memberships and stand here, so that one read tells who somebody is. */
export interface PersonRecord {
  _id: string;
  name: string;
  locale: string;
  /** IANA name. */
  zone: string;
  isAdmin: boolean;
  /** The cohort of the active enrolment; the enrolment itself, with its history, belongs to cohorts. */
  learns: string | null;
  /** Cohorts the person answers reflections in. */
  instructs: string[];
  /** Argon2id, as its own standard text; null until an invitation is accepted. */
  passwordHash: string | null;
  /** Raised to end every session of the person at once. */
  sessionVersion: number;
  disabledAt: Date | null;
  /**
   * Until then the person's earlier words stay shut to this account, because somebody else handed over the link that
   * set its password; null when they are open.
   */
  shutUntil: Date | null;
  createdAt: Date;
  /** Raised with every change. */
  rev: number;
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
