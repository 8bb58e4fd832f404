import { MongoClient, MongoServerError, type Document } from 'mongodb';

const PATIENCE_MS = 10_000;
const OLDEST_WIRE_VERSION = 17; // MongoDB 6.0

/**
 * Makes sure, before anything is built on it, that the named server answers, lets us in, and can do
 * transactions. Throws in words that never hold the address's password.
 */
export const expectDatabase = async (uri: string, patienceMs = PATIENCE_MS): Promise<void> => {
  const client = clientFor(uri, patienceMs);
  try {
    await client.connect();
    expectFit(await client.db().admin().command({ hello: 1 }));
    await client.db().command({ ping: 1 });
    await client.db().listCollections({}, { nameOnly: true }).toArray();
  } catch (error) {
    throw inWords(client, error);
  } finally {
    await client.close();
  }
};

class UnfitServerError extends Error {}

const clientFor = (uri: string, patienceMs: number): MongoClient => {
  try {
    return new MongoClient(uri, {
      serverSelectionTimeoutMS: patienceMs,
      connectTimeoutMS: patienceMs,
    });
  } catch (error) {
    throw new Error('MONGODB_URI: is not an address of a MongoDB server', { cause: error });
  }
};

const expectFit = (hello: Document): void => {
  if (Number(hello['maxWireVersion']) < OLDEST_WIRE_VERSION) {
    throw new UnfitServerError('is older than MongoDB 6.0: update it');
  }
  if (hello['setName'] === undefined && hello['msg'] !== 'isdbgrid') {
    throw new UnfitServerError(
      'is not a replica set, and the course needs its transactions: start it with --replSet, then run rs.initiate()',
    );
  }
};

const inWords = (client: MongoClient, error: unknown): Error => {
  const hosts = client.options.hosts.map(String).join(', ') || client.options.srvHost;
  return new Error(`MONGODB_URI: the server at ${hosts} ${reasonOf(error)}`, { cause: error });
};

const reasonOf = (error: unknown): string => {
  if (error instanceof UnfitServerError) return error.message;
  if (error instanceof MongoServerError) {
    return `refuses us (${error.message}): check user, password and database in the address`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `does not answer (${message}): start it, or set MONGODB_URI to one that runs`;
};
