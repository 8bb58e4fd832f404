import { describe, expect, it } from '@jest/globals';
import {
  isWorkingTime,
  limitsAt,
  mailDue,
  quietSince,
  reminderDue,
} from '../../../src/loop/desk/reminding.js';

describe('the days on which somebody is reminded', () => {
  const chicago = { zone: 'America/Chicago', daysOff: ['2026-03-05'] };
  const utc = { zone: 'UTC', daysOff: [] };
  const monday = new Date('2026-03-02T15:00:00Z');

  it('works from eight on in the cohort’s own zone, on no weekend and no day off', () => {
    const at = (instant: string): boolean => isWorkingTime(new Date(instant), chicago);
    expect(at('2026-03-04T13:59:00Z')).toBe(false);
    expect(at('2026-03-04T14:00:00Z')).toBe(true);
    expect(at('2026-03-05T15:00:00Z')).toBe(false);
    expect(at('2026-03-07T15:00:00Z')).toBe(false);
  });

  it('reminds after three working days and after seven, and then no more', () => {
    const due = (day: string): 1 | 2 | null =>
      reminderDue(monday, limitsAt(new Date(`2026-03-${day}T09:00:00Z`), utc));
    expect(['03', '04', '05', '06'].map(due)).toEqual([null, null, 1, 1]);
    expect(['07', '08', '09', '10', '11', '12', '13'].map(due)).toEqual([
      ...[null, null, 1, 1],
      ...[2, 2, 2],
    ]);
    expect(['14', '15', '16', '30'].map(due)).toEqual([null, null, null, null]);
  });

  it('counts days off out, for reminders as for the quiet list', () => {
    const on = (instant: string): 1 | 2 | null =>
      reminderDue(monday, limitsAt(new Date(instant), chicago));
    expect(on('2026-03-05T15:00:00Z')).toBe(null);
    expect(on('2026-03-06T15:00:00Z')).toBe(1);
    const quiet = (day: string): boolean =>
      monday <= quietSince(new Date(`2026-03-${day}T15:00:00Z`), chicago);
    expect([quiet('16'), quiet('17')]).toEqual([false, true]);
  });

  it('offers once to whoever told how it went, and nothing before they have said what led there', () => {
    const turn = { _id: 'turn', personId: 'ana', state: 'told' as const, waitingSince: monday };
    const due = (day: string, toExplain: boolean) =>
      mailDue({ ...turn, toExplain }, limitsAt(new Date(`2026-03-${day}T09:00:00Z`), utc));
    expect(['04', '05', '11', '16'].map((day) => due(day, false))).toEqual([
      ...[null, 'offer', 'offer', null],
    ]);
    expect(due('05', true)).toBe(null);
  });
});
