import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../../platform/database.js';
import type { ReaderScope } from '../../policy.js';
import type { StaffNote } from './staff-note.js';

const noteSchema = new Schema<StaffNote>({
  _id: String,
  personId: { type: String, required: true },
  cohortId: { type: String, required: true },
  authorId: { type: String, required: true },
  toId: { type: String, default: null },
  text: { type: String, required: true },
  at: { type: Date, required: true },
});
noteSchema.index({ personId: 1, at: -1 });
noteSchema.index({ authorId: 1 });
noteSchema.index({ toId: 1 }, { partialFilterExpression: { toId: { $type: 'string' } } });

export interface StaffNoteStore {
  /** What this instructor may see about somebody: of their cohorts, the latest first. */
  about(scope: ReaderScope, personId: string): Promise<StaffNote[]>;
  add(tx: Tx, note: StaffNote): Promise<void>;
  /** Of the person they are about; whoever wrote them wrote about others. */
  exportOf(personId: string): Promise<StaffNote[]>;
  /** Goes with the person it is about; a note about somebody else stays, without who wrote it or whom it was for. */
  erase(personId: string): Promise<void>;
}

const most = 200;
const erased = 'erased';

export const createStaffNoteStore = (db: Connection): StaffNoteStore => {
  const Notes = defineModel(db, {
    name: 'StaffNote',
    collection: 'staffNotes',
    schema: noteSchema,
  });
  return {
    about({ personId: reader, cohortIds }, personId) {
      const mine = [{ toId: null }, { toId: reader }, { authorId: reader }];
      return Notes.find({ personId, cohortId: { $in: cohortIds }, $or: mine })
        .sort({ at: -1 })
        .limit(most)
        .lean()
        .exec();
    },
    async add(tx, note) {
      await Notes.create([note], { session: tx });
    },
    exportOf: (personId) => Notes.find({ personId }).limit(most).lean().exec(),
    async erase(personId) {
      await Notes.deleteMany({ personId }).exec();
      await Notes.updateMany({ authorId: personId }, { $set: { authorId: erased } }).exec();
      await Notes.updateMany({ toId: personId }, { $set: { toId: erased } }).exec();
    },
  };
};
