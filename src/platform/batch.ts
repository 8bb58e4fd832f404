import DataLoader from 'dataloader';

/**
 * Reads what one tick asks for in one query. Nothing is kept across ticks, so nothing is stale.
 * A missing id gives null; an error reaches only the callers of its own batch.
 */
export const createBatch = <T>(
  findAll: (keys: readonly string[]) => Promise<readonly T[]>,
  keyOf: (record: T) => string,
): ((key: string) => Promise<T | null>) => {
  const loader = new DataLoader<string, T | null>(
    async (keys) => {
      const found = new Map((await findAll(keys)).map((record) => [keyOf(record), record]));
      return keys.map((key) => found.get(key) ?? null);
    },
    { cache: false, maxBatchSize: 256, batchScheduleFn: (run) => setImmediate(run) },
  );
  return (key) => loader.load(key);
};
