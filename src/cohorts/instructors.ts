import { asEmail, loginKey } from '../accounts/login.js';
import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { CohortRecord } from './cohort.js';
import { instructorInvitation } from './invitation.js';
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

/** Instructors take up their place: the right at once, and an invitation by mail for who has not joined yet. */
export const installInstructors = async (
  { directory, outbox }: Pick<CohortParts, 'directory' | 'outbox'>,
  tx: Tx,
  { cohort, personIds, key }: { cohort: CohortRecord; personIds: readonly string[]; key: string },
): Promise<void> => {
  for (const id of personIds) await directory.startInstructing(tx, id, cohort);
  const members = [...(await directory.members(personIds, tx)).values()];
  const invited = members.filter(({ hasJoined }) => !hasJoined);
  await outbox.add(
    tx,
    invited.map(({ id: personId }) =>
      instructorInvitation({ personId, cohortId: cohort._id, key }),
    ),
  );
};
