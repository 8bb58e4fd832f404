import type { HandedLink } from './person.js';

/** The kind of mail that tells of it. */
export const handedMail = 'handed-link';

/** How long the words stay shut when nobody says that it is they. */
const shutForMs = 24 * 3_600_000;

/** Up to when words are shut to the account at `now`; null when all are open. */
export const shutBefore = (handed: HandedLink | null, now: Date): Date | null =>
  handed && now < handed.opensAt ? handed.usedAt : null;

/** How a link that is being used came to its person. */
export interface UsedLink {
  /** The person themselves, after giving their password; somebody else; or null for the course, by mail. */
  mintedBy: string | null;
  /** The person it is for. */
  subject: string;
  /** It went to an address that is known to be the person's own. */
  isOwnMail: boolean;
}

const opened = (handed: HandedLink | null, now: Date): HandedLink | null => {
  if (!handed) return null;
  // Told once more: whoever held the account meanwhile may have put the notice away.
  return { ...handed, opensAt: handed.opensAt < now ? handed.opensAt : now, seenAt: null };
};

/**
 * What stands about the person after a link has set their password. A link by their own mail is their own way, so it opens
 * everything; one that they made by signing in changes nothing; every other shuts.
 */
export const handedAfter = (
  before: HandedLink | null,
  { mintedBy, subject, isOwnMail }: UsedLink,
  now: Date,
): HandedLink | null => {
  if (mintedBy === subject) return before;
  if (mintedBy === null && isOwnMail) return opened(before, now);
  const opensAt = new Date(now.getTime() + shutForMs);
  return { by: mintedBy, usedAt: now, opensAt, seenAt: null };
};
