/** That somebody learns in a cohort, or did. What they did there is kept apart from it, so withdrawing loses nothing. */
export interface EnrolmentRecord {
  _id: string;
  cohortId: string;
  personId: string;
  courseId: string;
  status: 'active' | 'withdrawn';
  enrolledAt: Date;
  withdrawnAt: Date | null;
}

/** How far somebody has come in, for whoever invites. */
export type Arrival = 'not-invited' | 'invited' | 'joined' | 'withdrawn';

export const arrivalOf = (person: {
  hasJoined: boolean;
  isInvited: boolean;
  isWithdrawn: boolean;
}): Arrival => {
  if (person.isWithdrawn) return 'withdrawn';
  if (person.hasJoined) return 'joined';
  return person.isInvited ? 'invited' : 'not-invited';
};
