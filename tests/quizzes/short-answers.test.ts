import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Question } from '../../src/content/course.js';
import { folded, slipsBetween } from '../../src/quizzes/kinds/spelling.js';
import { formOf } from '../../src/quizzes/kinds/short.js';
import { markOf } from '../../src/quizzes/marking.js';

const aQuestion = (accepted: readonly string[], foreseen: readonly string[]): Question => {
  const form = (text: string, right: boolean, index: number) => ({
    id: `f-${right ? 'a' : 'b'}-${index}`,
    html: text,
    text,
    right,
    feedbackHtml: '',
    partner: null,
  });
  return {
    id: 'q',
    kind: 'short',
    title: 'q',
    titleHtml: 'q',
    sceneHtml: '',
    hints: [],
    asksWhy: false,
    otherwiseHtml: '<p>otherwise</p>',
    see: { lesson: 'a', section: 'b', title: 'c' },
    hash: 'q',
    options: [
      ...accepted.map((text, index) => form(text, true, index)),
      ...foreseen.map((text, index) => form(text, false, index)),
    ],
  };
};

const buyIn = aQuestion(['buy-in', 'their agreement'], ['an order', 'training']);

describe('a short answer', () => {
  it.each([
    ['buy-in'],
    ['Buy-In'],
    ['  the   BUY IN!'],
    ['buy ins'],
    ['bui-in'],
    ['buyin'],
    ['their agreement'],
    ['Their agreements.'],
    ['thier agreemnt'],
    ['théir agréement'],
  ])('%j holds', (text) => {
    expect(markOf(buyIn, [text])).toEqual({ held: true, credit: 1 });
  });

  it.each([
    ['an order'],
    ['orders'],
    ['trainings'],
    ['trianing'],
    ['buy'],
    ['agreement'],
    ['x'],
    ['the'],
  ])('%j does not', (text) => {
    expect(markOf(buyIn, [text])).toEqual({ held: false, credit: 0 });
  });

  it('forgives nothing in words so short that a slip makes another', () => {
    expect(markOf(aQuestion(['fear'], ['hear']), ['year']).held).toBe(false);
    expect(markOf(aQuestion(['ask'], []), ['asks']).held).toBe(true);
  });

  it('takes a slip for what it is nearer to', () => {
    const near = aQuestion(['effective'], ['affective']);
    expect(markOf(near, ['effectve']).held).toBe(true);
    expect(markOf(near, ['affectve']).held).toBe(false);
    expect(formOf(near, 'affectve')?.text).toBe('affective');
  });

  it('takes what the author wrote for what the author says it is, however near the two are', () => {
    const near = aQuestion(['value'], ['values']);
    expect(markOf(near, ['Value']).held).toBe(true);
    expect(markOf(near, ['values']).held).toBe(false);
  });
});

const word = fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,12})?$/);

it('a foreseen other answer never counts, however it is put', () => {
  const asked = fc
    .record({
      accepted: fc.array(word, { minLength: 1 }),
      foreseen: fc.array(word, { minLength: 1 }),
    })
    .filter(({ accepted, foreseen }) => foreseen.every((one) => !accepted.includes(one)));
  fc.assert(
    fc.property(asked, fc.nat(), ({ accepted, foreseen }, at) => {
      const text = foreseen[at % foreseen.length] ?? '';
      const question = aQuestion(accepted, foreseen);
      expect(markOf(question, [text]).held).toBe(false);
      expect(markOf(question, [`  ${text.toUpperCase()} `]).held).toBe(false);
    }),
  );
});

it('an accepted form always holds', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.array(word), (accepted, foreseen) => {
      const others = foreseen.filter((one) => !accepted.includes(one));
      for (const text of accepted)
        expect(markOf(aQuestion(accepted, others), [text])).toEqual({ held: true, credit: 1 });
    }),
  );
});

it('counts slips alike both ways, none between equals, and no more than there are letters', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(slipsBetween(a, b)).toBe(slipsBetween(b, a));
      expect(slipsBetween(a, a)).toBe(0);
      expect(slipsBetween(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(slipsBetween(a, b) === 0).toBe(a === b);
    }),
  );
  expect(slipsBetween('agreement', 'argeemnet')).toBe(2);
  expect(slipsBetween('thier', 'their')).toBe(1);
  expect(folded('  Né  À ')).toBe('ne a');
});

it('answers a very long text at once', () => {
  const text = 'a'.repeat(200);
  expect(
    markOf(
      aQuestion(
        Array.from({ length: 20 }, (_, n) => `${text}${n}`),
        [],
      ),
      [text],
    ).held,
  ).toBe(true);
});

describe('a short answer in a course with translations', () => {
  const [accepted, other] = aQuestion(['buy-in'], ['an order']).options;
  const both: Question = {
    ...buyIn,
    options: [
      { ...(accepted as Question['options'][number]), forms: ['buy-in', 'el convencimiento'] },
      { ...(other as Question['options'][number]), forms: ['an order', 'una orden'] },
    ],
  };

  it.each([['buy-in'], ['El convencimiento'], ['convencimiento'], ['convencimeinto']])(
    '%j holds, whatever the page is read in',
    (text) => {
      expect(markOf(both, [text]).held).toBe(true);
      expect(formOf(both, text)?.id).toBe('f-a-0');
    },
  );

  it.each([['una orden'], ['an order'], ['un misterio']])('%j does not', (text) => {
    expect(markOf(both, [text]).held).toBe(false);
  });
});
