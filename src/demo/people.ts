import { asEmail } from '../accounts/login.js';
import { scope, type Actor } from '../policy.js';
import type { DemoServices } from './step.js';

export const zone = 'America/Chicago';

/** Somebody who can sign in to the demo. */
export interface DemoPerson {
  name: string;
  email: string;
}

export const admin: DemoPerson = { name: 'Alma Reyes', email: 'admin@example.test' };
export const cindy: DemoPerson = { name: 'Cindy', email: 'cindy@example.test' };
export const colleague: DemoPerson = { name: 'Bo Lindqvist', email: 'bo@example.test' };

export const learnerEmail = (number: number): string => `learner${number}@example.test`;

/** People of the cohort's list who have not come in yet; one was put there by mistake. */
export const notJoined = {
  invited: [
    { name: 'Ewa Kowalczyk', email: 'ewa@example.test', number: '' },
    { name: 'Samuel Ofori', email: '', number: 'W-1250' },
  ],
  notInvited: [{ name: 'Lucía Fernández Ibáñez', email: 'lucia@example.test', number: 'W-1251' }],
  withdrawn: [{ name: 'Hannah Brooks', email: 'hannah@example.test', number: '' }],
} as const;

/** A person as they act now, with the rights they have by now. Throws for an address that nobody has. */
export const actorOf = async ({ accounts }: DemoServices, email: string): Promise<Actor> => {
  const login = asEmail(email);
  const person = login && (await accounts.findPersonByLogin(login));
  if (!person) throw new Error(`Nobody has the address ${email}`);
  const { _id: id, name, locale, zone: own, rev, isAdmin, learns, instructs, createdAt } = person;
  const session = { id: 'demo', ownDevice: false, authAt: createdAt };
  return { id, name, locale, zone: own, rev, isAdmin, learns, instructs, session };
};

export const addAdmin = async (services: DemoServices): Promise<Actor> => {
  const logins = [{ kind: 'email', value: admin.email } as const];
  await services.accounts.createPerson(null, { name: admin.name, logins, isAdmin: true, zone });
  return actorOf(services, admin.email);
};

/** What a person sets in their own account. */
export const setOwn = (
  { ownAccounts }: DemoServices,
  actor: Actor,
  settings: { locale?: 'es'; reads?: string[] },
): Promise<void> => ownAccounts.change(scope(actor, 'account:manage'), settings);

/** Everybody chooses the same password; each of them is hashed on its own. */
export const setPasswords = async (
  { accounts }: DemoServices,
  people: readonly Actor[],
  password: string,
): Promise<void> => {
  await Promise.all(people.map(({ id }) => accounts.setPassword(null, id, password)));
};
