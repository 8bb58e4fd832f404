import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shuffled } from '../../src/quizzes/shuffle.js';

const items = fc.array(fc.string(), { maxLength: 12 });

it('keeps every item once', () => {
  fc.assert(
    fc.property(items, fc.integer(), (all, seed) => {
      expect(shuffled(all, seed).sort()).toEqual([...all].sort());
    }),
  );
});

it('gives the same order for the same seed', () => {
  fc.assert(
    fc.property(items, fc.integer(), (all, seed) => {
      expect(shuffled(all, seed)).toEqual(shuffled(all, seed));
    }),
  );
});

it('puts each item first about equally often', () => {
  const first = Array.from(
    { length: 4_000 },
    (_, seed) => shuffled(['a', 'b', 'c', 'd'], seed * 977)[0],
  );
  for (const item of ['a', 'b', 'c', 'd']) {
    const share = first.filter((one) => one === item).length / first.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.3);
  }
});

it('stays as it is over versions of the program, for tries that are open', () => {
  expect(shuffled([1, 2, 3, 4, 5], 42)).toEqual([5, 2, 1, 4, 3]);
  expect(shuffled([1, 2, 3, 4, 5], 4_294_967_295)).toEqual([2, 3, 5, 1, 4]);
});
