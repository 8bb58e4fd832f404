import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Question } from '../../src/content/course.js';
import { explain, isKeyShown, isPartly } from '../../src/quizzes/explanation.js';
import { kindOf } from '../../src/quizzes/kinds.js';
import { heldIn, heldOver, markAnswers, missesOf, readAnswers } from '../../src/quizzes/marking.js';

const aQuestion = (id: string, kind: Question['kind'], right: readonly boolean[]): Question => ({
  id,
  kind,
  title: id,
  titleHtml: id,
  sceneHtml: '',
  hints: [],
  asksWhy: false,
  otherwiseHtml: '',
  see: { lesson: 'a', section: 'b', title: 'c' },
  hash: id,
  options: right.map((isRight, index) => ({
    id: `${id}-${index}`,
    html: '',
    text: '',
    right: isRight,
    feedbackHtml: '',
    partner: null,
  })),
});

/** Questions as an author may write them: some right, some not, and exactly one right where one is chosen. */
const question = fc
  .tuple(
    fc.constantFrom('single' as const, 'multiple' as const),
    fc.integer({ min: 2, max: 8 }),
    fc.nat(),
    fc.nat(),
  )
  .map(([kind, count, one, mask]) => {
    const chosen = one % count;
    const right = Array.from(
      { length: count },
      (_, index) =>
        index === chosen ||
        (kind === 'multiple' && index !== (chosen + 1) % count && ((mask >> index) & 1) === 1),
    );
    return aQuestion('q', kind, right);
  });

const rightOnes = ({ options }: Question): string[] =>
  options.filter(({ right }) => right).map(({ id }) => id);

const answered = question.chain((it) =>
  fc.record({
    it: fc.constant(it),
    answer: fc.subarray(
      it.options.map(({ id }) => id),
      it.kind === 'single' ? { minLength: 1, maxLength: 1 } : { minLength: 1 },
    ),
  }),
);

describe('marking', () => {
  it('holds for the right options and for nothing else', () => {
    fc.assert(
      fc.property(answered, ({ it: asked, answer }) => {
        const isRight = [...answer].sort().join() === rightOnes(asked).sort().join();
        expect(kindOf(asked).holds(asked, answer)).toBe(isRight);
      }),
    );
  });

  it('does not depend on the order in which options are chosen or stand', () => {
    fc.assert(
      fc.property(answered, ({ it: asked, answer }) => {
        const turned = { ...asked, options: [...asked.options].reverse() };
        expect(kindOf(turned).holds(turned, [...answer].reverse())).toBe(
          kindOf(asked).holds(asked, answer),
        );
      }),
    );
  });

  it('gives the same mark for the same answers read again from the database', () => {
    fc.assert(
      fc.property(answered, ({ it: asked, answer }) => {
        const marks = markAnswers([asked], { q: answer });
        const again = JSON.parse(JSON.stringify({ q: answer })) as Record<string, string[]>;
        expect(markAnswers([asked], again)).toEqual(marks);
        expect(heldIn(marks).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes any set of its own options as an answer, and says which questions have none', () => {
    fc.assert(
      fc.property(answered, ({ it: asked, answer }) => {
        expect(readAnswers([asked], new Map([['q', answer]]))).toEqual({
          answers: { q: answer },
          unanswered: [],
        });
        expect(readAnswers([asked], new Map())).toEqual({ answers: {}, unanswered: ['q'] });
      }),
    );
  });
});

describe('what a page cannot have sent is refused:', () => {
  const single = aQuestion('one', 'single', [true, false]);
  const multiple = aQuestion('many', 'multiple', [true, true, false]);
  const read = (id: string, options: string[]) => () =>
    readAnswers([single, multiple], new Map([[id, options]]));

  it.each([
    ['a question that was not asked', read('other', ['one-0']), 'quizzes.refused.question'],
    ['an option of another question', read('one', ['many-0']), 'quizzes.refused.option'],
    ['an option that nobody wrote', read('many', ['__proto__']), 'quizzes.refused.option'],
    ['an option twice', read('many', ['many-0', 'many-0']), 'quizzes.refused.twice'],
    ['two options where one is chosen', read('one', ['one-0', 'one-1']), 'quizzes.refused.twice'],
  ])('%s', (_name, reading, message) => {
    expect(reading).toThrow(message);
  });
});

describe('after the answer', () => {
  const multiple = aQuestion('q', 'multiple', [true, true, false, false]);
  const remarks = (answer: string[], misses: number) => {
    const held = kindOf(multiple).holds(multiple, answer);
    return explain({ question: multiple, answer, held, misses }).map(({ remark }) => remark);
  };

  it('a first miss explains what was chosen, and tells nothing of the rest', () => {
    expect(remarks(['q-0', 'q-2'], 1)).toEqual(['holds', null, 'not-yet', null]);
  });

  it('a second miss shows the key', () => {
    expect(remarks(['q-0', 'q-2'], 2)).toEqual(['holds', 'key', 'not-yet', null]);
  });

  it('never says anything on an option that is neither chosen nor part of a shown key', () => {
    fc.assert(
      fc.property(answered, fc.integer({ min: 1, max: 4 }), ({ it: asked, answer }, misses) => {
        const held = kindOf(asked).holds(asked, answer);
        for (const { option, isChosen, remark } of explain({
          question: asked,
          answer,
          held,
          misses,
        })) {
          const isKey = option.right && isKeyShown({ held, misses });
          expect(remark !== null).toBe(isChosen || isKey);
        }
      }),
    );
  });

  it('says when all that was chosen belongs and something is left to find', () => {
    const part = { question: multiple, answer: ['q-1'], held: false, misses: 1 };
    expect(isPartly(part)).toBe(true);
    expect(isPartly({ ...part, answer: ['q-1', 'q-3'] })).toBe(false);
    expect(isPartly({ ...part, answer: ['q-0', 'q-1'], held: true })).toBe(false);
  });
});

it('counts what was held once over all tries, and how often something was missed', () => {
  const tries = [{ marks: { a: true, b: false } }, { marks: { b: false } }, { marks: { b: true } }];
  expect([...heldOver(tries)].sort()).toEqual(['a', 'b']);
  expect(missesOf(tries, 'b')).toBe(2);
  expect(missesOf(tries, 'a')).toBe(0);
});
