import { Schema } from 'mongoose';
import { defineModel, isDuplicate, type Connection, type Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { PublicationRecord } from './publication.js';

const publicationSchema = new Schema<PublicationRecord>({
  _id: Number,
  hash: { type: String, required: true },
  by: { type: String, default: null },
  at: { type: Date, required: true },
}).index({ by: 1, at: 1 });

export interface PublicationStore {
  latest(tx?: Tx): Promise<PublicationRecord | null>;
  /** Adds one behind the latest; throws `conflict` where somebody else was first. */
  add(tx: Tx | null, publication: PublicationRecord): Promise<void>;
  by(personId: string): Promise<PublicationRecord[]>;
}

const mostRead = 1_000;

export const createPublicationStore = (db: Connection): PublicationStore => {
  const Publications = defineModel(db, {
    name: 'Publication',
    collection: 'publications',
    schema: publicationSchema,
  });
  return {
    latest: (tx) =>
      Publications.findOne()
        .sort({ _id: -1 })
        .session(tx ?? null)
        .lean<PublicationRecord>()
        .exec(),
    async add(tx, publication) {
      try {
        await Publications.create([publication], { session: tx });
      } catch (error) {
        throw isDuplicate(error) ? new AppError('conflict', undefined, { cause: error }) : error;
      }
    },
    by: (personId) =>
      Publications.find({ by: personId })
        .sort({ at: 1 })
        .limit(mostRead)
        .lean<PublicationRecord[]>()
        .exec(),
  };
};
