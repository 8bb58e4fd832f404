import { Schema } from 'mongoose';
import { defineModel, type Connection, type Tx } from '../../platform/database.js';
import { createLookup } from '../../platform/lookup.js';
import type { ReaderScope } from '../../policy.js';
import type { StaffNote } from './staff-note.js';

const noteSchema = new Schema<StaffNote>({
  _id: String,
  personId: { type: String, required: true, index: true },
  cohortId: { type: String, required: true },
  authorId: { type: String, required: true, index: true },
  toId: { type: String, default: null },
  text: { type: String, required: true },
  at: { type: Date, required: true },
});
noteSchema.index({ toId: 1 }, { partialFilterExpression: { toId: { $type: 'string' } } });

export interface StaffNoteStore {
  /** What this instructor may see about somebody: of their cohorts, the latest first. Read with all else of the moment. */
  about(scope: ReaderScope, personId: string): Promise<StaffNote[]>;
  add(tx: Tx, note: StaffNote): Promise<void>;
  /** Of the person they are about; whoever wrote them wrote about others. */
  exportOf(personId: string): Promise<StaffNote[]>;
  /** Goes with the person it is about; a note about somebody else stays, without who wrote it or whom it was for. */
  erase(personId: string): Promise<void>;
}

const most = 200;
const erased = 'erased';

const isFor = (
  { toId, authorId, cohortId }: StaffNote,
  { personId, cohortIds }: ReaderScope,
): boolean =>
  cohortIds.includes(cohortId) && (toId === null || [toId, authorId].includes(personId));

export const createStaffNoteStore = (db: Connection): StaffNoteStore => {
  const Notes = defineModel(db, {
    name: 'StaffNote',
    collection: 'staffNotes',
    schema: noteSchema,
  });
  const aboutPerson = createLookup<StaffNote>(db, { collection: 'staffNotes', by: 'personId' });
  return {
    about: async (scope, personId) =>
      (await aboutPerson(personId))
        .filter((note) => isFor(note, scope))
        .sort((one, other) => other.at.getTime() - one.at.getTime())
        .slice(0, most),
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
