import type { BulkDone } from './bulk.js';
import { retrying, serverError, type Model } from './database.js';

export interface UpdateWrite {
  filter: Record<string, unknown>;
  update: Record<string, unknown> | Record<string, unknown>[];
  upsert?: boolean;
}

/** The writes of one kind, as the server takes them together. */
interface WriteCommand {
  /** The name of the command and of its list. */
  name: 'update' | 'insert' | 'delete';
  list: 'updates' | 'documents' | 'deletes';
  writes: readonly object[];
}

interface WriteReply {
  /** How many were found, made or removed. */
  n: number;
  writeErrors?: { index: number; code: number; errmsg: string }[];
  writeConcernError?: { code: number; errmsg: string };
}

const operationMs = 3_000;

/**
 * The bare command: the driver's own bulk tells the server of each write apart, so that it could send one again, and that
 * costs more than the write. These are idempotent, and go out again as a whole.
 */
const send = async <T>(
  { db, collection }: Model<T>,
  { name, list, writes }: WriteCommand,
): Promise<WriteReply> => {
  const command = {
    [name]: collection.collectionName,
    [list]: writes,
    ordered: false,
    writeConcern: { w: 'majority', j: true },
    maxTimeMS: operationMs,
  };
  const reply = (await db.getClient().db(db.name).command(command)) as WriteReply;
  if (reply.writeConcernError) throw serverError(reply.writeConcernError);
  return reply;
};

const nothing: BulkDone = { allMatched: true, failed: new Map() };

const writeOnce = async <T>(model: Model<T>, command: WriteCommand): Promise<BulkDone> => {
  const { writes } = command;
  if (writes.length === 0) return nothing;
  const { n, writeErrors = [] } = await retrying(() => send(model, command));
  return {
    allMatched: n === writes.length,
    failed: new Map(writeErrors.map((one) => [one.index, serverError(one)])),
  };
};

/**
 * Many updates as one, in no order. Each must be idempotent, for all are sent again when the connection broke. They go to
 * the server as they are: filters and values come typed from their store, and no schema looks at them again.
 */
export const updateTogether = <T>(
  model: Model<T>,
  writes: readonly UpdateWrite[],
): Promise<BulkDone> =>
  writeOnce(model, {
    name: 'update',
    list: 'updates',
    writes: writes.map(({ filter, update, upsert = false }) => ({ q: filter, u: update, upsert })),
  });

/** Many new records as one, in no order; one that is there already fails alone. */
export const insertTogether = <T>(model: Model<T>, records: readonly object[]): Promise<BulkDone> =>
  writeOnce(model, { name: 'insert', list: 'documents', writes: records });

export const deleteTogether = <T>(
  model: Model<T>,
  filters: readonly Record<string, unknown>[],
): Promise<BulkDone> =>
  writeOnce(model, {
    name: 'delete',
    list: 'deletes',
    writes: filters.map((filter) => ({ q: filter, limit: 1 })),
  });
