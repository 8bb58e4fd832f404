import { asEmail, loginKey } from '../accounts/login.js';
import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { CohortParts } from './parts.js';

/** Somebody who is to answer reflections, and who may be new here. */
export interface NewInstructor {
  name: string;
  email: string;
}

/** The person with this address, added when there is none yet; they join by an invitation. */
export const findOrAddInstructor = async (
  { directory }: Pick<CohortParts, 'directory'>,
  tx: Tx,
  { name, email, zone }: NewInstructor & { zone: string },
): Promise<string> => {
  const login = asEmail(email);
  if (!login) throw new AppError('invalid');
  const known = (await directory.find([login], tx)).get(loginKey(login));
  if (known) return known;
  const [added = ''] = await directory.add(tx, [{ name, logins: [login], zone }]);
  return added;
};
