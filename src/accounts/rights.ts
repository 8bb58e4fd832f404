import type { LastDay } from './ending.js';

/** What may change about a person's rights; each change raises `rev`, so that pages they kept are asked for again. */
export type RightsChange =
  | { isAdmin: boolean }
  | { learns: string | null; learnsUntil?: LastDay | null }
  | { startsInstructing: string; until?: LastDay }
  | { stopsInstructing: string };

/** The change as the database takes it. */
export const updateOf = (change: RightsChange): object => {
  if ('startsInstructing' in change) {
    const { startsInstructing: id, until } = change;
    return {
      $addToSet: { instructs: id },
      ...(until && { $set: { [`instructsUntil.${id}`]: { end: until.end, zone: until.zone } } }),
    };
  }
  if ('stopsInstructing' in change) {
    const { stopsInstructing: id } = change;
    return { $pull: { instructs: id }, $unset: { [`instructsUntil.${id}`]: '' } };
  }
  return { $set: change };
};
