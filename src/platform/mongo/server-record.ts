import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { randomIds } from '../ids.js';
import type { DataFolder } from './data-folder.js';

const recordSchema = z.object({
  port: z.number().int(),
  /** Series of the server that made the files, as `6.0`. */
  version: z.string(),
  operator: z.object({ user: z.string(), password: z.string() }),
  course: z.object({ user: z.string(), password: z.string() }),
});

/** What is needed to reach the server of a data folder: kept in `mongod.json`, readable by its owner only. */
export type ServerRecord = Readonly<z.output<typeof recordSchema>>;

export const DATABASE = 'course';

/** A record for files that do not exist yet. */
export const newServerRecord = (port: number, version: string): ServerRecord => ({
  port,
  version,
  operator: { user: 'operator', password: randomIds.secret() },
  course: { user: 'course', password: randomIds.secret() },
});

/** The record of a data folder, or null where no server has run yet. Throws when it is lost or damaged. */
export const readServerRecord = async (folder: DataFolder): Promise<ServerRecord | null> => {
  const text = await readFile(folder.recordFile, 'utf8').catch(ifMissing(null));
  if (text !== null) return parseRecord(folder, text);
  if ((await readdir(folder.dbPath).catch(ifMissing([]))).length === 0) return null;
  throw new Error(
    `${folder.dbPath} holds a database, but ${folder.recordFile}, which holds its password, is missing. Put that file back, or set DATA_DIR to another folder.`,
  );
};

export const writeServerRecord = async (
  folder: DataFolder,
  record: ServerRecord,
): Promise<ServerRecord> => {
  await writePrivately(folder.recordFile, `${JSON.stringify(record, null, 2)}\n`);
  return record;
};

/** Replaces a file as a whole, readable by its owner only. */
export const writePrivately = async (path: string, content: string): Promise<void> => {
  const draft = `${path}.${randomIds.next()}`;
  await writeFile(draft, content, { mode: 0o600, flush: true });
  await rename(draft, path);
};

/** Address of the course's database, for its own user. */
export const courseUri = ({ port, course }: ServerRecord): string =>
  `mongodb://${course.user}:${course.password}@127.0.0.1:${port}/${DATABASE}?replicaSet=rs0&authSource=admin`;

const parseRecord = (folder: DataFolder, text: string): ServerRecord => {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${folder.recordFile} is damaged: put an earlier copy back`, { cause: error });
  }
};

const ifMissing =
  <T>(value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
