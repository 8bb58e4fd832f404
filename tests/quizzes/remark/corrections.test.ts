import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Question, QuestionKind } from '../../../src/content/course.js';
import { markOf } from '../../../src/quizzes/marking.js';
import { changesIn, correctionsOf } from '../../../src/quizzes/remark/corrections.js';
import { anAnswer, aQuestion, aQuiz } from '../../insights/tries.js';

const kinds = ['single', 'multiple', 'order', 'match', 'short', 'judgement'] as const;

/** The question with another key: what was right is not, and what stood first stands last. */
const corrected = (question: Question): Question => {
  const [one, two, three] = question.options;
  if (!one || !two || !three) throw new Error('Three options are needed');
  if (question.kind === 'order' || question.kind === 'judgement')
    return { ...question, options: [two, three, one] };
  if (question.kind === 'match')
    return {
      ...question,
      options: [{ ...three, partner: one.partner }, two, { ...one, partner: three.partner }],
    };
  return { ...question, options: [{ ...two, right: true }, { ...one, right: false }, three] };
};

const given = (answer: string[]) =>
  ({ answer, sure: 'guess', why: null, at: new Date(0) }) as const;

const marked = (question: Question, answer: string[]) => ({
  answers: { [question.id]: given(answer) },
  marks: { [question.id]: markOf(question, answer) },
});

const between = (before: Question, now: Question) =>
  correctionsOf(aQuiz([before], 'v1'), aQuiz([now], 'v2'));

describe('a correction', () => {
  it.each(kinds)('is another key of the same question: %s', (kind) => {
    const question = aQuestion('one', kind);
    expect(between(question, question)).toEqual([]);
    expect(between(question, { ...question, title: 'Other words', hash: 'h' })).toEqual([]);
    expect(between(question, corrected(question)).map(({ now }) => now.id)).toEqual(['one']);
  });

  it('is none where answers to the one are no answers to the other', () => {
    const question = aQuestion('one');
    const renamed = corrected(question).options.map((option, index) =>
      index === 2 ? { ...option, id: 'another' } : option,
    );
    expect(between(question, { ...corrected(question), options: renamed })).toEqual([]);
    expect(between(question, { ...corrected(question), kind: 'multiple' })).toEqual([]);
    expect(between(question, { ...corrected(question), id: 'two' })).toEqual([]);
  });

  it('of a short answer may accept a form that nobody foresaw', () => {
    const question = aQuestion('one', 'short');
    const [first] = question.options;
    if (!first) throw new Error('No option');
    const form = { ...first, id: 'sixth', text: 'a sixth form' };
    const now = { ...question, options: [...question.options, form] };
    const before = marked(question, ['a sixth form']);
    expect(changesIn(before, between(question, now))).toEqual([
      { questionId: 'one', from: { held: false, credit: 0 }, to: { held: true, credit: 1 } },
    ]);
  });

  it.each(kinds)(
    'raises what is right by the new key, and lowers nothing: %s',
    (kind: QuestionKind) => {
      const before = aQuestion('one', kind);
      const now = corrected(before);
      const corrections = between(before, now);
      fc.assert(
        fc.property(anAnswer(before), (answer) => {
          const from = markOf(before, answer);
          const [change] = changesIn(marked(before, answer), corrections);
          if (!change) return;
          expect(change.from).toEqual(from);
          expect(change.to.held || !from.held).toBe(true);
          expect(change.to.held !== from.held || change.to.credit > from.credit).toBe(true);
          // Done once, it is done: the raised mark is not raised again.
          const after = { ...marked(before, answer), marks: { one: change.to } };
          expect(changesIn(after, corrections)).toEqual([]);
        }),
      );
    },
  );

  it('reads a match by its options, wherever they stand now', () => {
    const before = aQuestion('one', 'match');
    const now = corrected(before);
    const answer = ['p-third', 'p-second', 'p-first'];
    expect(markOf(before, answer).held).toBe(false);
    expect(changesIn(marked(before, answer), between(before, now))[0]?.to).toEqual({
      ...{ held: true, credit: 1 },
    });
  });

  it('leaves a question alone that was not answered', () => {
    const before = aQuestion('one');
    expect(changesIn({ answers: {}, marks: {} }, between(before, corrected(before)))).toEqual([]);
  });
});
