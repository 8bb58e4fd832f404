import type { AuditLog } from '../audit/audit.store.js';
import type { Outbox } from '../mail/outbox.js';
import type { Clock } from '../platform/clock.js';
import type { Transact, Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { Ids } from '../platform/ids.js';
import { isStaff } from '../policy.js';
import type { Problem } from '../web/problems.js';
import { newRecord } from './accounts.service.js';
import { createAftermath } from './aftermath.js';
import { asEmail } from './login.js';
import type { LoginStore } from './logins.store.js';
import { passwordProblem } from './password-rules.js';
import type { Passwords } from './passwords.js';
import type { PeopleStore } from './people.store.js';
import type { Login, Person } from './person.js';
import type { TokenPurpose } from './token.js';
import type { TokenRecord, TokenStore } from './tokens.store.js';

export interface DoorDependencies {
  people: PeopleStore;
  logins: LoginStore;
  tokens: TokenStore;
  passwords: Passwords;
  audit: Pick<AuditLog, 'record'>;
  outbox: Pick<Outbox, 'add'>;
  transact: Transact;
  clock: Clock;
  ids: Ids;
}

/** What a link of an address is good for just now. */
export type LinkState =
  | { state: 'open'; person: Person | null; login: string; mintedBy: string | null }
  | { state: 'used' | 'expired' | 'unknown' };

/** What using a link came to: somebody is in, something is to be mended, or the link was closed meanwhile. */
export type Entered = { person: Person } | { problem: Problem } | { closed: true };

/** What somebody says of themselves with their first password. */
interface Chosen {
  name: string;
  password: string;
  locale: string;
}

export interface NewAdmin {
  name: string;
  email: string;
  zone: string;
  password: string;
}

/** The three links that let somebody in with a password of their own. Looking at one never uses it. */
export interface Doors {
  look(purpose: TokenPurpose, secret: string): Promise<LinkState>;
  acceptInvitation(secret: string, chosen: Chosen): Promise<Entered>;
  resetPassword(secret: string, password: string): Promise<Entered>;
  makeFirstAdmin(secret: string, admin: NewAdmin): Promise<Entered>;
  /** Opens the words that a link from somebody else's hands had shut. */
  confirm(secret: string): Promise<Entered>;
}

const closed = (token: TokenRecord | null, now: Date): 'used' | 'expired' | 'unknown' | null => {
  if (!token) return 'unknown';
  if (token.usedAt !== null) return 'used';
  return token.expiresAt <= now ? 'expired' : null;
};

const createLook = ({ people, logins, tokens, clock }: DoorDependencies): Doors['look'] => {
  const lookForAdmin = async (): Promise<LinkState> =>
    (await people.hasAdmin())
      ? { state: 'used' }
      : { state: 'open', person: null, login: '', mintedBy: null };
  const lookForPerson = async ({ subject, purpose, mintedBy }: TokenRecord): Promise<LinkState> => {
    const record = await people.find(subject);
    if (!record || record.disabledAt !== null) return { state: 'unknown' };
    const { passwordHash, ...person } = record;
    // An invitation is for somebody who has no password yet: it must not become a second way to set one.
    const isSpent = purpose === 'invitation' && passwordHash !== null;
    if (isSpent) return { state: 'used' };
    const login = (await logins.of(subject)).at(0)?.value ?? '';
    return { state: 'open', person, login, mintedBy };
  };
  return async (purpose, secret) => {
    const token = await tokens.find(secret, purpose);
    const state = closed(token, clock.now());
    if (!token || state) return { state: state ?? 'unknown' };
    return purpose === 'first-admin' ? lookForAdmin() : lookForPerson(token);
  };
};

/** Uses the link and does the work in one transaction; of two requests at once one gets in. */
const createUse =
  ({ tokens, transact, clock, ids }: DoorDependencies) =>
  async (
    link: { purpose: TokenPurpose; secret: string },
    work: (tx: Tx, token: TokenRecord) => Promise<Person | null>,
  ): Promise<Entered> => {
    const request = ids.next();
    const person = await transact(async (tx) => {
      const token = await tokens.use(tx, { ...link, now: clock.now() }, request);
      return token && work(tx, token);
    });
    return person ? { person } : { closed: true };
  };

const createPersonalDoors = (deps: DoorDependencies) => {
  const { people, logins, tokens, passwords, audit, clock } = deps;
  const aftermath = createAftermath(deps);
  const look = createLook(deps);
  const use = createUse(deps);
  /** Every other way to set this password ends with its being set. */
  const endLinks = async (tx: Tx, subject: string): Promise<void> => {
    const now = clock.now();
    await tokens.endAll(tx, { subject, purpose: 'invitation', now });
    await tokens.endAll(tx, { subject, purpose: 'reset', now });
  };
  const enter = async (
    purpose: 'invitation' | 'reset',
    secret: string,
    { password, ...own }: Partial<Chosen> & Pick<Chosen, 'password'>,
  ): Promise<Entered> => {
    const found = await look(purpose, secret);
    if (found.state !== 'open' || !found.person) return { closed: true };
    const { person } = found;
    const owned = (await logins.of(person._id)).map(({ value }) => value);
    const owner = { staff: isStaff(person), words: [own.name ?? person.name, ...owned] };
    const problem = passwordProblem('password', password, owner);
    if (problem) return { problem };
    const passwordHash = await passwords.hash(password);
    return use({ purpose, secret }, async (tx, token) => {
      const { subject } = token;
      await endLinks(tx, subject);
      const fields = own.name === undefined ? ['password'] : ['name', 'password'];
      const target = `person:${subject}`;
      await audit.record(tx, { actor: subject, action: `${purpose}:use`, target, fields });
      const more = await aftermath[purpose](tx, token);
      return people.setPassword(tx, subject, { passwordHash, ...own, ...more });
    });
  };
  return {
    look,
    acceptInvitation: (secret: string, chosen: Chosen) => enter('invitation', secret, chosen),
    resetPassword: (secret: string, password: string) => enter('reset', secret, { password }),
  };
};

const createAdminDoor = (deps: DoorDependencies): Doors['makeFirstAdmin'] => {
  const { people, logins, tokens, passwords, audit, clock, ids } = deps;
  const use = createUse(deps);
  const add = async (tx: Tx, id: string, admin: NewAdmin & { login: Login; hash: string }) => {
    const { login, hash, name, zone } = admin;
    const added = await people.find(id, tx);
    if (added) return added;
    if (await people.hasAdmin(tx)) return null;
    await logins.add(tx, id, [login]);
    const person = newRecord(id, { name, zone, logins: [login], isAdmin: true }, clock.now());
    await people.add(tx, { ...person, passwordHash: hash });
    await audit.record(tx, { actor: id, action: 'first-admin:use', target: `person:${id}` });
    return person;
  };
  return async (secret, admin) => {
    const login = asEmail(admin.email);
    if (!login) return { problem: { field: 'email', message: 'accounts.problems.email' } };
    const owner = { staff: true, words: [admin.name, login.value] };
    const problem = passwordProblem('password', admin.password, owner);
    if (problem) return { problem };
    const hash = await passwords.hash(admin.password);
    const id = ids.next();
    try {
      return await use({ purpose: 'first-admin', secret }, async (tx) => {
        // Two links used at once both write here: one of them is told that the other was first.
        await tokens.endAll(tx, { subject: '', purpose: 'first-admin', now: clock.now() });
        return add(tx, id, { ...admin, login, hash });
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
      return { problem: { field: 'email', message: 'errors.loginTaken' } };
    }
  };
};

const createConfirmation = (deps: DoorDependencies): Doors['confirm'] => {
  const { people, audit, clock } = deps;
  const use = createUse(deps);
  return (secret) =>
    use({ purpose: 'confirmation', secret }, async (tx, { subject }) => {
      await people.openWords(tx, subject, { now: clock.now() });
      const target = `person:${subject}`;
      await audit.record(tx, { actor: subject, action: 'confirmation:use', target });
      return people.find(subject, tx);
    });
};

export const createDoors = (deps: DoorDependencies): Doors => ({
  ...createPersonalDoors(deps),
  makeFirstAdmin: createAdminDoor(deps),
  confirm: createConfirmation(deps),
});
