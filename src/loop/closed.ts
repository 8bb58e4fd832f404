import { endingOf, type LastDay } from '../accounts/ending.js';
import { AppError } from '../platform/errors.js';
import type { ReaderScope } from '../policy.js';

/** Whether anything is still done in a cohort, as its instructor reaches it. */
export const stillRuns = ({ closed = [] }: ReaderScope, cohortId: string): boolean =>
  !closed.includes(cohortId);

/** Whether everything of a cohort is only there to be read at `now`. */
export const isClosed = (cohort: LastDay, now: Date): boolean =>
  endingOf(cohort, now)?.phase === 'closed';

/** What an instructor is about to change. Throws `conflict`, which says why, once its cohort is closed. */
export const toChange = <Found extends { cohortId: string }>(
  scope: ReaderScope,
  found: Found | null,
): Found | null => {
  if (found && !stillRuns(scope, found.cohortId))
    throw new AppError('conflict', 'errors.closedCohort');
  return found;
};
