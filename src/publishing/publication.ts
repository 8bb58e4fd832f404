/** That a version of the course was shown from then on. The text itself stays in the files. */
export interface PublicationRecord {
  /** Counts publications, from 1. */
  _id: number;
  /** The hash of the whole course. */
  hash: string;
  /** The admin who published it; null where the program was started with it. */
  by: string | null;
  at: Date;
}
