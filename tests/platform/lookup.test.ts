import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from '../../src/platform/database.js';
import { createLookup, createLookupOfOne, createLookupOfPart } from '../../src/platform/lookup.js';
import { useTestDatabase } from '../support/database.js';

interface Note {
  _id: string;
  of: string;
  text: string;
}

const database = useTestDatabase();
let db: Connection;

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `n${at}`);
const noteOf = (id: string, of = 'ana'): Note => ({ _id: id, of, text: `of ${id}` });

/** How many queries the server answered while `work` ran, as its own profiler counts them. */
const queriesOf = async (work: () => Promise<unknown>): Promise<number> => {
  await db.db?.command({ profile: 2 });
  await work();
  await db.db?.command({ profile: 0 });
  const profile = db.collection('system.profile');
  const queries = await profile.countDocuments({ 'command.aggregate': { $ne: null } });
  await profile.drop();
  return queries;
};

beforeAll(() => {
  db = database.connection();
});

beforeEach(async () => {
  await database.clear();
  await db.collection<Note>('notes').insertMany(ids(700).map((id) => noteOf(id)));
  await db.collection<Note>('marks').insertMany(['n0', 'n1'].map((id) => noteOf(id, 'ben')));
});

describe('a lookup', () => {
  it('gives each of many at once their own', async () => {
    const find = createLookupOfOne<Note>(db, { collection: 'notes', by: '_id' });
    const found = await Promise.all(ids(700).map(find));
    expect(found.map((note) => note?.text)).toEqual(ids(700).map((id) => `of ${id}`));
  });

  it('gives nothing for a key without records, and their records to its neighbours', async () => {
    const find = createLookupOfOne<Note>(db, { collection: 'notes', by: '_id' });
    const found = await Promise.all(['n1', 'missing', 'n2'].map(find));
    expect(found.map((note) => note?._id ?? null)).toEqual(['n1', null, 'n2']);
  });

  it('keeps collections apart that hold the same ids', async () => {
    const note = createLookupOfOne<Note>(db, { collection: 'notes', by: '_id' });
    const mark = createLookupOfOne<Note>(db, { collection: 'marks', by: '_id' });
    const found = await Promise.all([note('n1'), mark('n1'), mark('n5'), note('n5')]);
    expect(found.map((one) => one?.of ?? null)).toEqual(['ana', 'ben', null, 'ana']);
  });

  it('gives all records of a field, and of two lookups of one collection each its own', async () => {
    const all = createLookup<Note>(db, { collection: 'marks', by: 'of' });
    const first = createLookup<Note>(db, { collection: 'marks', by: 'of', where: { _id: 'n0' } });
    const [both, one, none] = await Promise.all([all('ben'), first('ben'), all('ana')]);
    expect([both, one, none].map((found) => found.map(({ _id }) => _id))).toEqual([
      ['n0', 'n1'],
      ['n0'],
      [],
    ]);
  });

  it('reads the fields it is asked for', async () => {
    const find = createLookup<Note>(db, { collection: 'marks', by: 'of', fields: { text: 0 } });
    expect(await find('ben')).toEqual([
      { _id: 'n0', of: 'ben' },
      { _id: 'n1', of: 'ben' },
    ]);
  });

  it('gives every record where there are more than one reply holds', async () => {
    const text = 'x'.repeat(1_000_000);
    const large = ids(20).map((id) => ({ ...noteOf(id, 'large'), text }));
    await db.collection<Note>('papers').insertMany(large);
    const find = createLookup<Note>(db, { collection: 'papers', by: 'of' });
    expect(await find('large')).toHaveLength(20);
  });

  it('keeps nothing: what was changed since is read as it is now', async () => {
    const find = createLookupOfOne<Note>(db, { collection: 'notes', by: '_id' });
    await find('n1');
    await db.collection<Note>('notes').updateOne({ _id: 'n1' }, { $set: { text: 'new' } });
    expect((await find('n1'))?.text).toBe('new');
  });
});

describe('a lookup of a part', () => {
  const notes = { collection: 'notes', by: '_id' };
  const texts = ['text'];
  const owners = ['of'];

  it('reads no more of a record than the fields it is asked for', async () => {
    const part = createLookupOfPart<Note>(db, notes);
    expect(await part('n1', texts)).toEqual({ _id: 'n1', text: 'of n1' });
    expect(await part('missing', texts)).toBeNull();
  });

  it('gives each of many at once at least theirs, and the whole to who asks for it', async () => {
    const part = createLookupOfPart<Note>(db, notes);
    const whole = createLookupOfOne<Note>(db, notes);
    const parts = await Promise.all([part('n1', texts), part('n2', owners)]);
    expect(parts).toEqual([
      expect.objectContaining({ _id: 'n1', text: 'of n1' }),
      expect.objectContaining({ _id: 'n2', of: 'ana' }),
    ]);
    const [some, all] = await Promise.all([part('n1', texts), whole('n2')]);
    expect([some, all]).toEqual([expect.objectContaining({ text: 'of n1' }), noteOf('n2')]);
  });

  it('goes out with lookups of the whole as one query', async () => {
    const part = createLookupOfPart<Note>(db, notes);
    const whole = createLookupOfOne<Note>(db, notes);
    const queries = await queriesOf(() =>
      Promise.all([part('n1', texts), part('n2', owners), whole('n3')]),
    );
    expect(queries).toBe(1);
  });
});

describe('lookups of one moment', () => {
  it('go out as one query over all their collections', async () => {
    const note = createLookupOfOne<Note>(db, { collection: 'notes', by: '_id' });
    const marks = createLookup<Note>(db, { collection: 'marks', by: 'of' });
    const queries = await queriesOf(() =>
      Promise.all([...ids(50).map(note), marks('ben'), marks('ana')]),
    );
    expect(queries).toBe(1);
  });

  it('are not held up by one that takes long', async () => {
    const sleeps = { body: 'function () { sleep(1500); return true; }', args: [], lang: 'js' };
    const slow = createLookup<Note>(db, {
      collection: 'notes',
      by: '_id',
      where: { $expr: { $function: sleeps } },
    });
    const find = createLookupOfOne<Note>(db, { collection: 'notes', by: '_id' });
    const back: string[] = [];
    const long = slow('n1').then(() => back.push('long'));
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([long, find('n2').then(() => back.push('short'))]);
    expect(back).toEqual(['short', 'long']);
  });

  it('fail together when the query fails, and the next ones are answered', async () => {
    const broken = createLookup<Note>(db, {
      collection: 'notes',
      by: '_id',
      where: { $noSuch: 1 },
    });
    const find = createLookupOfOne<Note>(db, { collection: 'notes', by: '_id' });
    const together = await Promise.allSettled([broken('n1'), find('n1')]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await find('n1'))?._id).toBe('n1');
  });
});
