import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { notFound } from '../platform/errors.js';
import type { Ids } from '../platform/ids.js';
import { original } from '../platform/locales.js';
import { isStaff } from '../policy.js';
import { shutBefore } from './handed.js';
import { createLinks } from './links.js';
import { asLogin, loginKey } from './login.js';
import type { LoginStore } from './logins.store.js';
import type { Passwords } from './passwords.js';
import type { PeopleStore } from './people.store.js';
import type { Login, NewPerson, Person, PersonRecord } from './person.js';
import type { TokenStore } from './tokens.store.js';

export interface AccountDependencies {
  people: PeopleStore;
  logins: LoginStore;
  tokens: TokenStore;
  passwords: Passwords;
  clock: Clock;
  ids: Ids;
}

const unproven = ({ passwordHash: _hidden, ...person }: PersonRecord): Person => person;

export const newRecord = (id: string, person: NewPerson, now: Date): PersonRecord => ({
  _id: id,
  name: person.name,
  locale: person.locale ?? original,
  zone: person.zone ?? 'UTC',
  isAdmin: person.isAdmin ?? false,
  learns: null,
  learnsUntil: null,
  instructs: [],
  passwordHash: null,
  sessionVersion: 1,
  disabledAt: null,
  handed: null,
  createdAt: now,
  rev: 1,
});

/** Who is meant by what was typed, as far as anybody is. */
export interface Subject {
  personId: string | null;
  /** Their record as it is just now, while what was counted of them is read. */
  person: Promise<PersonRecord | null>;
  /** What tries count under. */
  key: string;
  /** The login as it is stored; null where it was typed in a form that none has. */
  loginKey: string | null;
  /** The login is known to be the person's own. */
  isVerified: boolean;
}

export type AccountService = ReturnType<typeof createAccountService>;

/** People, how they sign in and what they may do. */
export const createAccountService = (deps: AccountDependencies) => {
  const { people, logins, passwords, clock, ids } = deps;
  const findOptional = async (personId: string | null): Promise<PersonRecord | null> =>
    // Asked even when the answer is known, so that both answers take the same time.
    people.atTheDoor(personId ?? '');
  return {
    /** Adds a person who cannot sign in yet; an invitation lets them. Throws `conflict` when a login is taken. */
    async createPerson(tx: Tx | null, person: NewPerson): Promise<string> {
      const id = ids.next();
      await logins.add(tx, id, person.logins);
      await people.add(tx, newRecord(id, person, clock.now()));
      return id;
    },

    /** The person who is meant, if this is their password; null when it is not, after the same time. */
    async verify(subject: Pick<Subject, 'person'>, password: string): Promise<Person | null> {
      const person = await subject.person;
      const matches = await passwords.matches(password, person?.passwordHash ?? null);
      return person && matches && person.disabledAt === null ? unproven(person) : null;
    },

    /** Throws `not-found`. */
    async findPerson(id: string): Promise<Person> {
      const person = await people.find(id);
      if (!person) throw notFound();
      return unproven(person);
    },

    /** Read with all else of the moment. */
    findPeople: async (personIds: readonly string[]): Promise<Person[]> =>
      (await Promise.all(personIds.map(people.load))).filter((one) => one !== null),

    async findPersonByLogin(login: Login): Promise<Person | null> {
      const person = await findOptional(await logins.personOf(login));
      return person && unproven(person);
    },

    /** Sets a password and ends every session of the person; the person as they now are. Throws `not-found`. */
    async setPassword(tx: Tx | null, personId: string, password: string): Promise<Person> {
      const passwordHash = await passwords.hash(password);
      const person = await people.setPassword(tx, personId, { passwordHash });
      if (!person) throw notFound();
      return person;
    },

    /** What tries with an identifier count under: its person, whichever of their logins was typed. */
    async subjectOf(identifier: string): Promise<Subject> {
      const login = asLogin(identifier);
      const key = login && loginKey(login);
      const known = key ? await logins.load(key) : null;
      const personId = known?.personId ?? null;
      const person = findOptional(personId);
      // Nobody waits for it where there were too many tries.
      person.catch(() => undefined);
      return {
        ...{ personId, person, loginKey: key },
        key: personId ?? `typed:${key ?? identifier}`,
        isVerified: Boolean(known?.verifiedAt),
      };
    },

    /**
     * Notes that what was typed at sign-in is the person's own login. Not while their words are shut: then it is not
     * settled who they are.
     */
    async recognise({ _id: personId, handed }: Person, typed: Subject): Promise<void> {
      const now = clock.now();
      if (!typed.loginKey || typed.isVerified || shutBefore(handed, now)) return;
      await logins.verify(null, { personId, key: typed.loginKey }, now);
    },

    rename: people.rename,
    changeSettings: people.change,
    changeRights: people.changeRights,
    hasAdmin: people.hasAdmin,
    endSessions: people.endSessions,
    isStaff,
    ...createLinks(deps),
  };
};
