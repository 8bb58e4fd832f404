import type { Directory } from '../accounts/directory.service.js';
import { emailOf } from '../accounts/login.js';
import type { People } from './loop.js';

export interface Addressed {
  name: string;
  locale: string;
  address: string;
  isLearning: boolean;
}

/** Whom a mail goes to; null for an account that is disabled, gone or without an address. */
export const addressed = async (
  { people, directory }: { people: People; directory: Pick<Directory, 'members'> },
  personId: string,
): Promise<Addressed | null> => {
  const [person] = await people.findPeople([personId]);
  const member = (await directory.members([personId])).get(personId);
  const email = emailOf(member?.logins ?? []);
  if (!person || !email || person.disabledAt) return null;
  const { name, locale, learns } = person;
  return { name, locale, address: email.value, isLearning: learns !== null };
};
