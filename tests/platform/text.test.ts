import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  idParam,
  line,
  longestText,
  longText,
  normalise,
  requiredLine,
  slugParam,
} from '../../src/platform/text.js';

const says = (parsed: {
  success: boolean;
  error?: { issues: { message: string }[] } | undefined;
}) => (parsed.success ? 'kept' : parsed.error?.issues[0]?.message);

describe('text of a person', () => {
  it('is one spelling: composed letters and line feeds', () => {
    expect(longText.parse('cafe\u0301\r\nnext\rlast')).toBe('caf\u00e9\nnext\nlast');
  });

  it('keeps tabs, blank lines, spaces and everything else as typed', () => {
    expect(longText.parse('  a\n\n\tb 🙂 <b> \u200d ')).toBe('  a\n\n\tb 🙂 <b> \u200d ');
  });

  it.each([
    ['NUL', '\u0000'],
    ['a bell', '\u0007'],
    ['an escape', '\u001b'],
    ['delete', '\u007f'],
    ['half of a pair of surrogates', 'a\ud800b'],
    ['the other half', '\udc00'],
  ])('is refused with %s in it', (_name, text) => {
    expect(says(longText.safeParse(text))).toBe('problems.characters');
    expect(says(line().safeParse(text))).toBe('problems.characters');
  });

  it('may be as long as the limit and no longer', () => {
    expect(says(longText.safeParse('x'.repeat(longestText)))).toBe('kept');
    expect(says(longText.safeParse('x'.repeat(longestText + 1)))).toBe('problems.tooLong');
  });

  it('is text: nothing else is taken for it', () => {
    for (const value of [null, undefined, 1, ['a'], { $ne: '' }])
      expect(longText.safeParse(value).success).toBe(false);
  });

  it('is the same after a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});

describe('a line', () => {
  it('has no breaks and no white space around it', () => {
    expect(line().parse('  Ana \r\n\t Ruiz ')).toBe('Ana Ruiz');
  });

  it('may be empty, unless it is required', () => {
    expect(says(line().safeParse(' '))).toBe('kept');
    expect(says(requiredLine().safeParse(' \n '))).toBe('problems.required');
  });
});

describe('parts of an address', () => {
  it('take ids of ours only', () => {
    expect(idParam.safeParse('0195a3b2-0000-7000-8000-000000000000').success).toBe(true);
    for (const id of [
      '0195a3b2-0000-4000-8000-000000000000',
      '0195A3B2-0000-7000-8000-000000000000',
      '../x',
      '',
    ])
      expect(idParam.safeParse(id).success).toBe(false);
  });

  it('take slugs only', () => {
    expect(slugParam.safeParse('learning-from-failure').success).toBe(true);
    for (const slug of ['-a', 'a-', 'a--b', 'A', 'a/b', 'a.b', '__proto__', '', 'a'.repeat(101)])
      expect(slugParam.safeParse(slug).success).toBe(false);
  });
});
