import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../../platform/database.js';
import type { Absence } from './absence.js';

const absenceSchema = new Schema<Absence>({
  _id: String,
  standInId: { type: String, required: true, index: true },
  from: { type: String, required: true },
  to: { type: String, required: true },
  startsAt: { type: Date, required: true },
  endsAt: { type: Date, required: true, index: true },
});

export interface AbsenceStore {
  find(personId: string): Promise<Absence | null>;
  /** Of these people, those who are away at `now`. */
  awayOf(personIds: readonly string[], now: Date): Promise<Absence[]>;
  /** Whom somebody answers for at `now`. */
  standingInBy(personId: string, now: Date): Promise<Absence[]>;
  /** Everybody who is away at `now`. */
  away(now: Date): Promise<Absence[]>;
  put(tx: Tx | null, absence: Absence): Promise<void>;
  remove(personId: string): Promise<void>;
  exportOf(personId: string): Promise<Absence[]>;
  erase(personId: string): Promise<void>;
}

const most = 500;

const at = (now: Date) => ({ startsAt: { $lte: now }, endsAt: { $gte: now } });

export const createAbsenceStore = (db: Connection): AbsenceStore => {
  const Absences = defineModel(db, {
    name: 'Absence',
    collection: 'absences',
    schema: absenceSchema,
  });
  const several = (filter: object): Promise<Absence[]> =>
    Absences.find(filter).limit(most).lean<Absence[]>().exec();
  return {
    find: (personId) => Absences.findById(personId).lean().exec(),
    awayOf: (personIds, now) => several({ _id: { $in: personIds }, ...at(now) }),
    standingInBy: (standInId, now) => several({ standInId, ...at(now) }),
    away: (now) => several(at(now)),
    async put(tx, absence) {
      await Absences.replaceOne({ _id: absence._id }, absence, { upsert: true }).session(tx).exec();
    },
    async remove(personId) {
      await Absences.deleteOne({ _id: personId }).exec();
    },
    exportOf: (personId) => several({ $or: [{ _id: personId }, { standInId: personId }] }),
    async erase(personId) {
      await Absences.deleteMany({ $or: [{ _id: personId }, { standInId: personId }] }).exec();
    },
  };
};
