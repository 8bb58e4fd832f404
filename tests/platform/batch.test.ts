import { describe, expect, it } from '@jest/globals';
import { createBatch } from '../../src/platform/batch.js';

interface Note {
  id: string;
}

const counting = () => {
  const asked: (readonly string[])[] = [];
  const load = createBatch<Note>(
    (keys) => {
      asked.push(keys);
      if (keys.includes('broken')) return Promise.reject(new Error('no answer'));
      return Promise.resolve(keys.filter((key) => key !== 'missing').map((id) => ({ id })));
    },
    ({ id }) => id,
  );
  return { asked, load };
};

const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i}`);

describe('a batch', () => {
  it('asks once for all that one tick wants, and gives each their own', async () => {
    const { asked, load } = counting();
    const found = await Promise.all(ids(50).map(load));
    expect(found.map((note) => note?.id)).toEqual(ids(50));
    expect(asked.map((keys) => keys.length)).toEqual([50]);
  });

  it('gathers requests that arrive by themselves, each after a wait of its own', async () => {
    const { asked, load } = counting();
    const request = async (id: string): Promise<string | undefined> => {
      await Promise.resolve();
      await Promise.resolve();
      return (await load(id))?.id;
    };
    expect(await Promise.all(ids(64).map(request))).toEqual(ids(64));
    expect(64 / asked.length).toBeGreaterThan(1);
  });

  it('gives null for a missing id and their records to its neighbours', async () => {
    const { load } = counting();
    expect(await Promise.all(['a', 'missing', 'b'].map(load))).toEqual([
      { id: 'a' },
      null,
      { id: 'b' },
    ]);
  });

  it('takes the same id twice, without mixing up what follows', async () => {
    const { load } = counting();
    const found = await Promise.all(['a', 'b', 'a', 'c'].map(load));
    expect(found.map((note) => note?.id)).toEqual(['a', 'b', 'a', 'c']);
  });

  it('asks at most for 256 at once', async () => {
    const { asked, load } = counting();
    await Promise.all(ids(600).map(load));
    expect(asked.map((keys) => keys.length)).toEqual([256, 256, 88]);
  });

  it('fails only those of its own tick, and works in the next one', async () => {
    const { load } = counting();
    const together = await Promise.allSettled(['a', 'broken'].map(load));
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await load('a')).toEqual({ id: 'a' });
  });

  it('keeps nothing: what was asked before is asked again', async () => {
    const { asked, load } = counting();
    await load('a');
    await load('a');
    expect(asked).toEqual([['a'], ['a']]);
  });
});
