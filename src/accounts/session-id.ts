import type { Ids } from '../platform/ids.js';

/**
 * A session's id begins with whose it is, so that the session and the person can be read together. It proves nothing:
 * who somebody is, the session's record says.
 */
export const newSessionId = (ids: Pick<Ids, 'secret'>, personId: string): string =>
  `${personId}.${ids.secret()}`;

/** Whom the session's record will probably name; null when its id does not say. */
export const personNamedBy = (sessionId: string): string | null =>
  sessionId.split('.', 1)[0] || null;
