import { Schema } from 'mongoose';
import { defineModel, type Connection } from '../../platform/database.js';
import { createLookup, createLookupOfOne } from '../../platform/lookup.js';
import { isAway, type Absence } from './absence.js';

const absenceSchema = new Schema<Absence>({
  _id: String,
  standInId: { type: String, required: true, index: true },
  from: { type: String, required: true },
  to: { type: String, required: true },
  startsAt: { type: Date, required: true },
  endsAt: { type: Date, required: true, index: true },
});

export interface AbsenceStore {
  /** Read with all else of the moment, as the next two. */
  find(personId: string): Promise<Absence | null>;
  /** Of these people, those who are away at `now`. */
  awayOf(personIds: readonly string[], now: Date): Promise<Absence[]>;
  /** Whom somebody answers for at `now`. */
  standingInBy(personId: string, now: Date): Promise<Absence[]>;
  /** Everybody who is away at `now`. */
  away(now: Date): Promise<Absence[]>;
  put(absence: Absence): Promise<void>;
  remove(personId: string): Promise<void>;
  exportOf(personId: string): Promise<Absence[]>;
  erase(personId: string): Promise<void>;
}

const most = 500;

const ofEither = (personId: string) => ({ $or: [{ _id: personId }, { standInId: personId }] });

export const createAbsenceStore = (db: Connection): AbsenceStore => {
  const Absences = defineModel(db, {
    name: 'Absence',
    collection: 'absences',
    schema: absenceSchema,
  });
  const find = createLookupOfOne<Absence>(db, { collection: 'absences', by: '_id' });
  const byStandIn = createLookup<Absence>(db, { collection: 'absences', by: 'standInId' });
  const several = (filter: object): Promise<Absence[]> =>
    Absences.find(filter).limit(most).lean<Absence[]>().exec();
  return {
    find,
    awayOf: async (personIds, now) =>
      (await Promise.all(personIds.map(find))).flatMap((found) =>
        found && isAway(found, now) ? [found] : [],
      ),
    standingInBy: async (personId, now) =>
      (await byStandIn(personId)).filter((absence) => isAway(absence, now)),
    away: (now) => several({ startsAt: { $lte: now }, endsAt: { $gte: now } }),
    async put(absence) {
      await Absences.replaceOne({ _id: absence._id }, absence, { upsert: true }).exec();
    },
    async remove(personId) {
      await Absences.deleteOne({ _id: personId }).exec();
    },
    exportOf: (personId) => several(ofEither(personId)),
    async erase(personId) {
      await Absences.deleteMany(ofEither(personId)).exec();
    },
  };
};
