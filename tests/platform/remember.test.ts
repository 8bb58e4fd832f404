import { beforeEach, expect, it } from '@jest/globals';
import { madeOnce, remembering } from '../../src/platform/remember.js';

const worked: string[] = [];

const lengthOf = remembering(2, (text): { length: number } | null => {
  worked.push(text);
  return text === '' ? null : { length: text.length };
});

beforeEach(() => {
  // Two others take the places of whatever was remembered.
  lengthOf('first of all');
  lengthOf('second of all');
  worked.length = 0;
});

it('works a text out once and gives the same again', () => {
  expect(lengthOf('four')).toEqual({ length: 4 });
  expect(lengthOf('four')).toBe(lengthOf('four'));
  expect(worked).toEqual(['four']);
});

it('forgets the oldest where there are more than it may keep', () => {
  for (const text of ['a', 'b', 'c', 'b', 'a']) lengthOf(text);
  expect(worked).toEqual(['a', 'b', 'c', 'a']);
});

it('keeps no null', () => {
  expect([lengthOf(''), lengthOf('')]).toEqual([null, null]);
  expect(worked).toEqual(['', '']);
});

it('makes what a map does not hold, and gives what it holds', () => {
  const map = new Map([['kept', 'before']]);
  const made: string[] = [];
  const asked = ['kept', 'new', 'new'].map((key) =>
    madeOnce(map, key, () => {
      made.push(key);
      return 'now';
    }),
  );
  expect(asked).toEqual(['before', 'now', 'now']);
  expect(made).toEqual(['new']);
});
