import type { Model } from '../platform/database.js';
import type { CohortUntil } from './ending.js';
import type { PersonRecord } from './person.js';

/** A cohort with those who answer in it. */
export interface CohortPlaces extends CohortUntil {
  instructors: readonly string[];
}

const fillingOf = ({ _id, end, zone, instructors }: CohortPlaces) => {
  const until = { end, zone };
  const theirs = `instructsUntil.${_id}`;
  return [
    {
      filter: { learns: _id, learnsUntil: null },
      update: { $set: { learnsUntil: until }, $inc: { rev: 1 } },
    },
    {
      filter: { _id: { $in: [...instructors] }, instructs: _id, [theirs]: null },
      update: { $set: { [theirs]: until }, $inc: { rev: 1 } },
    },
  ];
};

/**
 * Writes the last day of these cohorts beside the rights of those who have none there, in one command. Both filters are
 * answered by an index, so that it costs next to nothing where nobody is left.
 */
export const lastDaysFilledIn =
  (People: Model<PersonRecord>) =>
  async (cohorts: readonly CohortPlaces[]): Promise<void> => {
    const writes = cohorts.flatMap(fillingOf);
    await People.bulkWrite(
      writes.map((updateMany) => ({ updateMany })),
      { ordered: false },
    );
  };
