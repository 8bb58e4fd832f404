import type { Problem } from '../web/problems.js';
import { isGuessable } from './guessable.js';

const shortest = 12;
/** Whoever reads others' words or administers, as long as there is no second factor. */
const shortestForStaff = 15;
const longest = 128;

export interface PasswordOwner {
  staff: boolean;
  /** Name and logins, which must not be what the password is made of. */
  words: readonly string[];
}

/** Characters as a person counts them, after the folding that the hash uses too. */
export const lengthOf = (password: string): number => [...password.normalize('NFKC')].length;

export const leastFor = ({ staff }: { staff: boolean }): number =>
  staff ? shortestForStaff : shortest;

/**
 * What keeps a new password from being taken; null when nothing does. Length and what is guessed first, no rule about
 * kinds of characters (NIST SP 800-63B and ASVS 5.0, 6.2).
 */
export const passwordProblem = (
  field: string,
  password: string,
  owner: PasswordOwner,
): Problem | null => {
  const length = lengthOf(password);
  const count = leastFor(owner);
  if (length < count) return { field, message: 'accounts.problems.tooShort', values: { count } };
  if (length > longest)
    return { field, message: 'accounts.problems.tooLong', values: { count: longest } };
  return isGuessable(password, owner.words)
    ? { field, message: 'accounts.problems.guessable' }
    : null;
};
