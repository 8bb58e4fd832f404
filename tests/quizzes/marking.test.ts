import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Option, Question, QuestionKind } from '../../src/content/course.js';
import { laidOut, type Mark } from '../../src/quizzes/attempt.js';
import { kindOf } from '../../src/quizzes/kinds.js';
import { heldIn, heldOver, markOf, marksOf, missesOf } from '../../src/quizzes/marking.js';

const option = (index: number, more: Partial<Option> = {}): Option => ({
  id: `o-${index}`,
  html: `Option ${index}`,
  text: `Option ${index}`,
  right: true,
  feedbackHtml: '',
  partner: { id: `p-${index}`, html: '', text: `Partner ${index}` },
  ...more,
});

const aQuestion = (kind: QuestionKind, options: Option[]): Question => ({
  id: 'q',
  kind,
  title: 'q',
  titleHtml: 'q',
  sceneHtml: '',
  hints: [],
  asksWhy: false,
  otherwiseHtml: '',
  see: { lesson: 'a', section: 'b', title: 'c' },
  hash: 'q',
  options,
});

const allRight: readonly QuestionKind[] = ['order', 'judgement', 'match'];

/** Questions as an author may write them: some right, some not, and exactly one right where one is chosen. */
const question = fc
  .tuple(
    fc.constantFrom<QuestionKind>('single', 'multiple', 'order', 'judgement', 'match'),
    fc.integer({ min: 2, max: 8 }),
    fc.nat(),
    fc.nat(),
  )
  .map(([kind, count, one, mask]) => {
    const first = one % count;
    const isRight = (index: number): boolean =>
      allRight.includes(kind) ||
      index === first ||
      (kind === 'multiple' && index !== (first + 1) % count && ((mask >> index) & 1) === 1);
    return aQuestion(
      kind,
      Array.from({ length: count }, (_, index) => option(index, { right: isRight(index) })),
    );
  });

const keyOf = ({ kind, options }: Question): string[] =>
  kind === 'match'
    ? options.map(({ partner }) => partner?.id ?? '')
    : options.filter(({ right }) => right).map(({ id }) => id);

const answerTo = ({ kind, options }: Question): fc.Arbitrary<string[]> => {
  const ids = options.map(({ id }) => id);
  const whole = { minLength: ids.length, maxLength: ids.length };
  if (kind === 'match')
    return fc.array(fc.constantFrom(...options.map(({ partner }) => partner?.id ?? '')), whole);
  if (kind === 'order' || kind === 'judgement') return fc.shuffledSubarray(ids, whole);
  return fc.shuffledSubarray(ids, { minLength: 1, maxLength: kind === 'single' ? 1 : ids.length });
};

const answered = question.chain((asked) =>
  fc.record({ asked: fc.constant(asked), answer: answerTo(asked) }),
);

const isExact = (asked: Question, answer: readonly string[]): boolean => {
  const isSet = asked.kind === 'single' || asked.kind === 'multiple';
  const seen = (ids: readonly string[]): string => (isSet ? [...ids].sort() : ids).join();
  return seen(answer) === seen(keyOf(asked));
};

describe('marking', () => {
  it('never gives more than full credit, nor less than none', () => {
    fc.assert(
      fc.property(answered, ({ asked, answer }) => {
        const { credit } = markOf(asked, answer);
        expect(credit).toBeGreaterThanOrEqual(0);
        expect(credit).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives full credit to what holds exactly, and only to that', () => {
    fc.assert(
      fc.property(answered, ({ asked, answer }) => {
        const mark = markOf(asked, answer);
        expect(mark.credit === 1).toBe(isExact(asked, answer));
        if (asked.kind !== 'judgement') expect(mark.held).toBe(mark.credit === 1);
        else expect(mark.held).toBe(mark.credit >= 0.8);
        expect(markOf(asked, keyOf(asked))).toEqual({ held: true, credit: 1 });
      }),
    );
  });

  it('does not depend on the order in which things are chosen or stand, where order does not matter', () => {
    fc.assert(
      fc.property(answered, fc.integer(), ({ asked, answer }, seed) => {
        if (asked.kind === 'order' || asked.kind === 'judgement') return;
        const { order } = laidOut(asked, seed);
        const turned = { ...asked, options: [...order] };
        const same =
          asked.kind === 'match'
            ? order.map((one) => answer[asked.options.indexOf(one)] ?? '')
            : [...answer].reverse();
        expect(markOf(turned, same)).toEqual(markOf(asked, answer));
      }),
    );
  });

  it('gives the same mark for the same answer read again from the database', () => {
    fc.assert(
      fc.property(answered, ({ asked, answer }) => {
        const again = JSON.parse(
          JSON.stringify({ asked, answer }),
        ) as typeof answered extends fc.Arbitrary<infer T> ? T : never;
        expect(markOf(again.asked, again.answer)).toEqual(markOf(asked, answer));
        const given = { q: { answer, sure: 'guess' as const, why: null, at: new Date(0) } };
        expect(heldIn(marksOf([asked], given)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('reads back what a form says of an answer', () => {
    fc.assert(
      fc.property(answered, ({ asked, answer }) => {
        const kind = kindOf(asked);
        expect(kind.read(asked, kind.write(asked, answer))).toEqual(answer);
      }),
    );
  });

  it('gives an order the share of pairs that stand rightly, and a judgement leave for neighbours', () => {
    const five = [0, 1, 2, 3, 4].map((index) => option(index));
    const swapped = ['o-1', 'o-0', 'o-2', 'o-3', 'o-4'];
    expect(markOf(aQuestion('order', five), swapped)).toEqual({ held: false, credit: 0.9 });
    expect(markOf(aQuestion('judgement', five), swapped)).toEqual({ held: true, credit: 0.9 });
    const turned = ['o-4', 'o-3', 'o-2', 'o-1', 'o-0'];
    expect(markOf(aQuestion('judgement', five), turned)).toEqual({ held: false, credit: 0 });
  });

  it('takes from a multiple choice what does not belong', () => {
    const asked = aQuestion('multiple', [
      option(0),
      option(1),
      option(2, { right: false }),
      option(3, { right: false }),
    ]);
    expect(markOf(asked, ['o-0'])).toEqual({ held: false, credit: 0.5 });
    expect(markOf(asked, ['o-0', 'o-1', 'o-2'])).toEqual({ held: false, credit: 0.5 });
    expect(markOf(asked, ['o-0', 'o-2', 'o-3'])).toEqual({ held: false, credit: 0 });
  });
});

describe('laying out', () => {
  it('offers everything once, and the same way for the same seed', () => {
    fc.assert(
      fc.property(question, fc.integer(), (asked, seed) => {
        const { order, partners } = laidOut(asked, seed);
        expect([...order].map(({ id }) => id).sort()).toEqual(
          asked.options.map(({ id }) => id).sort(),
        );
        expect(new Set(partners.map(({ id }) => id)).size).toBe(asked.options.length);
        expect(laidOut(asked, seed)).toEqual(laidOut(asked, seed));
      }),
    );
  });

  it('puts partners side by side no oftener than chance does', () => {
    const asked = aQuestion(
      'match',
      [0, 1, 2, 3].map((index) => option(index)),
    );
    const seeds = Array.from({ length: 600 }, (_, n) => n * 7919);
    const side = seeds.filter((seed) => {
      const { order, partners } = laidOut(asked, seed);
      return order.every(({ partner }, at) => partner?.id === partners[at]?.id);
    });
    expect(side.length / seeds.length).toBeLessThan(0.1);
  });
});

it('counts what was held once over all tries, and how often something was missed', () => {
  const held: Mark = { held: true, credit: 1 };
  const missed: Mark = { held: false, credit: 0.5 };
  const tries = [
    { marks: { a: held, b: missed } },
    { marks: { b: missed } },
    { marks: { b: held } },
  ];
  expect([...heldOver(tries)].sort()).toEqual(['a', 'b']);
  expect(missesOf(tries, 'b')).toBe(2);
  expect(missesOf(tries, 'a')).toBe(0);
});
