import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { connectDatabase } from '../../src/platform/database.js';

export interface TestDatabase {
  /** Address of an own, empty database; usable right away. */
  readonly uri: string;
  /** The open connection; usable in `beforeAll`, `beforeEach` and tests. */
  connection(): Connection;
  /** Empties every collection and leaves the indexes. */
  clear(): Promise<void>;
}

/** An own database for the test file that calls this at its top; dropped when the file is done. */
export const useTestDatabase = (): TestDatabase => {
  const uri = databaseUri(`test-${randomUUID()}`);
  let opened: Connection | undefined;
  const connection = (): Connection => {
    if (opened === undefined)
      throw new Error('The test database opens in beforeAll: ask for it later');
    return opened;
  };
  beforeAll(async () => {
    opened = await connectDatabase(uri);
  });
  afterAll(async () => {
    await opened?.dropDatabase();
    await opened?.close();
  });
  return { uri, connection, clear: () => clearDatabase(connection()) };
};

/** The address of a database by that name on the server of the tests. */
export const databaseUri = (name: string): string => {
  const server = process.env['TEST_MONGODB_URI'];
  if (server === undefined) throw new Error('No test server: run the tests with npm test or jest');
  const uri = new URL(server);
  uri.pathname = `/${name}`;
  return uri.href;
};

/** Drops a database that a test opened by its address alone. */
export const dropDatabase = async (uri: string): Promise<void> => {
  const connection = await mongoose.createConnection(uri).asPromise();
  await connection.dropDatabase();
  await connection.close();
};

const clearDatabase = async (connection: Connection): Promise<void> => {
  const collections = (await connection.db?.collections()) ?? [];
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
};
