import { Schema } from 'mongoose';
import { defineModel, type Connection } from '../platform/database.js';
import type { Quiz, Reflection } from './course.js';
import { completed, type KeptQuiz } from './older-versions.js';

/** A body, and the same in other languages by their code, as last shown with it. */
interface Kept<Kind extends string, Body> {
  _id: string;
  kind: Kind;
  body: Body;
  words?: Readonly<Record<string, Body>>;
}

/**
 * A quiz or reflection as it was when somebody answered it, found by its hash. Never deleted; nothing of it changes but the
 * words of its translations.
 */
export type ContentVersion = Kept<'quiz', Quiz> | Kept<'reflection', Reflection>;

type KeptVersion = Kept<'quiz', KeptQuiz> | Kept<'reflection', Reflection>;

interface VersionRecord {
  _id: string;
  kind: ContentVersion['kind'];
  body: unknown;
  words?: unknown;
}

const versionSchema = new Schema<VersionRecord>({
  _id: String,
  kind: { type: String, required: true },
  body: { type: Schema.Types.Mixed, required: true },
  words: Schema.Types.Mixed,
});

export interface VersionStore {
  /** Adds the versions that are not kept yet, and the latest words of each; safe to run by several processes at once. */
  keep(versions: readonly ContentVersion[]): Promise<void>;
  findOptional(hash: string): Promise<ContentVersion | null>;
}

/** What somebody answered stays; a language that is not shown any more stays too. */
const keeping = (
  version: Pick<VersionRecord, 'kind' | 'body'>,
  words: Record<string, unknown>,
) => ({
  $setOnInsert: version,
  $set: Object.fromEntries(
    Object.entries(words).map(([locale, body]) => [`words.${locale}`, body]),
  ),
});

export const createVersionStore = (db: Connection): VersionStore => {
  const Versions = defineModel(db, {
    name: 'ContentVersion',
    collection: 'contentVersions',
    schema: versionSchema,
  });
  return {
    async keep(versions) {
      const writes = versions.map(({ _id, kind, body, words = {} }) => ({
        updateOne: { filter: { _id }, update: keeping({ kind, body }, words), upsert: true },
      }));
      if (writes.length > 0) await Versions.bulkWrite(writes, { ordered: false });
    },
    async findOptional(hash) {
      // The store wrote the body itself, so its kind says its type.
      const kept = await Versions.findById(hash).lean<KeptVersion>().exec();
      if (kept?.kind !== 'quiz') return kept;
      const words = Object.entries(kept.words ?? {}).map(
        ([locale, body]) => [locale, completed(body)] as const,
      );
      return { ...kept, body: completed(kept.body), words: Object.fromEntries(words) };
    },
  };
};
