import type { TestApp } from './app.js';

/** How the database found what one operation asked for. */
export interface Plan {
  op: string;
  summary: string;
  docs: number;
  returned: number;
}

/** The plans of all that is read and changed in a collection while `work` runs. */
export const plansOf = async (
  { services }: TestApp,
  collection: string,
  work: () => Promise<unknown>,
): Promise<Plan[]> => {
  const { db } = services.world.db;
  if (!db) throw new Error('No database');
  await db.command({ profile: 0 });
  await db.dropCollection('system.profile').catch(() => false);
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const seen = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.${collection}`, op: { $in: ['query', 'command', 'update'] } })
    .toArray();
  return seen
    .filter((entry) => entry['planSummary'] !== undefined)
    .map((entry) => ({
      op: String(entry['op']),
      summary: String(entry['planSummary']),
      docs: Number(entry['docsExamined']),
      returned: Number(entry['nreturned'] ?? entry['nMatched']),
    }));
};
