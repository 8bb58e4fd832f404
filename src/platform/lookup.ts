import DataLoader from 'dataloader';
import { hasLostConnection, type Connection } from './database.js';
import { madeOnce } from './remember.js';
import { createTurnstile } from './turnstile.js';

/** Records of one collection, looked up by one field. */
export interface LookupOf {
  collection: string;
  by: string;
  /** What else they must be like. */
  where?: Readonly<Record<string, unknown>>;
  /** The fields to read, or to leave out. */
  fields?: Readonly<Record<string, 0 | 1>>;
}

interface Ask {
  of: LookupOf;
  key: string;
  only: Only | null;
  /** Whether there is at most one: asked for is the record then, not a list. */
  isOne: boolean;
}

/** Paths of the fields that somebody needs of a record. The same list each time: it is told from others by identity. */
export type Only = readonly string[];

/** What is asked of one lookup: its keys, and the fields that are needed of any of them; null for all that it reads. */
interface Wanted {
  keys: Set<string>;
  only: Set<Only> | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** What came back: the place of its lookup among those of the query, and the record. */
interface Found {
  at: number;
  it: Fields;
}

const operationMs = 3_000;
const mostAtOnce = 1_000;
const mostRecords = 100_000;

/**
 * To begin a query costs as much as eighty records of it: one is under way at a time, and whatever is asked meanwhile goes out
 * as the next. One that takes longer than this has others go out beside it.
 */
const patienceMs = 50;

type WantedByLookup = Map<LookupOf, Wanted>;

const wantedIn = (asks: readonly Ask[]): WantedByLookup => {
  const wanted: WantedByLookup = new Map();
  for (const { of, key, only } of asks) {
    const known = wanted.get(of);
    if (!known) wanted.set(of, { keys: new Set([key]), only: only && new Set([only]) });
    else {
      known.keys.add(key);
      if (only) known.only?.add(only);
      else known.only = null;
    }
  }
  return wanted;
};

const fieldsOf = ({ by, fields }: LookupOf, { only }: Wanted): LookupOf['fields'] =>
  only ? Object.fromEntries([by, ...[...only].flat()].map((path) => [path, 1])) : fields;

/** One pipeline over every collection that is asked. */
const queryOf = (wanted: WantedByLookup) => {
  const [first, ...others] = [...wanted].map(([of, asked], at) => {
    const fields = fieldsOf(of, asked);
    return {
      coll: of.collection,
      pipeline: [
        { $match: { [of.by]: { $in: [...asked.keys] }, ...of.where } },
        ...(fields ? [{ $project: fields }] : []),
        { $replaceWith: { at: { $literal: at }, it: '$$ROOT' } },
      ],
    };
  });
  if (!first) throw new Error('A query for nothing');
  const pipeline = [...first.pipeline, ...others.map((other) => ({ $unionWith: other }))];
  return { collection: first.coll, pipeline };
};

type Query = ReturnType<typeof queryOf>;

/** The driver's own, made once: to make it takes a tenth of a query. */
type Database = ReturnType<ReturnType<Connection['getClient']>['db']>;

interface Reply {
  cursor: { id: unknown; firstBatch: Found[] };
}

/** The bare command, because a cursor of the driver costs more than all the rest; one that has more to give than fits is rare. */
const run = async (database: Database, { collection, pipeline }: Query): Promise<Found[]> => {
  const command = {
    aggregate: collection,
    pipeline,
    cursor: { batchSize: mostRecords },
    readConcern: { level: 'majority' },
    maxTimeMS: operationMs,
  };
  // Text of ours was checked when it was written.
  const { cursor } = (await database.command(command, { enableUtf8Validation: false })) as Reply;
  if (String(cursor.id) === '0') return cursor.firstBatch;
  return database.collection(collection).aggregate<Found>(pipeline).toArray();
};

/** As the driver does with its own reads: once more where the connection broke, and not where there is no server. */
const runTwice = async (database: Database, query: Query): Promise<Found[]> => {
  try {
    return await run(database, query);
  } catch (error) {
    if (!hasLostConnection(error)) throw error;
    return run(database, query);
  }
};

const filed = (found: readonly Found[], wanted: WantedByLookup) => {
  const lookups = [...wanted.keys()];
  const files = new Map(lookups.map((of) => [of, new Map<unknown, Fields[]>()]));
  for (const { at, it } of found) {
    const of = lookups[at];
    const file = of && files.get(of);
    const key = of && it[of.by];
    const known = file?.get(key);
    if (known) known.push(it);
    else file?.set(key, [it]);
  }
  return files;
};

type Files = ReturnType<typeof filed>;

type Answer = readonly Fields[] | Fields | null;

const answerTo = ({ of, key, isOne }: Ask, files: Files): Answer => {
  const file = files.get(of)?.get(key);
  return isOne ? (file?.[0] ?? null) : (file ?? []);
};

const createLoader = (db: Connection): DataLoader<Ask, Answer> => {
  const turnstile = createTurnstile(1);
  const database = db.getClient().db(db.name);
  return new DataLoader<Ask, Answer>(
    async (asks) => {
      const leave = turnstile.leaveWithin(patienceMs);
      try {
        const wanted = wantedIn(asks);
        const files = filed(await runTwice(database, queryOf(wanted)), wanted);
        return asks.map((ask) => answerTo(ask, files));
      } finally {
        leave();
      }
    },
    { cache: false, maxBatchSize: mostAtOnce, batchScheduleFn: turnstile.enter },
  );
};

const loaders = new WeakMap<Connection, DataLoader<Ask, Answer>>();

const loaderOf = (db: Connection): DataLoader<Ask, Answer> =>
  madeOnce(loaders, db, () => createLoader(db));

/**
 * Reads of one connection that are asked for at about the same time go out as one query, over all their collections:
 * the busier the process, the more in one. A query starts after all that it answers was asked, and nothing is kept, so
 * nothing is stale. A key without records gives none. An error reaches only the callers of its own query.
 */
export const createLookup = <T>(db: Connection, of: LookupOf): ((key: string) => Promise<T[]>) => {
  const loader = loaderOf(db);
  return (key) => loader.load({ of, key, only: null, isOne: false }) as Promise<T[]>;
};

/** The same where there is at most one record for a key. */
export const createLookupOfOne = <T>(
  db: Connection,
  of: LookupOf,
): ((key: string) => Promise<T | null>) => {
  const part = createLookupOfPart<T>(db, of);
  return (key) => part(key, null) as Promise<T | null>;
};

/** The same for a large record of which only some fields are needed: those, or more where another asks for more. */
export const createLookupOfPart = <T>(
  db: Connection,
  of: LookupOf,
): ((key: string, only: Only | null) => Promise<Partial<T> | null>) => {
  const loader = loaderOf(db);
  return (key, only) => loader.load({ of, key, only, isOne: true }) as Promise<Partial<T> | null>;
};
