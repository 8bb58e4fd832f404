import DataLoader from 'dataloader';
import { createTurnstile } from './turnstile.js';

/** What became of many writes that went out together. */
export interface BulkDone {
  /** Every write found its record. */
  allMatched: boolean;
  /** The errors of single writes, by their place among all. */
  failed: ReadonlyMap<number, Error>;
}

const mostTogether = 256;

/**
 * Writes what is asked for at about the same time together: whatever is asked while a few writes are under way goes out as
 * the next one. Answers true when the record was surely found; false when it may not have been, and is to be read. An error
 * of one write reaches only its caller; one of the whole reaches all. Most of a write is waiting until a majority has it on
 * disk: `atOnce` may wait at a time. The fewer, the more go together; in a crowd no more than one goes every `apartMs`.
 */
export const createBulk = <Write>(
  writeAll: (writes: readonly Write[]) => Promise<BulkDone>,
  { atOnce = 3, apartMs = 0 }: { atOnce?: number; apartMs?: number } = {},
): ((write: Write) => Promise<boolean>) => {
  const turnstile = createTurnstile(atOnce, apartMs);
  const loader = new DataLoader<Write, boolean>(
    async (writes) => {
      try {
        const { allMatched, failed } = await writeAll(writes);
        return writes.map((_, index) => failed.get(index) ?? allMatched);
      } finally {
        turnstile.leave();
      }
    },
    { cache: false, maxBatchSize: mostTogether, batchScheduleFn: turnstile.enter },
  );
  return (write) => loader.load(write);
};
