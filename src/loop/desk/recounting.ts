import type { Tx } from '../../platform/database.js';
import type { LoopParts } from '../loop.js';
import { promiseRecounted, type WorkingDays } from '../promise.js';

/** A cohort whose days off are others now. */
export interface DaysOffChange {
  cohortId: string;
  before: WorkingDays;
  after: WorkingDays;
}

/** Counts the promise of all that waits in a cohort anew, inside the transaction that sets its days off. */
export const recounting =
  ({ turns }: Pick<LoopParts, 'turns'>) =>
  async (tx: Tx, { cohortId, before, after }: DaysOffChange): Promise<void> => {
    for (const turn of await turns.desk.promisedIn(tx, cohortId)) {
      const { waitingSince, promisedBy } = turn;
      if (!promisedBy) continue;
      const by = promiseRecounted({ waitingSince, promisedBy }, before, after);
      if (by.getTime() !== promisedBy.getTime()) await turns.desk.promise(tx, turn, by);
    }
  };
