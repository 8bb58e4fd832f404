import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDraftStore, type DraftStore } from '../../src/loop/draft.store.js';
import type { DraftSave } from '../../src/loop/draft-save.js';
import { connectDatabase, type Connection } from '../../src/platform/database.js';
import { databaseUri, dropDatabase } from '../support/database.js';

const uri = databaseUri('draft-saves');
const now = new Date('2026-03-02T09:00:00Z');
let db: Connection;
let drafts: DraftStore;

beforeAll(async () => {
  db = await connectDatabase(uri);
  drafts = createDraftStore(db, { now: () => now });
});
afterAll(async () => {
  await db.close();
  await dropDatabase(uri);
});

const own = (personId: string) => ({ personId, form: 'reflection:a-lesson', notBefore: null });

const save = (rev: number, text: string, key = 'a-page'): DraftSave => ({
  ...{ texts: { what: text }, rev, key, now },
  whole: false,
});

const textOf = async (personId: string): Promise<string | undefined> =>
  (await drafts.find(own(personId)))?.texts['what'];

it('saves many at once, and tells each its own: those that are stale disturb nobody', async () => {
  const names = Array.from({ length: 20 }, (_, n) => `person-${n}`);
  for (const name of names) await drafts.save(own(name), save(0, 'first'));
  const isStale = (at: number): boolean => at % 5 === 0;
  const saved = await Promise.all(
    names.map((name, at) => drafts.save(own(name), save(isStale(at) ? 7 : 1, `of ${name}`))),
  );
  const expected = names.map((_, at) => (isStale(at) ? null : 2));
  expect(saved.map((one) => one?.rev ?? null)).toEqual(expected);
  expect(await Promise.all(names.map(textOf))).toEqual(
    names.map((name, at) => (isStale(at) ? 'first' : `of ${name}`)),
  );
});

it('takes one of two that go on from the same words', async () => {
  await drafts.save(own('ana'), save(0, 'first'));
  const both = await Promise.all([
    drafts.save(own('ana'), save(1, 'from one window', 'one-page')),
    drafts.save(own('ana'), save(1, 'from the other', 'other-page')),
  ]);
  expect(both.map((one) => one?.rev ?? null).sort()).toEqual([2, null].sort());
  const text = both[0] ? 'from one window' : 'from the other';
  expect(await textOf('ana')).toBe(text);
});

it('saves nothing in what is handed in', async () => {
  await drafts.save(own('ben'), save(0, 'first'));
  await db.collection('drafts').updateOne({ personId: 'ben' }, { $set: { open: false } });
  expect(await drafts.save(own('ben'), save(1, 'too late'))).toBeNull();
  expect(await textOf('ben')).toBe('first');
});
