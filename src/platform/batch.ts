import DataLoader from 'dataloader';
import { createTurnstile } from './turnstile.js';

/** How many queries of one kind are under way together. Whatever is asked meanwhile goes out as one, as soon as one is back. */
const atOnce = 1;

/**
 * Reads what is asked for at about the same time in one query: the busier the process, the more in one. A query
 * starts after all that it answers was asked, and nothing is kept, so nothing is stale.
 * A missing id gives null; an error reaches only the callers of its own batch.
 */
export const createBatch = <T>(
  findAll: (keys: readonly string[]) => Promise<readonly T[]>,
  keyOf: (record: T) => string,
): ((key: string) => Promise<T | null>) => {
  const turnstile = createTurnstile(atOnce);
  const loader = new DataLoader<string, T | null>(
    async (keys) => {
      try {
        const found = new Map((await findAll(keys)).map((record) => [keyOf(record), record]));
        return keys.map((key) => found.get(key) ?? null);
      } finally {
        turnstile.leave();
      }
    },
    { cache: false, maxBatchSize: 256, batchScheduleFn: turnstile.enter },
  );
  return (key) => loader.load(key);
};
