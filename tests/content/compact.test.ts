import { serialize } from 'node:v8';
import { describe, expect, it } from '@jest/globals';
import { compact } from '../../src/content/compact.js';
import { publishedCourse } from '../support/app.js';

const file = 'A “wide” file with plain words in it';

/** Bytes that V8 holds a text in; it writes a text out as it holds it. */
const bytesOf = (text: string): number => serialize(text).length - serialize('').length;

const course = await publishedCourse();

describe('compact data', () => {
  it('says what it said', () => {
    const words = { title: 'Lernen – und Lehren', count: 2, none: null, is: true };
    const data = { words, list: [words, 'plain'], map: new Map([['es', { words }]]) };
    expect(compact(data)).toEqual(data);
  });

  it('shares what it shared', () => {
    const shared = { text: 'once' };
    const { one, other } = compact({ one: shared, other: shared });
    expect(one).toBe(other);
  });

  it('holds a plain text in one byte a letter, also where it was cut out of a wide one', () => {
    const cut = file.slice(file.indexOf('plain'), file.indexOf(' in it'));
    expect([compact(cut), bytesOf(compact(cut))]).toEqual(['plain words', 11]);
  });

  it('is what a course is read as', () => {
    for (const { title } of course.lessons)
      expect([title, bytesOf(title)]).toEqual([title, title.length]);
  });
});
