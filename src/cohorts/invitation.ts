import type { NewMail } from '../mail/outbox.js';

/** The kinds of mail that invite: a learner into a cohort, an instructor to answer one. */
export const invitationMail = 'invitation';
export const instructorMail = 'instructor-invitation';

/** The mail that invites an instructor, for the transaction that adds them. */
export const instructorInvitation = (about: {
  personId: string;
  cohortId: string;
  key: string;
}): NewMail => ({
  _id: `${instructorMail}:${about.personId}:${about.key}`,
  kind: instructorMail,
  personId: about.personId,
  data: { cohortId: about.cohortId },
});
