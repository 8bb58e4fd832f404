import mongoose, { type ClientSession, type Connection, type Model, type Schema } from 'mongoose';
import type { BulkDone } from './bulk.js';
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

export const ping = async (connection: Connection): Promise<void> => {
  await connection.db?.command({ ping: 1 }, { timeoutMS: 1_000 });
};

/** True for the error of a unique index that already holds the value. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === 11000;

/** True when the server could not be reached or lost its place: the write may or may not have happened. */
export const isUnreachable = (error: unknown): boolean =>
  unreachable.some((kind) => error instanceof kind) ||
  (error instanceof mongoose.mongo.MongoDriverError &&
    error.name === 'MongoWaitQueueTimeoutError') ||
  (error instanceof mongoose.mongo.MongoServerError &&
    (error.hasErrorLabel('RetryableWriteError') || error.code === exceededTimeLimit));

const unreachable = [
  mongoose.mongo.MongoNetworkError,
  mongoose.mongo.MongoServerSelectionError,
  mongoose.mongo.MongoNotConnectedError,
  mongoose.Error.MongooseServerSelectionError,
];

/** The server's own limit on an operation: it may be overloaded. */
const exceededTimeLimit = 50;

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

export interface UpdateWrite {
  filter: Record<string, unknown>;
  update: Record<string, unknown> | Record<string, unknown>[];
  upsert?: boolean;
}

/**
 * Sends many updates as one, in no order; each must be idempotent, for it is sent again when the connection broke. They go
 * to the driver as they are: filters and values come typed from their store, and no schema looks at them again.
 */
export const updateTogether = async <T>(
  { collection }: Model<T>,
  writes: readonly UpdateWrite[],
): Promise<BulkDone> => {
  const operations = writes.map(
    (updateOne) => ({ updateOne }) as mongoose.mongo.AnyBulkWriteOperation,
  );
  try {
    const { matchedCount, upsertedCount } = await retrying(() =>
      collection.bulkWrite(operations, { ordered: false }),
    );
    return { allMatched: matchedCount + upsertedCount === writes.length, failed: new Map() };
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    return { allMatched: false, failed: failuresOf(error) };
  }
};

/** Of one write each; throws where the server answers for the whole, as when a majority did not confirm in time. */
const failuresOf = (error: mongoose.mongo.MongoBulkWriteError): Map<number, Error> => {
  const single = [error.writeErrors].flat();
  if (single.length === 0) throw error;
  return new Map(single.map((one) => [one.index, new mongoose.mongo.MongoServerError(one.err)]));
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
