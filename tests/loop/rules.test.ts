import { describe, expect, it } from '@jest/globals';
import { isOthers, liveClaim, needsClaim, newClaim } from '../../src/loop/claim.js';
import { daysLeft, promiseFrom, promiseResumed } from '../../src/loop/promise.js';
import { differing, isEmpty, namedTexts, textsOf } from '../../src/loop/texts.js';

const toronto = { zone: 'America/Toronto', daysOff: ['2026-11-26'] };
const friday = new Date('2026-11-20T15:00:00Z');

describe('the promise', () => {
  it('is the end of the third working day in the cohort’s zone, its days off left out', () => {
    expect(promiseFrom(friday, toronto).toISOString()).toBe('2026-11-26T04:59:59.999Z');
    const tuesday = new Date('2026-11-24T15:00:00Z');
    expect(promiseFrom(tuesday, toronto).toISOString()).toBe('2026-12-01T04:59:59.999Z');
  });

  it('rests while an answer is awaited and goes on with what was left', () => {
    const monday = new Date('2026-11-23T15:00:00Z');
    const left = daysLeft(monday, promiseFrom(friday, toronto), toronto);
    expect(left).toBe(2);
    const laterMonday = new Date('2026-12-07T15:00:00Z');
    expect(promiseResumed(laterMonday, left, toronto).toISOString()).toBe(
      '2026-12-10T04:59:59.999Z',
    );
  });

  it('gives a day to answer even when it had passed', () => {
    const late = new Date('2026-12-01T15:00:00Z');
    expect(daysLeft(late, promiseFrom(friday, toronto), toronto)).toBe(0);
    expect(promiseResumed(late, 0, toronto).toISOString()).toBe('2026-12-03T04:59:59.999Z');
  });
});

describe('a claim', () => {
  const claim = newClaim('cindy', friday);
  const after = (minutes: number) => new Date(friday.getTime() + minutes * 60_000);

  it('keeps others off for thirty minutes', () => {
    expect(isOthers(claim, 'bo', after(29))).toBe(true);
    expect(isOthers(claim, 'cindy', after(29))).toBe(false);
    expect(liveClaim(claim, after(30))).toBeNull();
    expect(isOthers(claim, 'bo', after(30))).toBe(false);
  });

  it('is renewed by typing, not at every key', () => {
    expect(needsClaim(null, 'cindy', friday)).toBe(true);
    expect(needsClaim(claim, 'cindy', after(1))).toBe(false);
    expect(needsClaim(claim, 'cindy', after(3))).toBe(true);
    expect(needsClaim(claim, 'bo', after(3))).toBe(false);
    expect(needsClaim(claim, 'bo', after(31))).toBe(true);
  });
});

describe('texts', () => {
  const prompts = [{ id: 'what' }, { id: 'part' }];

  it('keeps what belongs to a prompt and nothing else', () => {
    expect(textsOf(prompts, { what: 'a', other: 'b' })).toEqual({ what: 'a', part: '' });
    expect(namedTexts(prompts, { part: '', other: 'b' })).toEqual({ part: '' });
  });

  it('knows empty from short', () => {
    expect(isEmpty({ what: ' \n', part: '' })).toBe(true);
    expect(isEmpty({ what: 'I left.', part: '' })).toBe(false);
  });

  it('names the prompts that differ', () => {
    expect(differing({ what: 'a', part: 'b ' }, { what: 'c', part: 'b' })).toEqual(['what']);
  });
});
