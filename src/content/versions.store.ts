import { Schema } from 'mongoose';
import { defineModel, type Connection } from '../platform/database.js';
import type { Quiz, Reflection } from './course.js';
import { completed, type KeptQuiz } from './older-versions.js';

/** A quiz or reflection as it was when somebody answered it, found by its hash. Never changed, never deleted. */
export type ContentVersion =
  { _id: string; kind: 'quiz'; body: Quiz } | { _id: string; kind: 'reflection'; body: Reflection };

type KeptVersion =
  Exclude<ContentVersion, { kind: 'quiz' }> | { _id: string; kind: 'quiz'; body: KeptQuiz };

interface VersionRecord {
  _id: string;
  kind: ContentVersion['kind'];
  body: unknown;
}

const versionSchema = new Schema<VersionRecord>({
  _id: String,
  kind: { type: String, required: true },
  body: { type: Schema.Types.Mixed, required: true },
});

export interface VersionStore {
  /** Adds the versions that are not kept yet; safe to run by several processes at once. */
  keep(versions: readonly ContentVersion[]): Promise<void>;
  findOptional(hash: string): Promise<ContentVersion | null>;
}

export const createVersionStore = (db: Connection): VersionStore => {
  const Versions = defineModel(db, {
    name: 'ContentVersion',
    collection: 'contentVersions',
    schema: versionSchema,
  });
  return {
    async keep(versions) {
      const writes = versions.map(({ _id, kind, body }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: { kind, body } }, upsert: true },
      }));
      if (writes.length > 0) await Versions.bulkWrite(writes, { ordered: false });
    },
    async findOptional(hash) {
      // The store wrote the body itself, so its kind says its type.
      const kept = await Versions.findById(hash).lean<KeptVersion>().exec();
      return kept?.kind === 'quiz' ? { ...kept, body: completed(kept.body) } : kept;
    },
  };
};
