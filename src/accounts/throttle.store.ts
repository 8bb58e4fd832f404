import { Schema } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from '../platform/clock.js';
import { defineModel, type Connection } from '../platform/database.js';
import { hashOf } from '../platform/ids.js';
import { createLookupOfOne } from '../platform/lookup.js';
import { madeOnce } from '../platform/remember.js';
import { waitOf, type Limit } from './throttle.js';

/** Counts tries, in all processes together. Subjects are kept as hashes. */
export interface Throttle {
  /** `underWay`: tries of the subject that were begun before and are not counted yet. */
  look(limit: Limit, subject: string, underWay?: number): Promise<Look>;
}

/** What was counted of a subject so far, and the next try of it. */
export interface Look {
  /** Milliseconds until the next try is within the limit; 0 when it may be made now. */
  wait: number;
  /** Counts a try; like `wait`, judged with this try, so that many at once are no more than the limit. */
  take(): Promise<number>;
  /** Forgets what was counted; where nothing was, nothing is written. */
  clear(): Promise<void>;
}

/** As rate-limiter-flexible writes it; declared here for its indexes. */
interface ThrottleRecord {
  key: string;
  points: number;
  expire: Date | null;
}

const throttleSchema = new Schema<ThrottleRecord>({
  key: { type: String, required: true, unique: true },
  points: { type: Number, required: true },
  expire: { type: Date, index: { expireAfterSeconds: 0 } },
});

const createCounter = (db: Connection, { name, points, windowMs }: Limit): RateLimiterMongo => {
  // A window is looked at during the next one too. Which window it is, our clock says; this is for cleaning up.
  const options = { keyPrefix: name, points, duration: (2 * windowMs) / 1_000 };
  return new RateLimiterMongo({
    ...options,
    storeClient: db.getClient(),
    dbName: db.name,
    tableName: 'throttles',
    disableIndexesCreation: true,
    insuranceLimiter: new RateLimiterMemory(options),
  });
};

/** The limiter refuses by throwing what it counted. */
const refused = (error: unknown): RateLimiterRes => {
  if (error instanceof RateLimiterRes) return error;
  throw error;
};

/** A limiter of each limit, made when it is first needed. */
const createCounters = (db: Connection) => {
  const counters = new Map<string, RateLimiterMongo>();
  return (limit: Limit): RateLimiterMongo =>
    madeOnce(counters, limit.name, () => createCounter(db, limit));
};

export const createThrottle = (db: Connection, clock: Clock): Throttle => {
  defineModel(db, { name: 'Throttle', collection: 'throttles', schema: throttleSchema });
  const counterOf = createCounters(db);
  // Read here and not by the limiter: all windows of all who knock at this moment in one query.
  const find = createLookupOfOne<ThrottleRecord>(db, { collection: 'throttles', by: 'key' });
  return {
    async look(limit, subject, underWay = 0) {
      const counter = counterOf(limit);
      const now = clock.now().getTime();
      const elapsedMs = now % limit.windowMs;
      const window = Math.floor(now / limit.windowMs);
      const keyAt = (at: number): string => `${hashOf(subject)}:${at}`;
      const counted = async (at: number): Promise<number> =>
        (await find(counter.getKey(keyAt(at))))?.points ?? 0;
      const [previous, current] = await Promise.all([counted(window - 1), counted(window)]);
      return {
        wait: waitOf(limit, { previous, current: current + underWay, elapsedMs }),
        async take() {
          const { consumedPoints } = await counter.consume(keyAt(window)).catch(refused);
          return waitOf(limit, { previous, current: consumedPoints - 1, elapsedMs });
        },
        async clear() {
          const counts = [
            [window - 1, previous],
            [window, current],
          ] as const;
          const windows = counts.filter(([, count]) => count > 0);
          await Promise.all(windows.map(([at]) => counter.delete(keyAt(at))));
        },
      };
    },
  };
};
