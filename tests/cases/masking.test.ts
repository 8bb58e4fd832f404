import { describe, expect, it } from '@jest/globals';
import { maskName, namedIn } from '../../src/cases/masking.js';

const mask = (text: string, name = 'Ana María Flores'): string =>
  maskName(text, name, 'a colleague');

describe('masking a name', () => {
  it('replaces the whole name once, and each part of it', () => {
    expect(mask('I told Ana María Flores, then Ana, then Flores.')).toBe(
      'I told a colleague, then a colleague, then a colleague.',
    );
  });

  it('knows a name with and without its accents', () => {
    expect(mask('with José and Jose', 'José Peña')).toBe('with a colleague and a colleague');
    expect(mask('asked Peña twice', 'Jose Pena')).toBe('asked a colleague twice');
    expect(mask('asked Pen\u0303a twice', 'Jose Peña')).toBe('asked a colleague twice');
  });

  it('leaves longer words that only begin alike', () => {
    expect(mask('The Analysis of Anaheim, by Banana')).toBe('The Analysis of Anaheim, by Banana');
  });

  it('leaves words without a capital, which are words', () => {
    expect(mask('I will ask Will.', 'Will Stone')).toBe('I will ask a colleague.');
    expect(mask('the road von Ulm', 'Uwe von Ulm')).toBe('the road von a colleague');
  });

  it('begins a sentence with a capital and keeps what is around it', () => {
    expect(mask('Ana’s shift ended. Ana left.')).toBe(
      'A colleague’s shift ended. A colleague left.',
    );
    expect(mask('(Ana)')).toBe('(a colleague)');
  });

  it('takes a name of several pieces as one', () => {
    expect(mask('for O’Brien and Anne-Marie', "Anne-Marie O'Brien")).toBe(
      'for a colleague and a colleague',
    );
  });

  it('knows scripts without capitals', () => {
    expect(mask('我问了 李 明。', '李 明')).toContain('a colleague');
  });

  it('takes a name for text, whatever it is made of', () => {
    expect(mask('a $& b', '$& (.*)')).toBe('a $& b');
    expect(maskName('ask Bo', 'Bo', '$&')).toBe('ask $&');
  });
});

it('tells whom a case names, in any part of it', () => {
  const people = ['Ana Flores', 'Ben Stone', 'Kim Ruiz'].map((name, id) => ({ id: `${id}`, name }));
  const text = { title: 'A day with Ben', happened: 'Nobody.', did: '', next: 'I ask Ruiz.' };
  expect(namedIn(text, people).map(({ name }) => name)).toEqual(['Ben Stone', 'Kim Ruiz']);
});
