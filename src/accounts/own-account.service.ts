import type { AuditLog } from '../audit/audit.store.js';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database.js';
import { notFound } from '../platform/errors.js';
import { isStaff, type OwnScope } from '../policy.js';
import type { Problem } from '../web/problems.js';
import type { LoginStore } from './logins.store.js';
import { passwordProblem } from './password-rules.js';
import type { Passwords } from './passwords.js';
import type { OwnSettings, PeopleStore } from './people.store.js';
import type { Login, Person } from './person.js';
import { isAlive, type SessionContent } from './session-rules.js';
import type { SessionReader } from './sessions.store.js';
import type { TokenStore } from './tokens.store.js';

export interface OwnAccountDependencies {
  people: PeopleStore;
  logins: LoginStore;
  tokens: TokenStore;
  sessions: SessionReader;
  passwords: Passwords;
  audit: Pick<AuditLog, 'record'>;
  transact: Transact;
  clock: Clock;
}

export interface OwnSession extends SessionContent {
  id: string;
}

export interface OwnAccount {
  person: Person;
  logins: Login[];
  /** Those that still count, the latest seen first. */
  sessions: OwnSession[];
}

export type PasswordChange = { person: Person } | { problem: Problem };

/** What somebody sees and changes of their own account; never of another's. */
export interface OwnAccounts {
  read(scope: OwnScope): Promise<OwnAccount>;
  rename(scope: OwnScope, name: string): Promise<void>;
  change(scope: OwnScope, settings: Partial<OwnSettings>): Promise<void>;
  /** Ends every session of the person; the caller begins this browser's anew. Null when `current` is not theirs. */
  changePassword(
    scope: OwnScope,
    passwords: { current: string; next: string },
  ): Promise<PasswordChange | null>;
  endSession(scope: OwnScope, id: string): Promise<void>;
  endOtherSessions(scope: OwnScope, kept: string): Promise<void>;
}

const createPasswordChange = (deps: OwnAccountDependencies): OwnAccounts['changePassword'] => {
  const { people, logins, tokens, passwords, audit, transact, clock } = deps;
  return async ({ personId }, { current, next }) => {
    const record = await people.find(personId);
    if (!record || !(await passwords.matches(current, record.passwordHash))) return null;
    const owned = (await logins.of(personId)).map(({ value }) => value);
    const owner = { staff: isStaff(record), words: [record.name, ...owned] };
    const problem = passwordProblem('newPassword', next, owner);
    if (problem) return { problem };
    const passwordHash = await passwords.hash(next);
    const person = await transact(async (tx) => {
      await tokens.endAll(tx, { subject: personId, purpose: 'reset', now: clock.now() });
      await audit.record(tx, {
        actor: personId,
        action: 'password:change',
        target: `person:${personId}`,
        fields: ['password'],
      });
      return people.setPassword(tx, personId, { passwordHash });
    });
    if (!person) throw notFound();
    return { person };
  };
};

const createOwnSessions = ({ sessions, audit, transact }: OwnAccountDependencies) => {
  const note = (personId: string) =>
    transact((tx) =>
      audit.record(tx, {
        actor: personId,
        action: 'session:end',
        target: `person:${personId}`,
      }),
    );
  return {
    async endSession({ personId }: OwnScope, id: string): Promise<void> {
      await sessions.end(personId, id);
      await note(personId);
    },
    async endOtherSessions({ personId }: OwnScope, kept: string): Promise<void> {
      await sessions.endOthers(personId, kept);
      await note(personId);
    },
  };
};

export const createOwnAccounts = (deps: OwnAccountDependencies): OwnAccounts => {
  const { people, logins, sessions, clock } = deps;
  return {
    async read({ personId }) {
      const [person] = await people.findMany([personId]);
      if (!person) throw notFound();
      const records = await sessions.exportOf(personId);
      const owner = { ...person, staff: isStaff(person) };
      const open = records
        .filter(({ session }) => isAlive(session, owner, clock.now()))
        .map(({ _id, session }) => ({ ...session, id: _id }))
        .sort((a, b) => b.lastSeenAt - a.lastSeenAt);
      return { person, logins: await logins.of(personId), sessions: open };
    },
    rename: ({ personId }, name) => people.rename(null, personId, name),
    change: ({ personId }, settings) => people.change(null, personId, settings),
    changePassword: createPasswordChange(deps),
    ...createOwnSessions(deps),
  };
};
