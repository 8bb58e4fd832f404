import mongoose, { type ClientSession, type Connection, type Model, type Schema } from 'mongoose';
import { AppError } from './errors.js';

export type { ClientSession, Connection, Model };

/** What a store needs to take part in somebody's transaction; outside one, leave it away. */
export type Tx = ClientSession;

/** Longest wait of one operation; a page gives up after two of them rather than hang. */
const operationMs = 3_000;

/**
 * Opens the one connection of a process. Reads and writes are majority: what was acknowledged survives a crash.
 * Throws when no server answers within three seconds.
 */
export const connectDatabase = async (uri: string): Promise<Connection> => {
  mongoose.set('strictQuery', 'throw');
  const connection = mongoose.createConnection(uri, {
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 50,
    waitQueueTimeoutMS: 2_000,
    serverSelectionTimeoutMS: operationMs,
    connectTimeoutMS: operationMs,
    socketTimeoutMS: 10_000,
    w: 'majority',
    journal: true,
    readConcernLevel: 'majority',
    retryWrites: true,
    retryReads: true,
  });
  return connection.asPromise();
};

/** Registers a collection. Schemas are strict: an unknown field throws instead of vanishing. */
export const defineModel = <T>(
  connection: Connection,
  { name, collection, schema }: { name: string; collection: string; schema: Schema<T> },
): Model<T> => {
  schema.set('strict', 'throw');
  schema.set('versionKey', false);
  schema.set('autoCreate', false);
  schema.set('minimize', false);
  return connection.model<T>(name, schema, collection);
};

/** Creates every collection and index that the registered stores declare; safe to run by several processes at once. */
export const buildIndexes = async (connection: Connection): Promise<void> => {
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
};

const indexNotFound = 27;

/** Takes away an index that a store declares no more; nothing where it is gone, or another process is faster. */
export const dropIndex = async <T>(model: Model<T>, name: string): Promise<void> => {
  try {
    await model.collection.dropIndex(name);
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === indexNotFound) return;
    throw error;
  }
};

export const ping = async (connection: Connection): Promise<void> => {
  await connection.db?.command({ ping: 1 }, { timeoutMS: 1_000 });
};

/** What a server says of one write among many, as the error it is alone. */
export const serverError = (said: { code: number; errmsg: string }): Error =>
  new mongoose.mongo.MongoServerError(said);

/** True for the error of a unique index that already holds the value. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === 11000;

/** Writes a new record; false where one is in the way. */
export const isAdded = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write();
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
};

/** True when the connection broke under way: another one may be there at once. */
export const hasLostConnection = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoNetworkError;

/** True when the server could not be reached or lost its place: the write may or may not have happened. */
export const isUnreachable = (error: unknown): boolean =>
  unreachable.some((kind) => error instanceof kind) ||
  (error instanceof mongoose.mongo.MongoDriverError &&
    error.name === 'MongoWaitQueueTimeoutError') ||
  (error instanceof mongoose.mongo.MongoServerError &&
    (error.hasErrorLabel('RetryableWriteError') || passing.has(Number(error.code))));

const unreachable = [
  mongoose.mongo.MongoNetworkError,
  mongoose.mongo.MongoServerSelectionError,
  mongoose.mongo.MongoNotConnectedError,
  mongoose.Error.MongooseServerSelectionError,
];

/** What a server answers that is overloaded, ends, or is not the first of its set any more: soon another one is. */
const passing = new Set([...[50, 64, 91, 189], ...[10_107, 11_600, 11_602, 13_435, 13_436]]);

const attempts = 3;

/**
 * Runs an idempotent write again when the connection broke. Only for work that carries its own key:
 * a write that did happen must be recognised the second time.
 */
export const retrying = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      if (attempt === attempts) throw new AppError('unavailable', undefined, { cause: error });
    }
  }
};

export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** All or nothing, on a snapshot, acknowledged by the majority; tried again on conflicts and lost connections. */
export const createTransact =
  (connection: Connection): Transact =>
  (work) =>
    retrying(() =>
      connection.getClient().withSession((tx) =>
        tx.withTransaction(() => work(tx), {
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority', journal: true },
          maxCommitTimeMS: operationMs,
        }),
      ),
    );
