import type { Directory } from '../accounts/directory.service.js';
import { goesOn } from '../accounts/ending.js';
import { emailOf } from '../accounts/login.js';
import type { Person } from '../accounts/person.js';
import type { Clock } from '../platform/clock.js';
import type { People } from './loop.js';

export interface Addressed extends Pick<
  Person,
  'name' | 'locale' | 'zone' | 'learns' | 'learnsUntil' | 'instructs' | 'disabledAt'
> {
  address: string;
}

export interface AddressParts {
  people: People;
  directory: Pick<Directory, 'members'>;
}

/** Whom a mail goes to; null for an account that is disabled, gone or without an address. */
export const addressed = async (
  { people, directory }: AddressParts,
  personId: string,
): Promise<Addressed | null> => {
  const [person] = await people.findPeople([personId]);
  const member = (await directory.members([personId])).get(personId);
  const email = emailOf(member?.logins ?? []);
  return person && email && !person.disabledAt ? { ...person, address: email.value } : null;
};

/** The same for what only learners are told: one who was withdrawn, or whose cohort is closed, has everything at rest. */
export const addressedLearner = async (
  parts: AddressParts & { clock: Clock },
  personId: string,
): Promise<Addressed | null> => {
  const to = await addressed(parts, personId);
  return to && goesOn(to, parts.clock.now()) ? to : null;
};
