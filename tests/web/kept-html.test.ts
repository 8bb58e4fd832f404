import { describe, expect, it } from '@jest/globals';
import { bytesOf, keep } from '../../src/web/kept-html.js';

const long = (words: string): string => `<p>${`${words} – “quoted” `.repeat(40)}</p>`;

describe('HTML that is kept', () => {
  it('stands in the page as it was, byte by byte', () => {
    const [one, two] = [long('one'), long('two')];
    const page = `<main>${keep(one)}<hr />${keep(two)}${keep(one)}</main>`;
    expect(bytesOf(page).toString()).toBe(`<main>${one}<hr />${two}${one}</main>`);
  });

  it('is a short mark until the page is sent', () => {
    expect(keep(long('three')).length).toBeLessThan(150);
    expect(keep(long('three'))).toBe(keep(long('three')));
  });

  it('is printed as it is where it is short', () => {
    expect(keep('<p>Short</p>')).toBe('<p>Short</p>');
  });

  it('cannot be had by words that look like a mark', () => {
    const page = `${keep(long('four'))}<p>\u00010\u0001 0</p>`;
    expect(bytesOf(page).toString()).toBe(`${long('four')}<p>\u00010\u0001 0</p>`);
  });
});

describe('A page as it is sent', () => {
  it('stays as it was when others are made after it', () => {
    const first = bytesOf(long('first'));
    bytesOf(long('second'));
    expect(first.toString()).toBe(long('first'));
  });

  it('may be of any length', () => {
    const page = `${'“long” '.repeat(100_000)}${keep(long('five'))}`;
    expect(bytesOf(page).toString()).toBe(`${'“long” '.repeat(100_000)}${long('five')}`);
  });
});
