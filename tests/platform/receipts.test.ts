import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Schema } from 'mongoose';
import {
  buildIndexes,
  createTransact,
  defineModel,
  type Model,
  type Transact,
} from '../../src/platform/database.js';
import { createReceiptStore, type ReceiptStore } from '../../src/platform/receipts.store.js';
import { createTestClock } from '../support/clock.js';
import { useTestDatabase } from '../support/database.js';

interface Note {
  text: string;
}

const database = useTestDatabase();
let receipts: ReceiptStore;
let transact: Transact;
let Notes: Model<Note>;

beforeAll(async () => {
  const db = database.connection();
  Notes = defineModel(db, {
    name: 'Note',
    collection: 'notes',
    schema: new Schema<Note>({ text: String }),
  });
  receipts = createReceiptStore(db, createTestClock());
  transact = createTransact(db);
  await buildIndexes(db);
});
beforeEach(() => database.clear());

const write = (text: string, { actorId = 'ana', key = 'a-key' } = {}): Promise<number> =>
  transact((tx) =>
    receipts.once(tx, { actorId, key, payload: { text } }, async () => {
      await Notes.create([{ text }], { session: tx });
      return Notes.countDocuments().session(tx).exec();
    }),
  );

const notes = async (): Promise<string[]> =>
  (await Notes.find().lean().exec()).map(({ text }) => text);

describe('a form', () => {
  it('sent twice is done once, with the same result', async () => {
    expect([await write('a'), await write('a')]).toEqual([1, 1]);
    expect(await notes()).toEqual(['a']);
  });

  it('under a used key with other words is refused, and nothing is done', async () => {
    await write('a');
    await expect(write('b')).rejects.toMatchObject({
      kind: 'conflict',
      message: 'errors.usedForm',
    });
    expect(await notes()).toEqual(['a']);
  });

  it('has a key that is its own for each person', async () => {
    await write('a', { actorId: 'ana' });
    await write('b', { actorId: 'ben' });
    expect(await notes()).toEqual(['a', 'b']);
  });

  it('sent ten times at once is done once, and all ten hear the same', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => write('a')));
    expect(results).toEqual(Array.from({ length: 10 }, () => 1));
    expect(await notes()).toEqual(['a']);
  });

  it('whose work broke off leaves no receipt, and can be sent again', async () => {
    const broken = transact((tx) =>
      receipts.once(tx, { actorId: 'ana', key: 'a-key', payload: { text: 'a' } }, async () => {
        await Notes.create([{ text: 'half' }], { session: tx });
        throw new Error('no');
      }),
    );
    await expect(broken).rejects.toThrow('no');
    expect(await notes()).toEqual([]);
    expect(await write('a')).toBe(1);
  });

  it('keeps nothing of what was said in its receipt', async () => {
    await write('a secret thought');
    const kept = await database.connection().collection('receipts').find().toArray();
    expect(JSON.stringify(kept)).not.toContain('secret thought');
  });
});
