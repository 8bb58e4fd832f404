import type { Connection } from 'mongoose';

/** All records of a database at one moment. */
export interface Snapshot {
  /** Brings back what has changed since. */
  restore(): Promise<void>;
  /** A hash of each collection as it is now. */
  hashes(): Promise<Record<string, string>>;
}

export const takeSnapshot = async (connection: Connection): Promise<Snapshot> => {
  const { db } = connection;
  if (!db) throw new Error('No database');
  const hashes = async (): Promise<Record<string, string>> =>
    (await db.command({ dbHash: 1 }))['collections'] as Record<string, string>;
  const taken = await hashes();
  const kept = new Map(
    await Promise.all(
      Object.keys(taken).map(
        async (name) => [name, await db.collection(name).find().toArray()] as const,
      ),
    ),
  );
  return {
    hashes,
    async restore() {
      const now = await hashes();
      for (const name of Object.keys(now).filter((one) => now[one] !== taken[one])) {
        await db.collection(name).deleteMany({});
        const records = kept.get(name) ?? [];
        if (records.length > 0) await db.collection(name).insertMany(records);
      }
    },
  };
};
