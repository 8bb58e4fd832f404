import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildIndexes, connectDatabase, type Connection } from '../../src/platform/database.js';
import { createProgressStore, type ProgressStore } from '../../src/lessons/progress.store.js';
import { databaseUri, dropDatabase } from '../support/database.js';

const uri = databaseUri('adding-tries');
let db: Connection;
let other: Connection;
let store: ProgressStore;
/** As in another process. */
let neighbour: ProgressStore;

beforeAll(async () => {
  [db, other] = [await connectDatabase(uri), await connectDatabase(uri)];
  [store, neighbour] = [createProgressStore(db), createProgressStore(other)];
  await buildIndexes(db);
});
afterAll(async () => {
  await Promise.all([db.close(), other.close()]);
  await dropDatabase(uri);
});

const questions = ['one', 'two', 'three'];

const aTry = (n: number, held: readonly string[], needed = questions.length) => ({
  courseId: 'course',
  cohortId: 'cohort',
  at: new Date(Date.UTC(2026, 2, n)),
  quizId: 'a-quiz',
  n,
  held,
  questions,
  needed,
});

const bestOf = async (personId: string) => {
  const [progress] = await store.exportOf(personId);
  const best = progress?.best['a-quiz'];
  return { ...best, held: [...(progress?.held['a-quiz'] ?? [])].sort(), rev: progress?.rev };
};

describe('adding a try', () => {
  it('keeps what was held once, and sets mastery once', async () => {
    await store.addTry('ana', aTry(1, ['one']));
    expect(await bestOf('ana')).toEqual({ held: ['one'], tries: 1, masteredAt: null, rev: 1 });
    await store.addTry('ana', aTry(2, ['two', 'three']));
    const mastered = { held: [...questions].sort(), tries: 2, masteredAt: aTry(2, []).at };
    expect(await bestOf('ana')).toEqual({ ...mastered, rev: 2 });
    await store.addTry('ana', aTry(3, []));
    expect(await bestOf('ana')).toEqual({ ...mastered, tries: 3, rev: 3 });
  });

  it('asks for as many ideas as the quiz says, and counts none that it does not have', async () => {
    await store.addTry('ben', aTry(1, ['gone', 'one'], 2));
    expect((await bestOf('ben')).masteredAt).toBeNull();
    await store.addTry('ben', aTry(2, ['three'], 2));
    expect((await bestOf('ben')).masteredAt).toEqual(aTry(2, []).at);
  });

  it('changes nothing when it was added before, in whatever order and however often', async () => {
    const tries = [aTry(1, ['one']), aTry(2, ['two']), aTry(3, ['three', 'one'])];
    const orders = fc.shuffledSubarray([...tries, ...tries, ...tries], { minLength: 9 });
    let person = 0;
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const personId = `person-${(person += 1)}`;
        for (const one of order) await store.addTry(personId, one);
        const { held, tries: count } = await bestOf(personId);
        expect({ held, count }).toEqual({ held: [...questions].sort(), count: 3 });
        const [before] = await store.exportOf(personId);
        for (const one of tries) await store.addTry(personId, one);
        expect(await store.exportOf(personId)).toEqual([before]);
      }),
      { numRuns: 25 },
    );
  });

  it('makes one document where several processes add at once', async () => {
    const adding = Array.from({ length: 20 }, (_, n) =>
      (n % 2 ? store : neighbour).addTry(`many-${n % 4}`, aTry(1, ['one'])),
    );
    await Promise.all(adding);
    for (const n of [0, 1, 2, 3])
      expect(await bestOf(`many-${n}`)).toMatchObject({ held: ['one'], tries: 1, rev: 1 });
  });
});
