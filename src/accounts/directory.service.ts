import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { Ids } from '../platform/ids.js';
import { newRecord } from './accounts.service.js';
import type { CohortUntil } from './ending.js';
import { loginKey } from './login.js';
import type { LoginStore } from './logins.store.js';
import type { PeopleStore } from './people.store.js';
import type { Login, NewPerson, Person } from './person.js';
import type { TokenStore } from './tokens.store.js';

/** A person as whoever enrols people may see them. */
export interface Member {
  id: string;
  name: string;
  locale: string;
  /** Has set a password; from then on name, identifiers and password are theirs alone. */
  hasJoined: boolean;
  logins: readonly Login[];
}

/** Until when an invitation counts, and the login whose address the course mails it to, where it does. */
export interface InvitationLink {
  expiresAt: Date;
  sentTo?: Login;
}

/** What the people of a cohort see of those who answer them. */
export interface NamedPerson {
  name: string;
  isAdmin: boolean;
  /** Languages they read, by their codes; empty where they have not said. */
  reads: readonly string[];
}

export interface DirectoryDependencies {
  people: PeopleStore;
  logins: LoginStore;
  tokens: TokenStore;
  clock: Clock;
  ids: Ids;
}

/** People as cohorts know them: found by what they sign in with, added, invited, and given their memberships. */
export interface Directory {
  /** Ids by login key, for those that somebody has. */
  find(logins: readonly Login[], tx?: Tx): Promise<Map<string, string>>;
  members(ids: readonly string[], tx?: Tx): Promise<Map<string, Member>>;
  /** For the pages of a cohort; calls of one tick share one query. */
  namesOf(ids: readonly string[]): Promise<Map<string, NamedPerson>>;
  /** Adds people who cannot sign in yet; their ids, in the same order. Nobody may have one of the logins. */
  add(tx: Tx, people: readonly NewPerson[]): Promise<string[]>;
  /** For somebody who has not joined yet: another name, more logins. */
  amend(tx: Tx, id: string, change: { name: string; logins: readonly Login[] }): Promise<void>;
  setLearning(tx: Tx, ids: readonly string[], cohort: CohortUntil | null): Promise<void>;
  startInstructing(tx: Tx, id: string, cohort: CohortUntil): Promise<void>;
  /** The last days of these cohorts, for those of their people who know none. */
  fillInLastDays: PeopleStore['fillInLastDays'];
  /**
   * The secret of a new one-time link, valid beside earlier ones. Throws `conflict` for somebody who has joined: a link
   * that sets their password would open their account to whoever holds it.
   */
  invite(tx: Tx, id: string, link: InvitationLink): Promise<string>;
  endInvitations(tx: Tx, id: string): Promise<void>;
  /** Until when the longest open invitation of each runs, for those who have one. */
  invitedUntil(ids: readonly string[]): Promise<Map<string, Date>>;
}

const chunk = <T>(all: readonly T[], size = 1_000): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );

/** Asks in parts, so that no single question to the database grows with a list of ten thousand. */
const inParts = async <T, V>(
  all: readonly T[],
  ask: (part: readonly T[]) => Promise<ReadonlyMap<string, V>>,
): Promise<Map<string, V>> => {
  const found = new Map<string, V>();
  for (const part of chunk(all)) for (const [key, value] of await ask(part)) found.set(key, value);
  return found;
};

const readMembers = async (
  { people, logins }: DirectoryDependencies,
  ids: readonly string[],
  tx?: Tx,
): Promise<Map<string, Member>> => {
  const found = await people.findMany(ids, tx);
  const joined = await people.withPassword(ids, tx);
  const loginsOf = await logins.ofMany(ids, tx);
  const member = ({ _id: id, name, locale }: Person): Member => {
    return { id, name, locale, hasJoined: joined.has(id), logins: loginsOf.get(id) ?? [] };
  };
  return new Map(found.map((person) => [person._id, member(person)]));
};

const readNames = async (
  { people }: DirectoryDependencies,
  ids: readonly string[],
): Promise<Map<string, NamedPerson>> => {
  const found = await Promise.all(ids.map((id) => people.load(id)));
  return new Map(
    found.flatMap((one) =>
      one
        ? [[one._id, { name: one.name, isAdmin: one.isAdmin, reads: one.reads ?? [] }] as const]
        : [],
    ),
  );
};

const changes = (deps: DirectoryDependencies) => {
  const { people, logins, clock, ids } = deps;
  return {
    async add(tx: Tx, newPeople: readonly NewPerson[]): Promise<string[]> {
      const added = newPeople.map((person) => ({ id: ids.next(), logins: person.logins, person }));
      await logins.addMany(tx, added);
      await people.addMany(
        tx,
        added.map(({ id, person }) => newRecord(id, person, clock.now())),
      );
      return added.map(({ id }) => id);
    },
    async amend(tx: Tx, id: string, change: { name: string; logins: readonly Login[] }) {
      const member = (await readMembers(deps, [id], tx)).get(id);
      if (!member || member.hasJoined) throw new AppError('conflict');
      if (change.name !== member.name) await people.rename(tx, id, change.name);
      if (change.logins.length > 0) await logins.add(tx, id, change.logins);
    },
    setLearning: people.setLearning,
    fillInLastDays: people.fillInLastDays,
    startInstructing: (tx: Tx, id: string, cohort: CohortUntil) =>
      people.changeRights(tx, id, { startsInstructing: cohort._id, until: cohort }),
  };
};

const invitations = ({ people, tokens, clock, ids }: DirectoryDependencies) => ({
  async invite(tx: Tx, id: string, { expiresAt, sentTo }: InvitationLink): Promise<string> {
    const person = await people.find(id, tx);
    if (!person || person.passwordHash !== null) throw new AppError('conflict', 'errors.hasJoined');
    // A write to the person, so that a link minted while they join conflicts with it and cannot outlive it.
    await people.rename(tx, id, person.name);
    const secret = ids.secret();
    const mailed = sentTo ? { sentTo: loginKey(sentTo) } : {};
    await tokens.add(tx, { secret, purpose: 'invitation', subject: id, expiresAt, ...mailed });
    return secret;
  },
  endInvitations: (tx: Tx, id: string) =>
    tokens.endAll(tx, { subject: id, purpose: 'invitation', now: clock.now() }),
  invitedUntil: (all: readonly string[]) =>
    inParts(all, (part) => tokens.openUntil(part, 'invitation', clock.now())),
});

export const createDirectory = (deps: DirectoryDependencies): Directory => ({
  find: (all, tx) => inParts(all, (part) => deps.logins.peopleOf(part, tx)),
  members: (all, tx) => inParts(all, (part) => readMembers(deps, part, tx)),
  namesOf: (all) => readNames(deps, all),
  ...changes(deps),
  ...invitations(deps),
});
