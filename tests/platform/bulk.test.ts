import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Schema } from 'mongoose';
import { createBulk, type BulkDone } from '../../src/platform/bulk.js';
import {
  connectDatabase,
  defineModel,
  isDuplicate,
  type Connection,
  type Model,
} from '../../src/platform/database.js';
import {
  deleteTogether,
  insertTogether,
  updateTogether,
  type UpdateWrite,
} from '../../src/platform/writes.js';
import { databaseUri, dropDatabase } from '../support/database.js';

interface Thing {
  _id: string;
  count: number;
}

const uri = databaseUri('bulk');
let db: Connection;
let Things: Model<Thing>;

beforeAll(async () => {
  db = await connectDatabase(uri);
  Things = defineModel(db, {
    name: 'Thing',
    collection: 'things',
    schema: new Schema<Thing>({ _id: String, count: Number }),
  });
});
beforeEach(async () => {
  await Things.deleteMany({});
  await insertTogether(
    Things,
    ['a', 'b'].map((_id) => ({ _id, count: 0 })),
  );
});
afterAll(async () => {
  await db.close();
  await dropDatabase(uri);
});

const more = (_id: string): UpdateWrite => ({ filter: { _id }, update: { $inc: { count: 1 } } });

const counts = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await Things.find().sort({ _id: 1 }).lean<Thing[]>()).map(({ _id, count }) => [_id, count]),
  );

describe('writes that are sent together', () => {
  it('are each done, and say whether every one found its record', async () => {
    expect(await updateTogether(Things, [more('a'), more('b')])).toMatchObject({
      allMatched: true,
    });
    const done = await updateTogether(Things, [more('a'), more('none')]);
    expect(done).toEqual({ allMatched: false, failed: new Map() });
    expect(await counts()).toEqual({ a: 2, b: 1 });
  });

  it('make records where that is wanted', async () => {
    const made = await updateTogether(Things, [{ ...more('c'), upsert: true }, more('a')]);
    expect(made.allMatched).toBe(true);
    expect(await counts()).toEqual({ a: 1, b: 0, c: 1 });
  });

  it('fail alone: the others are done', async () => {
    const records = [
      { _id: 'a', count: 9 },
      { _id: 'd', count: 1 },
    ];
    const { allMatched, failed } = await insertTogether(Things, records);
    expect(allMatched).toBe(false);
    expect([...failed.keys()]).toEqual([0]);
    expect(isDuplicate(failed.get(0))).toBe(true);
    expect(await counts()).toEqual({ a: 0, b: 0, d: 1 });
    expect(await deleteTogether(Things, [{ _id: 'd' }])).toMatchObject({ allMatched: true });
    expect(await counts()).toEqual({ a: 0, b: 0 });
  });

  it('are nothing where nothing is to be written', async () => {
    expect(await updateTogether(Things, [])).toEqual({ allMatched: true, failed: new Map() });
  });
});

describe('a bulk', () => {
  it('lets what is asked while a few are under way go out as the next one', async () => {
    const sizes: number[] = [];
    const write = createBulk<UpdateWrite>((writes) => {
      sizes.push(writes.length);
      return updateTogether(Things, writes);
    });
    const asked: Promise<boolean>[] = [];
    for (let round = 0; round < 3; round += 1) {
      asked.push(write(more('a')), write(more('a')));
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    asked.push(...Array.from({ length: 40 }, () => write(more('b'))));
    expect(new Set(await Promise.all(asked))).toEqual(new Set([true]));
    expect(sizes).toEqual([2, 2, 2, 40]);
    expect(await counts()).toEqual({ a: 6, b: 40 });
  });

  it('lets a few go at once, and then those of a while as one', async () => {
    const sizes: number[] = [];
    const write = createBulk<string>(
      (writes) => {
        sizes.push(writes.length);
        return Promise.resolve({ allMatched: true, failed: new Map() });
      },
      { atOnce: 1, apartMs: 250 },
    );
    const asked: Promise<boolean>[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      asked.push(write('one'));
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(asked);
    expect(sizes).toEqual([1, 1, 1, 17]);
  });

  it('answers nobody for sure when one found nothing, and an error only to whom it belongs', async () => {
    const write = createBulk<UpdateWrite>((writes) => updateTogether(Things, writes));
    expect(await Promise.all([write(more('a')), write(more('none'))])).toEqual([false, false]);
    const failing = createBulk<string>((names): Promise<BulkDone> =>
      Promise.resolve({
        allMatched: true,
        failed: new Map([[names.indexOf('bad'), new Error('bad')]]),
      }),
    );
    const [good, bad] = await Promise.allSettled([failing('good'), failing('bad')]);
    expect(good).toEqual({ status: 'fulfilled', value: true });
    expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'bad' } });
  });

  it('tells everybody when all of it failed, and takes the next one up', async () => {
    let calls = 0;
    const write = createBulk<string>(() => {
      calls += 1;
      return calls === 1
        ? Promise.reject(new Error('gone'))
        : Promise.resolve({ allMatched: true, failed: new Map() });
    });
    const both = await Promise.allSettled([write('a'), write('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await write('c')).toBe(true);
  });
});
