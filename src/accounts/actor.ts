import type { Request } from 'express';
import { unsign } from 'cookie-signature';
import type { Clock } from '../platform/clock.js';
import { hashOf } from '../platform/ids.js';
import { isStaff, type Actor } from '../policy.js';
import { cookieName, readCookie } from '../web/cookies.js';
import type { PeopleStore } from './people.store.js';
import { shutBefore } from './handed.js';
import type { PersonRecord } from './person.js';
import { isAlive } from './session-rules.js';
import type { SessionReader, SessionRecord } from './sessions.store.js';

export interface ActorDependencies {
  people: Pick<PeopleStore, 'load'>;
  sessions: Pick<SessionReader, 'load' | 'markSeen'>;
  clock: Clock;
  sessionSecret: string;
  secure: boolean;
}

const seenEveryMs = 60_000;

/** The session id of a cookie that express-session signed; null when it is missing or not ours. */
const sessionIdOf = (req: Request, { sessionSecret, secure }: ActorDependencies): string | null => {
  const cookie = readCookie(req, cookieName('sid', secure));
  return cookie?.startsWith('s:') ? unsign(cookie.slice(2), sessionSecret) || null : null;
};

const actorOf = (person: PersonRecord, { _id, session }: SessionRecord, now: Date): Actor => ({
  id: person._id,
  name: person.name,
  locale: person.locale,
  zone: person.zone,
  rev: person.rev,
  isAdmin: person.isAdmin,
  learns: person.learns,
  instructs: person.instructs,
  shutBefore: shutBefore(person.handed, now),
  handed: person.handed?.seenAt === null ? person.handed : null,
  session: { id: _id, ownDevice: session.ownDevice, authAt: new Date(session.authAt) },
});

/**
 * Reads who asks, with two batched reads and no write but the hour they were last seen. Nothing is kept between
 * requests: somebody who was signed out, disabled or lost a right is refused on the next one, in every process.
 */
export const createActorReader =
  (deps: ActorDependencies) =>
  async (req: Request): Promise<Actor | null> => {
    const id = sessionIdOf(req, deps);
    const record = id ? await deps.sessions.load(hashOf(id)) : null;
    if (!record?.session.personId) return null;
    const person = await deps.people.load(record.session.personId);
    const now = deps.clock.now();
    if (!person || !isAlive(record.session, { ...person, staff: isStaff(person) }, now))
      return null;
    if (now.getTime() - record.session.lastSeenAt >= seenEveryMs)
      await deps.sessions.markSeen(record._id, now);
    return actorOf(person, record, now);
  };
