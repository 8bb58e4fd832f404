import { describe, expect, it } from '@jest/globals';
import { features } from '../../src/features.js';
import { useTestApp } from '../support/app.js';

const app = useTestApp();

const nobody = '0195a3b2-0000-7000-8000-000000000000';

/** Collections that hold nothing of a person, each with what it holds instead. */
const impersonal: Readonly<Record<string, string>> = {
  receipts: 'that a form was done, under ids, for a week',
  badgeKeys: 'public keys of the install, which stay for as long as what they signed',
  contentVersions: 'course text as it was published',
  quizStatistics: 'how many answered what: numbers of a cohort, which stay when a person goes',
};

const collectionsOf = (): string[] =>
  Object.values(app.services.world.db.models).map((model) => model.collection.name);

const duties = () => features(app.services).flatMap(({ personalData }) => personalData);

describe('records', () => {
  it('are each exported and erased by a feature, or hold nothing of a person', () => {
    const covered = [...duties().map(({ collection }) => collection), ...Object.keys(impersonal)];
    expect(collectionsOf().filter((name) => !covered.includes(name))).toEqual([]);
    expect(covered.filter((name) => !collectionsOf().includes(name))).toEqual([]);
    expect([...new Set(covered)]).toHaveLength(covered.length);
  });

  it('give nothing, and lose nothing, for an id that nobody has', async () => {
    for (const { exportOf, erase } of duties()) {
      expect([null, []]).toContainEqual(await exportOf(nobody));
      await erase(nobody);
    }
  });

  it('have their indexes once the app has started', async () => {
    const open: string[] = [];
    for (const model of Object.values(app.services.world.db.models)) {
      const { toCreate, toDrop }: Record<'toCreate' | 'toDrop', unknown[]> =
        await model.diffIndexes();
      open.push(
        ...[...toCreate, ...toDrop].map((one) => `${model.modelName} ${JSON.stringify(one)}`),
      );
    }
    expect(open).toEqual([]);
    expect(collectionsOf().length).toBeGreaterThan(4);
  });

  it('find what belongs to a person by an index, not by reading everything', async () => {
    const slow: string[] = [];
    for (const { collection, exportOf } of duties()) {
      const profile = await profiled(collection, () => exportOf(nobody));
      if (profile.some((plan) => plan.includes('COLLSCAN'))) slow.push(collection);
    }
    expect(slow).toEqual([]);
  });
});

/** The plans of all reads of a collection while `work` runs. */
const profiled = async (collection: string, work: () => Promise<unknown>): Promise<string[]> => {
  const { db } = app.services.world.db;
  if (!db) throw new Error('No database');
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const seen = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.${collection}`, op: { $in: ['query', 'command'] } })
    .toArray();
  return seen.map((entry) => String(entry['planSummary']));
};

describe('features', () => {
  it('have names of their own', () => {
    const names = features(app.services).map(({ name }) => name);
    expect([...new Set(names)]).toEqual(names);
  });

  it('give each route an address of its own', () => {
    const routes = features(app.services)
      .flatMap(({ routes: all }) => all)
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(routes)]).toEqual(routes);
  });

  it('write nothing on a GET, by having no input to take', () => {
    const routes = features(app.services).flatMap(({ routes: all }) => all);
    expect(routes.filter(({ method, input }) => method === 'get' && input)).toEqual([]);
  });
});
