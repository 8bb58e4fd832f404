import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseForSession, minutesFor } from '../../src/practice/choosing.js';

const idea = (_id: string, day: number) => ({
  _id,
  dueAt: new Date(Date.UTC(2026, 2, day)),
});

const ids = (ideas: readonly { _id: string }[]): string[] => ideas.map(({ _id }) => _id);

describe('a session', () => {
  it('asks what has waited longest, six at most', () => {
    const due = Array.from({ length: 9 }, (_, n) => idea(`idea-${n}`, 20 - n));
    expect(ids(chooseForSession(due, 7)).sort()).toEqual(
      ['idea-3', 'idea-4', 'idea-5', 'idea-6', 'idea-7', 'idea-8'].sort(),
    );
  });

  it('is the same for the same seed, however the ideas were read', () => {
    const due = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 });
    fc.assert(
      fc.property(due, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (days, seed) => {
        const ideas = days.map((day) => idea(`idea-${day % 7}-${day}`, day));
        const chosen = chooseForSession(ideas, seed);
        expect(chooseForSession([...ideas].reverse(), seed)).toEqual(chosen);
        expect(chosen).toHaveLength(Math.min(6, ideas.length));
        expect(new Set(ids(chosen)).size).toBe(chosen.length);
      }),
    );
  });

  it('takes half a minute for each, three at most', () => {
    expect([1, 2, 3, 6, 40].map(minutesFor)).toEqual([1, 1, 2, 3, 3]);
  });
});
