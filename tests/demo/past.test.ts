import { describe, expect, it } from '@jest/globals';
import { pastOf } from '../../src/demo/past.js';
import { promiseFrom } from '../../src/loop/promise.js';

const zone = 'America/Chicago';
// From a Sunday to a Saturday, early and late, in a week after the clocks change.
const days = ['08', '09', '10', '11', '12', '13', '14'];
const moments = days.flatMap((day) =>
  ['01', '12', '23'].map((hour) => new Date(`2026-03-${day}T${hour}:30:00-05:00`)),
);

describe('the days of the demo', () => {
  it('are working days, counted back from whatever day it is', () => {
    const past = pastOf(new Date('2026-03-08T12:00:00-05:00'), zone);
    expect([1, 2, 5, 6].map((ago) => past.day(ago))).toEqual([
      '2026-03-06',
      '2026-03-05',
      '2026-03-02',
      '2026-02-27',
    ]);
  });

  it('lie before now, at the hour of the zone', () => {
    const past = pastOf(new Date('2026-03-09T12:00:00Z'), zone);
    expect(past.at(1, 8 * 60)).toEqual(new Date('2026-03-06T08:00:00-06:00'));
    for (const now of moments)
      expect(
        pastOf(now, zone)
          .at(1, 17 * 60)
          .getTime(),
      ).toBeLessThan(now.getTime());
  });

  it('make the same promises overdue on every day of the week', () => {
    for (const now of moments) {
      const { at } = pastOf(now, zone);
      const promise = (ago: number) => promiseFrom(at(ago, 9 * 60), { zone, daysOff: [] });
      expect([now, promise(3) > now, promise(4) > now]).toEqual([now, true, false]);
    }
  });
});
