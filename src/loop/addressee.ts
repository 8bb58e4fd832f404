import type { Directory } from '../accounts/directory.service.js';
import type { People } from './loop.js';

/** Somebody whom mail reaches, and what they are in the course. */
export interface Addressee {
  name: string;
  locale: string;
  zone: string;
  address: string;
  /** The cohort they learn in. */
  learns: string | null;
  /** The cohorts they answer in. */
  instructs: readonly string[];
}

export interface AddressParts {
  people: People;
  directory: Pick<Directory, 'members'>;
}

/** Null for somebody who has no address, or whose account is disabled. */
export const addresseeOf = async (
  { people, directory }: AddressParts,
  personId: string,
): Promise<Addressee | null> => {
  const [person] = await people.findPeople([personId]);
  const member = (await directory.members([personId])).get(personId);
  const email = member?.logins.find(({ kind }) => kind === 'email');
  if (!person || !email || person.disabledAt) return null;
  const { name, locale, zone, learns, instructs } = person;
  return { name, locale, zone, address: email.value, learns, instructs };
};
