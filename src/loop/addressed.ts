import type { Directory } from '../accounts/directory.service.js';
import { emailOf } from '../accounts/login.js';
import type { People } from './loop.js';

export interface Addressed {
  name: string;
  locale: string;
  zone: string;
  address: string;
  isLearning: boolean;
  /** The cohorts they answer in. */
  instructs: readonly string[];
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
  if (!person || !email || person.disabledAt) return null;
  const { name, locale, zone, learns, instructs } = person;
  return { name, locale, zone, address: email.value, isLearning: learns !== null, instructs };
};

/** The same for what only learners are told: one who was withdrawn has everything at rest. */
export const addressedLearner = async (
  parts: AddressParts,
  personId: string,
): Promise<Addressed | null> => {
  const to = await addressed(parts, personId);
  return to?.isLearning ? to : null;
};
