import type { Request } from 'express';
import { unsign } from 'cookie-signature';
import type { Clock } from '../platform/clock.js';
import { hashOf } from '../platform/ids.js';
import { remembering } from '../platform/remember.js';
import { isStaff, type Actor } from '../policy.js';
import { cookieName, readCookie } from '../web/cookies.js';
import { endingOf } from './ending.js';
import type { PeopleStore } from './people.store.js';
import { shutBefore } from './handed.js';
import type { Person } from './person.js';
import { personNamedBy } from './session-id.js';
import { isAlive } from './session-rules.js';
import type { LivingSession, SessionReader } from './sessions.store.js';

export interface ActorDependencies {
  people: Pick<PeopleStore, 'load'>;
  sessions: Pick<SessionReader, 'load' | 'markSeen'>;
  clock: Clock;
  sessionSecret: string;
  secure: boolean;
}

const seenEveryMs = 60_000;

/** What a session's cookie says: the id that its record is kept under, and whom it probably names. */
interface Claim {
  sessionId: string;
  named: string;
}

/** More than are signed in at one process. That a cookie is ours stays true; whether its session lives is read each time. */
const mostRemembered = 10_000;

/** Reads a cookie that express-session signed; null when it is not ours. */
const createClaims = (secret: string): ((cookie: string) => Claim | null) =>
  remembering(mostRemembered, (cookie): Claim | null => {
    const id = cookie.startsWith('s:') && unsign(cookie.slice(2), secret);
    return id ? { sessionId: hashOf(id), named: personNamedBy(id) ?? '' } : null;
  });

/** The cohorts that somebody instructs and whose last day is over. */
const endedIn = ({ instructsUntil = {} }: Person, now: Date): NonNullable<Actor['ended']> =>
  Object.fromEntries(
    Object.entries(instructsUntil).flatMap(([id, until]) => {
      const ending = endingOf(until, now);
      return ending ? [[id, ending.phase]] : [];
    }),
  );

const actorOf = (person: Person, { _id, session }: LivingSession, now: Date): Actor => ({
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
  { sessionId, named }: Claim,
  onNamed: Named,
): Promise<[LivingSession, Person] | null> => {
  const both = Promise.all([sessions.load(sessionId), people.load(named)]);
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
export const createActorReader = (deps: ActorDependencies) => {
  const claimOf = createClaims(deps.sessionSecret);
  const cookie = cookieName('sid', deps.secure);
  return async (req: Request, onNamed: Named = () => undefined): Promise<Actor | null> => {
    const claim = claimOf(readCookie(req, cookie) ?? '');
    const found = claim && (await read(deps, claim, onNamed));
    if (!found) return null;
    const [record, person] = found;
    const now = deps.clock.now();
    const { sessionVersion, disabledAt } = person;
    const owner = { sessionVersion, disabledAt, staff: isStaff(person) };
    if (!isAlive(record.session, owner, now)) return null;
    if (now.getTime() - record.session.lastSeenAt >= seenEveryMs)
      await deps.sessions.markSeen(record._id, now);
    return actorOf(person, record, now);
  };
};
