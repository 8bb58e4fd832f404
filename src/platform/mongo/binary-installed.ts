import { access, constants } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import type { Machine } from '../../env.js';
import type { MongoBinary } from './mongo-binary.js';
import { readMongoVersion } from './binary-version.js';

/** The server program named by `MONGOMS_SYSTEM_BINARY`. */
export const findNamed = async ({ mongodBinary = '' }: Machine): Promise<MongoBinary> => {
  const path = resolve(mongodBinary);
  if (!(await isExecutable(path))) throw new Error(`${path} is not a program that can be run`);
  return { path, version: await readMongoVersion(path) };
};

/** The first `mongod` on the PATH. */
export const findOnPath = async ({ searchPath }: Machine): Promise<MongoBinary> => {
  const path = await findProgram('mongod', searchPath);
  if (path === null) throw new Error('there is none');
  return { path, version: await readMongoVersion(path) };
};

/** The path of a program, as a shell would find it, or null. */
export const findProgram = async (name: string, searchPath: string): Promise<string | null> => {
  for (const folder of searchPath.split(delimiter).filter((part) => part !== '')) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return null;
};

const isExecutable = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
