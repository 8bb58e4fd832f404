import { MongoClient, MongoServerError, type Document } from 'mongodb';
import { setTimeout as pause } from 'node:timers/promises';
import { DATABASE, type ServerRecord } from './server-record.js';

const CODES = {
  authenticationFailed: 18,
  alreadyInitialized: 23,
  notYetInitialized: 94,
  userExists: 51003,
};
const PRIMARY_TRIES = 900;

/** A connection that looks after one server: signed in as its operator. */
export interface Operator {
  /** The folder of the server's files, as the server tells it. */
  dbPath(): Promise<string>;
  /** Makes the server the primary of its own set, under the port it listens on now. */
  makePrimary(): Promise<void>;
  ensureCourseUser(): Promise<void>;
  shutDown(): Promise<void>;
  close(): Promise<void>;
}

/** Signs in. Null when the server has no users yet; throws when it does not answer. */
export const signIn = async (record: ServerRecord): Promise<Operator | null> => {
  const client = clientFor(record, true);
  try {
    await client.connect();
    await client.db('admin').command({ ping: 1 });
    return operatorOf(client, record);
  } catch (error) {
    await client.close();
    if (hasCode(error, CODES.authenticationFailed)) return null;
    throw error;
  }
};

/**
 * First start: makes the set and its operator. A server without users lets this machine do that
 * and no more; each step may have been done by a start that was cut short.
 */
export const setUp = async (record: ServerRecord): Promise<void> => {
  const client = clientFor(record, false);
  try {
    const admin = client.db('admin');
    await admin
      .command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: hostOf(record) }] } })
      .catch(unless(CODES.alreadyInitialized));
    await untilPrimary(client);
    const { user, password } = record.operator;
    await admin.command({ createUser: user, pwd: password, roles: ['root'] });
  } finally {
    await client.close();
  }
};

const operatorOf = (client: MongoClient, record: ServerRecord): Operator => {
  const admin = client.db('admin');
  return {
    dbPath: async () => dbPathIn(await admin.command({ getCmdLineOpts: 1 })),
    makePrimary: async () => {
      await moveSet(client, hostOf(record));
      await untilPrimary(client);
    },
    ensureCourseUser: async () => {
      const { user, password } = record.course;
      const roles = [{ role: 'readWrite', db: DATABASE }];
      await admin
        .command({ createUser: user, pwd: password, roles })
        .catch(unless(CODES.userExists));
    },
    // The server hangs up instead of answering.
    shutDown: async () => {
      await admin.command({ shutdown: 1, force: true }).catch(() => undefined);
    },
    close: () => client.close(),
  };
};

const clientFor = (record: ServerRecord, signedIn: boolean): MongoClient =>
  new MongoClient(`mongodb://${hostOf(record)}/?directConnection=true`, {
    ...(signedIn && {
      auth: { username: record.operator.user, password: record.operator.password },
      authSource: 'admin',
    }),
    connectTimeoutMS: 5_000,
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 2,
  });

const hostOf = ({ port }: ServerRecord): string => `127.0.0.1:${port}`;

// The set remembers the port of its last start. A server that is still looking for itself under
// the old one answers "not yet initialized" for a while.
const moveSet = async (client: MongoClient, host: string): Promise<void> => {
  const config = await currentConfig(client);
  const members = config['members'] as { host: string }[];
  if (members[0]?.host === host) return;
  const moved = { ...config, version: Number(config['version']) + 1, members: [{ _id: 0, host }] };
  await client.db('admin').command({ replSetReconfig: moved, force: true });
};

const currentConfig = async (client: MongoClient): Promise<Document> => {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await client.db('admin').command({ replSetGetConfig: 1 });
      return answer['config'] as Document;
    } catch (error) {
      if (!hasCode(error, CODES.notYetInitialized) || tries > PRIMARY_TRIES) throw error;
      await pause(50);
    }
  }
};

const untilPrimary = async (client: MongoClient): Promise<void> => {
  for (let tries = 0; tries < PRIMARY_TRIES; tries += 1) {
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello['isWritablePrimary'] === true) return;
    await pause(50);
  }
  throw new Error('The MongoDB server did not become ready to write within 45 s');
};

const dbPathIn = (answer: Document): string => {
  const parsed = answer['parsed'] as { storage?: { dbPath?: string } } | undefined;
  return parsed?.storage?.dbPath ?? '';
};

const hasCode = (error: unknown, code: number): boolean =>
  error instanceof MongoServerError && error.code === code;

const unless =
  (code: number) =>
  (error: unknown): void => {
    if (!hasCode(error, code)) throw error;
  };
