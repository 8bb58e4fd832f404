import { beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { Schema } from 'mongoose';
import {
  buildIndexes,
  connectDatabase,
  createTransact,
  defineModel,
  isDuplicate,
  isUnreachable,
  retrying,
  type Model,
} from '../../src/platform/database.js';
import { useTestDatabase } from '../support/database.js';

interface Counter {
  _id: string;
  count: number;
}

const database = useTestDatabase();
let Counters: Model<Counter>;

beforeAll(async () => {
  const schema = new Schema<Counter>({ _id: String, count: { type: Number, required: true } });
  Counters = defineModel(database.connection(), {
    name: 'Counter',
    collection: 'counters',
    schema,
  });
  await buildIndexes(database.connection());
});

const { MongoNetworkError, MongoServerError, MongoNotConnectedError } = mongoose.mongo;

const serverError = (code: number, labels: string[] = []): Error =>
  new MongoServerError({ message: 'x', code, errorLabels: labels });

describe('an error of the database', () => {
  it.each([
    ['a broken connection', new MongoNetworkError('connection closed')],
    ['a closed client', new MongoNotConnectedError('x')],
    ['a server that steps down', serverError(10107, ['RetryableWriteError'])],
    ['a server that gave up in time', serverError(50)],
  ])('means out of reach: %s', (_what, error) => {
    expect(isUnreachable(error)).toBe(true);
  });

  it.each([
    ['a value that is there already', serverError(11000)],
    ['a document that does not fit', serverError(121)],
    ['a mistake of ours', new TypeError('x')],
    ['nothing', null],
  ])('means something else: %s', (_what, error) => {
    expect(isUnreachable(error)).toBe(false);
  });

  it('of a unique index is told from others', async () => {
    await Counters.create({ _id: 'taken', count: 0 });
    const twice = await Counters.create({ _id: 'taken', count: 1 }).catch(
      (error: unknown) => error,
    );
    expect(isDuplicate(twice)).toBe(true);
    expect(isDuplicate(serverError(121))).toBe(false);
  });
});

describe('an idempotent write', () => {
  const failing = (times: number, error: Error) => {
    let calls = 0;
    return {
      calls: () => calls,
      work: (): Promise<string> => {
        calls += 1;
        return calls <= times ? Promise.reject(error) : Promise.resolve('done');
      },
    };
  };

  it('is tried again when the connection broke', async () => {
    const { work, calls } = failing(2, new MongoNetworkError('x'));
    expect(await retrying(work)).toBe('done');
    expect(calls()).toBe(3);
  });

  it('is given up after the third time, as out of reach', async () => {
    const { work, calls } = failing(9, new MongoNetworkError('x'));
    await expect(retrying(work)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(calls()).toBe(3);
  });

  it('is not tried again over anything else', async () => {
    const { work, calls } = failing(9, serverError(11000));
    await expect(retrying(work)).rejects.toMatchObject({ code: 11000 });
    expect(calls()).toBe(1);
  });
});

describe('a transaction', () => {
  it('of many at once loses none', async () => {
    await Counters.create({ _id: 'shared', count: 0 });
    const transact = createTransact(database.connection());
    const add = () =>
      transact(async (tx) => {
        const counter = await Counters.findById('shared').session(tx).lean().exec();
        await Counters.updateOne(
          { _id: 'shared' },
          { $set: { count: (counter?.count ?? 0) + 1 } },
        ).session(tx);
      });
    await Promise.all(Array.from({ length: 8 }, add));
    expect(await Counters.findById('shared').lean().exec()).toEqual({ _id: 'shared', count: 8 });
  });
});

describe('a collection', () => {
  it('takes no field that it does not know, in a document or a filter', async () => {
    await expect(Counters.create({ _id: 'x', count: 0, isAdmin: true } as Counter)).rejects.toThrow(
      'isAdmin',
    );
    await expect(Counters.find({ isAdmin: true } as object).exec()).rejects.toThrow('isAdmin');
    expect(await Counters.findById('x').exec()).toBeNull();
  });
});

it('says within seconds that no server answers', async () => {
  const started = performance.now();
  await expect(connectDatabase('mongodb://127.0.0.1:9/none')).rejects.toThrow();
  expect(performance.now() - started).toBeLessThan(5_000);
});
