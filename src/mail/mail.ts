import type { Tx } from '../platform/database.js';

/**
 * A mail that is to be sent: what it is about, never what anybody wrote and never a secret. Whoever reads the database
 * or its backups finds nothing here that opens a door.
 */
export interface Mail {
  /** The same key is the same mail: asking twice sends once. */
  _id: string;
  /** Which part of the program makes its letter. */
  kind: string;
  personId: string;
  /** Ids that the letter is made from. */
  data: Readonly<Record<string, string>>;
  /** Not sent earlier; each failed try moves it. */
  notBefore: Date;
}

/** A finished letter. */
export interface Letter {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
}

/**
 * Makes the letter at the moment it is sent, so that a one-time link in it is minted then and its secret is stored
 * nowhere but in the letter itself. Call `isWanted` in the transaction that mints: it says no when the mail was
 * cancelled meanwhile, and a cancellation at the same moment waits for it. Null when the letter is not wanted any more.
 */
export type Compose = (
  mail: Mail,
  isWanted: (tx: Tx) => Promise<boolean>,
) => Promise<Letter | null>;

export type MailState = 'waiting' | 'sent' | 'dropped' | 'given-up';

const minute = 60_000;
const hour = 60 * minute;

/** Waits after the first, second, … failed try. About four days in all, a long weekend of a mail server. */
const delays = [
  minute,
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  12 * hour,
  24 * hour,
  24 * hour,
  24 * hour,
];

/** When to try again after `tries` tries; null when it is enough. */
export const nextTry = (tries: number, now: Date): Date | null => {
  const delay = delays[tries - 1];
  return delay === undefined ? null : new Date(now.getTime() + delay);
};
