import type { Request } from 'express';
import { unsign } from 'cookie-signature';
import type { Clock } from '../platform/clock.js';
import { hashOf } from '../platform/ids.js';
import { isStaff, type Actor } from '../policy.js';
import { cookieName, readCookie } from '../web/cookies.js';
import { endingOf } from './ending.js';
import type { PeopleStore } from './people.store.js';
import { shutBefore } from './handed.js';
import type { Person } from './person.js';
import { personNamedBy } from './session-id.js';
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

/** The cohorts that somebody instructs and whose last day is over. */
const endedIn = ({ instructsUntil = {} }: Person, now: Date): NonNullable<Actor['ended']> =>
  Object.fromEntries(
    Object.entries(instructsUntil).flatMap(([id, until]) => {
      const ending = endingOf(until, now);
      return ending ? [[id, ending.phase]] : [];
    }),
  );

const actorOf = (person: Person, { _id, session }: SessionRecord, now: Date): Actor => ({
  id: person._id,
  name: person.name,
  locale: person.locale,
  zone: person.zone,
  rev: person.rev,
  isAdmin: person.isAdmin,
  learns: person.learns,
  learnsUntil: person.learnsUntil ?? null,
  ending: person.learnsUntil ? endingOf(person.learnsUntil, now) : null,
  instructs: person.instructs,
  ended: endedIn(person, now),
  shutBefore: shutBefore(person.handed, now),
  handed: person.handed?.seenAt === null ? person.handed : null,
  session: { id: _id, ownDevice: session.ownDevice, authAt: new Date(session.authAt) },
});

type Named = (personId: string) => void;

/** The session and its person, read at the same time, and with whatever else `onNamed` asks for. */
const read = async (
  { sessions, people }: ActorDependencies,
  id: string,
  onNamed: Named,
): Promise<[SessionRecord, Person] | null> => {
  const named = personNamedBy(id) ?? '';
  const both = Promise.all([sessions.load(hashOf(id)), people.load(named)]);
  if (named) onNamed(named);
  const [record, probably] = await both;
  const personId = record?.session.personId;
  if (!personId) return null;
  const person = probably?._id === personId ? probably : await people.load(personId);
  return person && [record, person];
};

/**
 * Reads who asks, with one batched read and no write but the hour they were last seen. Nothing is kept between
 * requests: somebody who was signed out, disabled or lost a right is refused on the next one, in every process.
 */
export const createActorReader =
  (deps: ActorDependencies) =>
  async (req: Request, onNamed: Named = () => undefined): Promise<Actor | null> => {
    const id = sessionIdOf(req, deps);
    const found = id && (await read(deps, id, onNamed));
    if (!found) return null;
    const [record, person] = found;
    const now = deps.clock.now();
    if (!isAlive(record.session, { ...person, staff: isStaff(person) }, now)) return null;
    if (now.getTime() - record.session.lastSeenAt >= seenEveryMs)
      await deps.sessions.markSeen(record._id, now);
    return actorOf(person, record, now);
  };
