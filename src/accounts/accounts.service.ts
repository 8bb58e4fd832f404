import type { Clock } from '../platform/clock.js';
import type { Transact, Tx } from '../platform/database.js';
import { notFound } from '../platform/errors.js';
import type { Ids } from '../platform/ids.js';
import { isStaff } from '../policy.js';
import { asLogin } from './login.js';
import type { LoginStore } from './logins.store.js';
import type { Passwords } from './passwords.js';
import type { PeopleStore } from './people.store.js';
import type { NewPerson, Person, PersonRecord } from './person.js';
import type { TokenStore } from './tokens.store.js';

export interface AccountDependencies {
  people: PeopleStore;
  logins: LoginStore;
  tokens: TokenStore;
  passwords: Passwords;
  transact: Transact;
  clock: Clock;
  ids: Ids;
}

const unproven = ({ passwordHash: _hidden, ...person }: PersonRecord): Person => person;

const newRecord = (id: string, person: NewPerson, now: Date): PersonRecord => ({
  _id: id,
  name: person.name,
  locale: person.locale ?? 'en',
  zone: person.zone ?? 'UTC',
  isAdmin: person.isAdmin ?? false,
  learns: null,
  instructs: [],
  passwordHash: null,
  sessionVersion: 1,
  disabledAt: null,
  createdAt: now,
  rev: 1,
});

export type AccountService = ReturnType<typeof createAccountService>;

export const createAccountService = (deps: AccountDependencies) => {
  const { people, logins, tokens, passwords, clock, ids } = deps;
  return {
    /** The person with this password; null when there is none, after the same time. */
    async verify(identifier: string, password: string): Promise<Person | null> {
      const login = asLogin(identifier);
      const personId = login && (await logins.personOf(login));
      const person = personId ? await people.find(personId) : null;
      const matches = await passwords.matches(password, person?.passwordHash ?? null);
      return person && matches && person.disabledAt === null ? unproven(person) : null;
    },

    /** Adds a person who cannot sign in yet; an invitation lets them. Throws `conflict` when a login is taken. */
    async createPerson(tx: Tx | null, person: NewPerson): Promise<string> {
      const id = ids.next();
      await logins.add(tx, id, person.logins);
      await people.add(tx, newRecord(id, person, clock.now()));
      return id;
    },

    /** Throws `not-found`. */
    async findPerson(id: string): Promise<Person> {
      const person = await people.find(id);
      if (!person) throw notFound();
      return unproven(person);
    },

    findPeople: (personIds: readonly string[]): Promise<Person[]> => people.findMany(personIds),

    /** Sets a password and ends every session of the person; returns them as they now are. */
    async setPassword(tx: Tx | null, personId: string, password: string): Promise<void> {
      await people.setPassword(tx, personId, await passwords.hash(password));
    },

    /** Mints a one-time link's secret; only its hash is kept. */
    async mint(
      tx: Tx | null,
      token: Omit<Parameters<TokenStore['add']>[1], 'secret'>,
    ): Promise<string> {
      const secret = ids.secret();
      await tokens.add(tx, { ...token, secret });
      return secret;
    },

    isStaff,
    changeRights: people.changeRights,
    hasAdmin: people.hasAdmin,
  };
};
