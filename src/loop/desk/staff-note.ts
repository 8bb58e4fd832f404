/** What an instructor noted about a learner. The learner never sees it on a page, and gets it with their records. */
export interface StaffNote {
  _id: string;
  /** The learner it is about. */
  personId: string;
  cohortId: string;
  authorId: string;
  /** Whom it was written for, where it went with a round that was handed over; null: for all who instruct the cohort. */
  toId: string | null;
  text: string;
  at: Date;
}
