import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, isChanged } from '../../src/loop/differences.js';

/** Added words in braces, removed ones in brackets. */
const marked = (before: string, now: string): string =>
  changesBetween(before, now)
    .map(({ is, text }) => {
      if (is === 'same') return text;
      return is === 'added' ? `{${text}}` : `[${text}]`;
    })
    .join('');

describe('what changed between two texts', () => {
  it('is told word by word', () => {
    expect(marked('We argued on Thursday, and left.', 'We argued on Friday, and then left.')).toBe(
      'We argued on [Thursday]{Friday}, and {then }left.',
    );
  });

  it('is told in any script and with any sign in a word', () => {
    expect(marked('Мы спорили в четверг.', 'Мы спорили в пятницу.')).toBe(
      'Мы спорили в [четверг]{пятницу}.',
    );
    expect(marked('I don’t know', 'I didn’t know')).toBe('I [don’t ]{didn’t }know');
  });

  it('takes white space alone for no change', () => {
    expect(isChanged(changesBetween('One.\nTwo.', 'One.\n\nTwo.'))).toBe(false);
    expect(
      changesBetween('One.\nTwo.', 'One.\n\nTwo.')
        .map(({ text }) => text)
        .join(''),
    ).toBe('One.\n\nTwo.');
  });

  it('has nothing to tell of texts that are empty, and all of one that is', () => {
    expect(changesBetween('', '')).toEqual([]);
    expect(marked('', 'All new.')).toBe('{All new.}');
    expect(marked('All gone.', '')).toBe('[All gone.]');
  });

  it('compares no further where two long texts have little in common', () => {
    const words = (length: number, step: number): string =>
      Array.from({ length }, (_, at) => `w${(at * 7919 * step) % 977}`).join(' ');
    expect(changesBetween(words(2_000, 3), words(2_000, 5)).map(({ is }) => is)).toEqual([
      'removed',
      'added',
    ]);
  });

  it('makes up the text as it is now of what was kept and added, and the words before of what was kept and removed', () => {
    const bare = (text: string): string => text.replace(/\s+/g, '');
    const some = fc.array(fc.constantFrom('a', 'bé', 'c’d', ',', '. ', ' ', '\n', '…', '語'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [before, now] = [one.join(''), other.join('')];
        const changes = changesBetween(before, now);
        const without = (what: string): string =>
          changes
            .filter(({ is }) => is !== what)
            .map(({ text }) => text)
            .join('');
        expect(without('removed')).toBe(now);
        expect(bare(without('added'))).toBe(bare(before));
      }),
    );
  });
});
