import { describe, expect, it } from '@jest/globals';
import { endingOf, noLaterThanClosed } from '../../src/accounts/ending.js';

const at = (instant: string, zone = 'UTC', end = '2026-06-26') =>
  endingOf({ end, zone }, new Date(instant));

describe('the end of a cohort', () => {
  it('comes with the end of its last day, where the cohort is', () => {
    expect(at('2026-06-26T23:59:59.999Z')).toBeNull();
    expect(at('2026-06-27T00:00:00Z')?.phase).toBe('closing');
    expect(at('2026-06-27T04:59:59Z', 'America/Chicago')).toBeNull();
    expect(at('2026-06-27T05:00:00Z', 'America/Chicago')?.phase).toBe('closing');
    expect(at('2026-06-26T22:00:00Z', 'Europe/Madrid')?.phase).toBe('closing');
  });

  it('leaves 90 days for what is under way', () => {
    const last = at('2026-09-24T23:59:59.999Z');
    expect(last).toEqual({ phase: 'closing', end: '2026-06-26', until: '2026-09-24' });
    expect(at('2026-09-25T00:00:00Z')?.phase).toBe('closed');
    expect(at('2036-01-01T00:00:00Z')?.phase).toBe('closed');
  });

  it('counts days, whatever the clocks do between', () => {
    // Winter time begins on November 1 in Chicago: the day is an hour longer, and the 90th ends an hour later in UTC.
    const chicago = (instant: string) => at(instant, 'America/Chicago', '2026-09-01');
    expect(chicago('2026-09-02T04:59:59Z')).toBeNull();
    expect(chicago('2026-12-01T05:59:59Z')?.phase).toBe('closing');
    expect(chicago('2026-12-01T06:00:00Z')?.phase).toBe('closed');
  });
});

it('ends a link that is made for a learner when their cohort is closed', () => {
  const learnsUntil = { end: '2026-06-26', zone: 'America/Chicago' };
  const ends = (instant: string, until: typeof learnsUntil | null = learnsUntil): string =>
    noLaterThanClosed({ learnsUntil: until }, new Date(instant)).toISOString();
  expect(ends('2026-09-25T04:59:00Z')).toBe('2026-09-25T04:59:00.000Z');
  expect(ends('2026-10-05T00:00:00Z')).toBe('2026-09-25T05:00:00.000Z');
  expect(ends('2026-10-05T00:00:00Z', null)).toBe('2026-10-05T00:00:00.000Z');
});
