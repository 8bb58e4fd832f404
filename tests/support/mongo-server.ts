import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import memoryServer from 'mongodb-memory-server';
import { readMachine } from '../../src/env.js';
import { findMongoBinary } from '../../src/platform/mongo/binary.js';

export interface TestMongo {
  readonly uri: string;
  stop(): Promise<void>;
}

// The server deletes what has expired by its own clock, which no test moves: it would vanish under a test.
const ARGS = ['--wiredTigerCacheSizeGB', '0.25', '--setParameter', 'ttlMonitorEnabled=false'];

/** One replica set of one server for all test files, found the way the course finds its own. */
export const startTestMongo = async (): Promise<TestMongo> => {
  const { path, version } = await findMongoBinary(readMachine(), (line) => console.log(line));
  const dbPath = await mkdtemp(join(tmpdir(), 'emerging-leader-tests-'));
  const server = await memoryServer.MongoMemoryReplSet.create({
    binary: { systemBinary: path, version: version.full, checkMD5: false },
    replSet: { count: 1, storageEngine: 'wiredTiger', args: ARGS },
    instanceOpts: [{ dbPath }],
  });
  return {
    uri: server.getUri(),
    stop: async () => {
      await server.stop();
      await rm(dbPath, { recursive: true, force: true });
    },
  };
};
