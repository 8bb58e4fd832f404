import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dayIn,
  daysBetween,
  endOfDay,
  endOfWorkingDay,
  isDay,
  isZone,
  showDate,
  showTime,
  startOfDay,
} from '../../src/platform/dates.js';

const at = (iso: string): Date => new Date(iso);
const hour = 3_600_000;
const zones = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
];
const anInstant = fc.date({
  min: at('2015-01-01T00:00:00Z'),
  max: at('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const aZone = fc.constantFrom(...zones);

describe('a day', () => {
  it('is written year, month, day, and exists', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true);
    for (const text of ['2026-02-29', '2026-2-8', '26-02-08', '2026-13-01', '2026-02-28T00:00', ''])
      expect([text, isDay(text)]).toEqual([text, false]);
  });

  it('is another one at the same instant in another zone', () => {
    const instant = at('2026-03-02T02:30:00Z');
    expect(dayIn(instant, 'America/New_York')).toBe('2026-03-01');
    expect(dayIn(instant, 'Asia/Kathmandu')).toBe('2026-03-02');
  });

  it.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['UTC', '2026-03-08', 24],
  ])('in %s on %s lasts %d hours', (zone, day, hours) => {
    const length = endOfDay(day, zone).getTime() + 1 - startOfDay(day, zone).getTime();
    expect(length).toBe(hours * hour);
  });

  it('ends one millisecond before the next one starts, in every zone', () => {
    fc.assert(
      fc.property(anInstant, aZone, (instant, zone) => {
        const day = dayIn(instant, zone);
        expect(dayIn(endOfDay(day, zone), zone)).toBe(day);
        expect(dayIn(new Date(endOfDay(day, zone).getTime() + 1), zone)).not.toBe(day);
        expect(startOfDay(day, zone).getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(endOfDay(day, zone).getTime()).toBeGreaterThanOrEqual(instant.getTime());
      }),
    );
  });

  it('counts on over months and leap years', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('is as far from another as the calendar says, whatever the clocks did between', () => {
    const zone = 'America/New_York';
    expect(daysBetween(at('2026-03-08T04:59:00Z'), at('2026-03-09T04:01:00Z'), zone)).toBe(2);
    expect(daysBetween(at('2026-11-01T05:00:00Z'), at('2026-11-02T04:59:00Z'), zone)).toBe(0);
    fc.assert(
      fc.property(anInstant, aZone, fc.integer({ min: -500, max: 500 }), (from, inZone, days) => {
        const day = dayIn(from, inZone);
        // Apia left out a whole day in 2011, before the years looked at here.
        expect(daysBetween(from, endOfDay(addDays(day, days), inZone), inZone)).toBe(days);
      }),
    );
  });
});

describe('working days', () => {
  const newYork = { zone: 'America/New_York', daysOff: [] };

  it('do not count the day itself, whatever its hour', () => {
    const monday = endOfDay('2026-03-03', newYork.zone);
    expect(endOfWorkingDay(at('2026-03-02T05:00:00Z'), 1, newYork)).toEqual(monday);
    expect(endOfWorkingDay(at('2026-03-03T04:59:00Z'), 1, newYork)).toEqual(monday);
  });

  it('leave out the weekend, also where the clocks change in it', () => {
    expect(endOfWorkingDay(at('2026-03-06T20:00:00Z'), 2, newYork)).toEqual(
      at('2026-03-11T03:59:59.999Z'),
    );
    const berlin = { zone: 'Europe/Berlin', daysOff: [] };
    expect(endOfWorkingDay(at('2026-03-27T20:00:00Z'), 1, berlin)).toEqual(
      at('2026-03-30T21:59:59.999Z'),
    );
  });

  it('leave out the days off', () => {
    const daysOff = ['2026-03-03', '2026-03-04', '2026-03-07'];
    expect(endOfWorkingDay(at('2026-03-02T15:00:00Z'), 2, { ...newYork, daysOff })).toEqual(
      endOfDay('2026-03-06', newYork.zone),
    );
  });

  it('are as many as were asked for, and end on one', () => {
    const someDaysOff = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(
        anInstant,
        aZone,
        fc.integer({ min: 1, max: 15 }),
        someDaysOff,
        (from, zone, count, off) => {
          const today = dayIn(from, zone);
          const daysOff = off.map((days) => addDays(today, days));
          const end = endOfWorkingDay(from, count, { zone, daysOff });
          const passed = Array.from({ length: daysBetween(from, end, zone) }, (_, i) =>
            addDays(today, i + 1),
          );
          const working = passed.filter(
            (day) => ![0, 6].includes(at(`${day}T00:00:00Z`).getUTCDay()) && !daysOff.includes(day),
          );
          expect(working).toHaveLength(count);
          expect(working.at(-1)).toBe(dayIn(end, zone));
          expect(end).toEqual(endOfDay(dayIn(end, zone), zone));
        },
      ),
    );
  });
});

describe('what a reader sees', () => {
  const calendar = { zone: 'America/New_York', locale: 'en', now: at('2026-03-02T12:00:00Z') };

  it('is the day and hour of their own zone', () => {
    expect(showDate(at('2026-12-03T03:00:00Z'), calendar)).toBe('December 2');
    expect(showDate(at('2026-12-03T03:00:00Z'), { ...calendar, locale: 'en-GB' })).toBe(
      '2 December',
    );
    expect(showTime(at('2026-03-02T05:02:00Z'), calendar)).toBe('00:02');
  });

  it('names the year when it is another', () => {
    expect(showDate(at('2027-01-02T03:00:00Z'), { ...calendar, locale: 'en-GB' })).toBe(
      '1 January 2027',
    );
  });
});

it('knows zones by name', () => {
  expect(isZone('America/New_York')).toBe(true);
  for (const zone of ['Nowhere/Town', '', 'GMT+25']) expect(isZone(zone)).toBe(false);
});
