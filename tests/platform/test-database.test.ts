import { expect, it } from '@jest/globals';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();

it('gives a test file an empty database on a replica set', async () => {
  const db = database.connection().db;
  expect(await db?.collections()).toEqual([]);
  const hello = await db?.command({ hello: 1 });
  expect(hello?.['isWritablePrimary']).toBe(true);
  expect(hello?.['setName']).toBeTruthy();
});

it('keeps what a transaction wrote, and nothing of an aborted one', async () => {
  const connection = database.connection();
  const notes = connection.collection<{ text: string }>('notes');
  await connection.transaction(async (session) => {
    await notes.insertOne({ text: 'kept' }, { session });
  });
  await expect(
    connection.transaction(async (session) => {
      await notes.insertOne({ text: 'dropped' }, { session });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect((await notes.find().toArray()).map((note) => note.text)).toEqual(['kept']);
  await database.clear();
  expect(await notes.countDocuments()).toBe(0);
});
