import { endOfDay, startOfDay, type Day } from '../../platform/dates.js';

/** That somebody does not answer for some days, and who does. One a person: another takes its place. */
export interface Absence {
  /** Who is away. */
  _id: string;
  standInId: string;
  /** First and last day, in the zone of the one who is away. */
  from: Day;
  to: Day;
  startsAt: Date;
  endsAt: Date;
}

/** Longest time that one absence may last, in days. */
export const longestAbsence = 60;

export const absenceOf = (
  personId: string,
  { standInId, from, to }: Pick<Absence, 'standInId' | 'from' | 'to'>,
  zone: string,
): Absence => ({
  ...{ _id: personId, standInId, from, to },
  startsAt: startOfDay(from, zone),
  endsAt: endOfDay(to, zone),
});

export const isAway = ({ startsAt, endsAt }: Absence, now: Date): boolean =>
  startsAt <= now && now <= endsAt;
