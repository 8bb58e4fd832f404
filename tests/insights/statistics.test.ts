import { describe, expect, it } from '@jest/globals';
import { choicesOf } from '../../src/insights/choices.js';
import { findingsOf, worthALook } from '../../src/insights/findings.js';
import { foldTries } from '../../src/insights/folding.js';
import { discriminationOf, facilityOf } from '../../src/insights/statistics.js';
import { emptyTally, tallyOf } from '../../src/insights/tally.js';
import type { Question } from '../../src/content/course.js';
import { aQuestion, aQuiz, aTry, type Answers } from './tries.js';

const times = (count: number, answers: Answers): Answers[] => Array<Answers>(count).fill(answers);

const talliesOf = (questions: Question[], given: readonly Answers[]) => {
  const quiz = aQuiz(questions);
  const tries = given.map((answers) => aTry(quiz, answers));
  const [version] = foldTries([], new Map([[quiz.hash, quiz]]), tries);
  return { quiz, tally: version?.tally ?? emptyTally() };
};

const one = aQuestion('one');
const two = aQuestion('two');
const three = aQuestion('three');
const right = [['first'], 'certain'] as [string[], 'certain'];
const not = [['second'], 'certain'] as [string[], 'certain'];

/** By the definition: covariance over the product of both standard deviations. */
const correlation = (pairs: readonly (readonly [number, number])[]): number => {
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  const covariance = mean(pairs.map(([x, y]) => (x - mx) * (y - my)));
  const spread = (values: number[], middle: number): number =>
    Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
  return (
    covariance /
    (spread(
      pairs.map(([x]) => x),
      mx,
    ) *
      spread(
        pairs.map(([, y]) => y),
        my,
      ))
  );
};

describe('what is worked out of the counters', () => {
  const mixed = [
    ...times(20, { one: right, two: right, three: right }),
    ...times(15, { one: right, two: right, three: not }),
    ...times(10, { one: not, two: not, three: not }),
    ...times(7, { one: not, two: right, three: not }),
  ];

  it('is the share that held', () => {
    const { tally } = talliesOf([one, two, three], mixed);
    expect(facilityOf(tallyOf(tally, 'one'))).toBeCloseTo(35 / 52, 12);
    expect(facilityOf(tallyOf(emptyTally(), 'one'))).toBeNull();
  });

  it('is the correlation with the other questions, the question itself left out', () => {
    const { tally } = talliesOf([one, two, three], mixed);
    const held = (answers: Answers, id: string): number => (answers[id] === right ? 1 : 0);
    const pairs = mixed.map(
      (answers) => [held(answers, 'one'), held(answers, 'two') + held(answers, 'three')] as const,
    );
    expect(discriminationOf(tallyOf(tally, 'one'))).toBeCloseTo(correlation(pairs), 12);
  });

  it('says nothing of discrimination below fifty, or where all are alike', () => {
    const { tally: few } = talliesOf([one, two, three], mixed.slice(3));
    expect(discriminationOf(tallyOf(few, 'one'))).toBeNull();
    const { tally: alike } = talliesOf([one, two], times(60, { one: right, two: right }));
    expect(discriminationOf(tallyOf(alike, 'one'))).toBeNull();
    const { tally: alone } = talliesOf(
      [one],
      [...times(40, { one: right }), ...times(40, { one: not })],
    );
    expect(discriminationOf(tallyOf(alone, 'one'))).toBeNull();
  });
});

describe('what is said of a question', () => {
  const said = (question: Question, given: readonly Answers[]) => {
    const { tally } = talliesOf([question], given);
    return findingsOf(question, tallyOf(tally, question.id));
  };

  it('is that nobody has answered it', () => {
    expect(said(one, [])).toEqual([{ kind: 'nobody' }]);
  });

  it('is what most chose that does not hold, and how many were certain of it', () => {
    const given = [...times(5, { one: [['second'], 'fairly'] }), ...times(5, { one: not })];
    expect(said(one, [...given, ...times(6, { one: right })])).toEqual([
      { kind: 'astray', how: 'chose', at: 1, count: 10, of: 16 },
      { kind: 'certain', count: 5, of: 16 },
    ]);
  });

  it('is how many hold it, where no other answer draws many', () => {
    expect(said(one, [...times(9, { one: right }), { one: [['third'], 'guess'] }])).toEqual([
      { kind: 'held', count: 9, of: 10 },
    ]);
  });

  it('makes nothing of a single person', () => {
    expect(said(one, [{ one: not }])).toEqual([{ kind: 'held', count: 0, of: 1 }]);
  });

  it('is what most placed first, put together, or wrote', () => {
    const placed = aQuestion('placed', 'judgement');
    expect(said(placed, times(3, { placed: [['third', 'first', 'second'], 'guess'] }))[0]).toEqual({
      kind: 'astray',
      how: 'placed',
      at: 2,
      count: 3,
      of: 3,
    });
    const matched = aQuestion('matched', 'match');
    const swapped = ['p-first', 'p-third', 'p-second'];
    expect(said(matched, times(4, { matched: [swapped, 'guess'] }))[0]).toMatchObject({
      ...{ kind: 'astray', how: 'matched', at: 1, count: 4 },
    });
    const written = aQuestion('written', 'short');
    expect(said(written, times(4, { written: [['something else'], 'guess'] }))[0]).toMatchObject({
      ...{ how: 'unforeseen', count: 4 },
    });
  });

  it('warns of a question that does not go with the others', () => {
    const given = [
      ...times(30, { one: right, two: not, three: not }),
      ...times(30, { one: not, two: right, three: right }),
    ];
    const { tally } = talliesOf([one, two, three], given);
    expect(findingsOf(one, tallyOf(tally, 'one'))).toContainEqual({ kind: 'apart' });
  });
});

describe('the lines of a question', () => {
  it('tell the mean place of what was placed', () => {
    const placed = aQuestion('placed', 'order');
    const { tally } = talliesOf(
      [placed],
      [
        { placed: [['first', 'second', 'third'], 'guess'] },
        { placed: [['third', 'first', 'second'], 'guess'] },
      ],
    );
    expect(
      choicesOf(placed, tallyOf(tally, 'placed')).map(({ count, place }) => [count, place]),
    ).toEqual([
      [1, { holds: 1, mean: 1.5 }],
      [0, { holds: 2, mean: 2.5 }],
      [1, { holds: 3, mean: 2 }],
    ]);
  });

  it('take all accepted forms together, and what nobody foresaw', () => {
    const written = aQuestion('written', 'short');
    const texts = ['first', 'First.', 'second', 'quite another thing'];
    const { tally } = talliesOf(
      [written],
      texts.map((text) => ({ written: [[text], 'guess'] })),
    );
    expect(
      choicesOf(written, tallyOf(tally, 'written')).map(({ right: holds, count }) => [
        holds,
        count,
      ]),
    ).toEqual([
      [true, 2],
      [false, 1],
      [false, 0],
      [false, 1],
    ]);
  });
});

describe('what is worth a look', () => {
  it('is what most missed, and first of all those who were certain', () => {
    const guessed: [string[], 'guess'] = [['second'], 'guess'];
    const { quiz, tally } = talliesOf([one, two], times(6, { one: guessed, two: not }));
    expect(worthALook(quiz, tally)?.id).toBe('two');
  });

  it('is nothing where nearly all hold everything', () => {
    const { quiz, tally } = talliesOf([one, two], times(6, { one: right, two: right }));
    expect(worthALook(quiz, tally)).toBeNull();
    expect(worthALook(quiz, emptyTally())).toBeNull();
  });
});
