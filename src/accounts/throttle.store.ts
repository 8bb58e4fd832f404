import { Schema } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from '../platform/clock.js';
import { defineModel, type Connection } from '../platform/database.js';
import { hashOf } from '../platform/ids.js';
import { createLookupOfOne } from '../platform/lookup.js';
import { waitOf, type Limit } from './throttle.js';

/** Counts tries, in all processes together. Subjects are kept as hashes. */
export interface Throttle {
  /** Milliseconds until the next try counts as one within the limit; 0 when it may be made now. */
  wait(limit: Limit, subject: string): Promise<number>;
  /** Counts a try; like `wait`, judged with this try, so that many at once are no more than the limit. */
  take(limit: Limit, subject: string): Promise<number>;
  giveBack(limit: Limit, subject: string): Promise<void>;
  clear(limit: Limit, subject: string): Promise<void>;
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
  return (limit: Limit): RateLimiterMongo => {
    const counter = counters.get(limit.name) ?? createCounter(db, limit);
    counters.set(limit.name, counter);
    return counter;
  };
};

export const createThrottle = (db: Connection, clock: Clock): Throttle => {
  defineModel(db, { name: 'Throttle', collection: 'throttles', schema: throttleSchema });
  const counterOf = createCounters(db);
  const windowsOf = ({ windowMs }: Limit, subject: string) => {
    const now = clock.now().getTime();
    const window = Math.floor(now / windowMs);
    const key = (at: number): string => `${hashOf(subject)}:${at}`;
    return { current: key(window), previous: key(window - 1), elapsedMs: now % windowMs };
  };
  // Read here and not by the limiter: all windows of all who knock at this moment in one query.
  const look = createLookupOfOne<ThrottleRecord>(db, { collection: 'throttles', by: 'key' });
  const counted = async (limit: Limit, key: string): Promise<number> =>
    (await look(counterOf(limit).getKey(key)))?.points ?? 0;
  return {
    async wait(limit, subject) {
      const { current: now, previous: before, elapsedMs } = windowsOf(limit, subject);
      const [previous, current] = await Promise.all([counted(limit, before), counted(limit, now)]);
      return waitOf(limit, { previous, current, elapsedMs });
    },
    async take(limit, subject) {
      const { current, previous: before, elapsedMs } = windowsOf(limit, subject);
      const [previous, taken] = await Promise.all([
        counted(limit, before),
        counterOf(limit).consume(current).catch(refused),
      ]);
      return waitOf(limit, { previous, current: taken.consumedPoints - 1, elapsedMs });
    },
    async giveBack(limit, subject) {
      await counterOf(limit).reward(windowsOf(limit, subject).current);
    },
    async clear(limit, subject) {
      const { current, previous } = windowsOf(limit, subject);
      const forget = async (key: string): Promise<void> => {
        if ((await counted(limit, key)) > 0) await counterOf(limit).delete(key);
      };
      await Promise.all([current, previous].map(forget));
    },
  };
};
