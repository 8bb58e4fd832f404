import type { Directory } from '../accounts/directory.service.js';
import type { CohortStore } from './cohort.store.js';

const atOnce = 200;

/**
 * People who came into their cohort before last days stood beside their rights get them there, so that their course ends
 * as everybody's does. Done at each start: it writes nothing where nobody is left, and never touches a day that stands.
 */
export const fillInLastDays = async ({
  cohorts,
  directory,
}: {
  cohorts: Pick<CohortStore, 'places'>;
  directory: Pick<Directory, 'fillInLastDays'>;
}): Promise<void> => {
  for (let after = ''; ;) {
    const some = await cohorts.places({ after, limit: atOnce });
    if (some.length > 0) await directory.fillInLastDays(some);
    if (some.length < atOnce) return;
    after = some[some.length - 1]?._id ?? '';
  }
};
