import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayIn, daysBetween, startOfDay } from '../../src/platform/dates.js';
import { held, intervals, isDue, missed, type Schedule } from '../../src/practice/schedule.js';

const at = (iso: string): Date => new Date(iso);
const zones = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
];
const aZone = fc.constantFrom(...zones);
const anInstant = fc.date({
  min: at('2015-01-01T00:00:00Z'),
  max: at('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});

const dueOf = ({ dueAt }: Schedule): Date => {
  if (!dueAt) throw new Error('It sticks');
  return dueAt;
};

describe('an idea that was missed', () => {
  it('comes back when the second day after it begins, whatever the hour was', () => {
    const zone = 'America/Chicago';
    const wednesday = at('2026-03-04T06:00:00Z');
    expect(missed(at('2026-03-02T06:00:00Z'), zone)).toEqual({ step: 0, dueAt: wednesday });
    expect(missed(at('2026-03-03T05:59:59.999Z'), zone)).toEqual({ step: 0, dueAt: wednesday });
    expect(missed(at('2026-03-03T06:00:00Z'), zone).dueAt).toEqual(at('2026-03-05T06:00:00Z'));
  });

  it('begins its day where the person is', () => {
    const late = at('2026-03-02T22:30:00Z');
    expect(missed(late, 'UTC').dueAt).toEqual(at('2026-03-04T00:00:00Z'));
    expect(missed(late, 'Asia/Kathmandu').dueAt).toEqual(at('2026-03-04T18:15:00Z'));
  });

  it('begins its day in time when the clocks change before it', () => {
    expect(missed(at('2026-03-07T20:00:00Z'), 'America/New_York').dueAt).toEqual(
      at('2026-03-09T04:00:00Z'),
    );
  });
});

describe('an idea that holds', () => {
  it('comes back after 2, 7, 21 and 60 days, and then sticks', () => {
    const zone = 'Europe/Berlin';
    let now = at('2026-01-05T17:45:00Z');
    let schedule = missed(now, zone);
    const days: number[] = [];
    while (schedule.dueAt) {
      days.push(daysBetween(now, schedule.dueAt, zone));
      now = new Date(schedule.dueAt.getTime() + 9 * 3_600_000);
      schedule = held(schedule, now, zone);
    }
    expect(days).toEqual([2, 7, 21, 60]);
    expect(days).toEqual([...intervals]);
    expect(schedule).toEqual({ step: 4, dueAt: null });
  });

  it('counts its next days from when it was held, not from when it was due', () => {
    const late = held(missed(at('2026-03-02T10:00:00Z'), 'UTC'), at('2026-03-20T10:00:00Z'), 'UTC');
    expect(late).toEqual({ step: 1, dueAt: at('2026-03-27T00:00:00Z') });
  });

  it('waits as before when it is held before its day', () => {
    const waiting = missed(at('2026-03-02T10:00:00Z'), 'UTC');
    expect(held(waiting, at('2026-03-03T23:59:59.999Z'), 'UTC')).toEqual(waiting);
    expect(held(waiting, at('2026-03-04T00:00:00Z'), 'UTC').step).toBe(1);
  });

  it('goes on sticking', () => {
    const stuck: Schedule = { step: 4, dueAt: null };
    expect(held(stuck, at('2027-03-02T10:00:00Z'), 'UTC')).toEqual(stuck);
    expect(isDue(stuck, at('2099-01-01T00:00:00Z'))).toBe(false);
  });
});

describe('any row of answers, in any zone', () => {
  const answers = fc.array(
    fc.record({ holds: fc.boolean(), laterMs: fc.integer({ min: 1, max: 100 * 86_400_000 }) }),
    { maxLength: 30 },
  );

  it('waits whole days from the start of a day, and sticks only after four that held in a row', () => {
    fc.assert(
      fc.property(anInstant, aZone, answers, (first, zone, row) => {
        let now = first;
        let schedule = missed(now, zone);
        let inARow = 0;
        for (const { holds, laterMs } of row) {
          now = new Date(now.getTime() + laterMs);
          const wasDue = isDue(schedule, now);
          const before = schedule;
          schedule = holds ? held(schedule, now, zone) : missed(now, zone);
          if (!holds) inARow = 0;
          else if (wasDue) inARow += 1;
          else expect(schedule).toEqual(before);
          expect(schedule.step).toBe(inARow);
          expect(schedule.dueAt === null).toBe(inARow === 4);
          if (!schedule.dueAt || schedule === before) continue;
          expect(daysBetween(now, schedule.dueAt, zone)).toBe(intervals[schedule.step]);
          expect(startOfDay(dayIn(schedule.dueAt, zone), zone)).toEqual(schedule.dueAt);
        }
      }),
    );
  });

  it('is never due on the day it was answered, and always once its days are over', () => {
    fc.assert(
      fc.property(anInstant, aZone, (now, zone) => {
        const waiting = missed(now, zone);
        expect(isDue(waiting, now)).toBe(false);
        expect(isDue(waiting, new Date(dueOf(waiting).getTime() - 1))).toBe(false);
        expect(isDue(waiting, dueOf(waiting))).toBe(true);
        expect(isDue(waiting, new Date(now.getTime() + 3 * 86_400_000))).toBe(true);
      }),
    );
  });
});
