import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldTries, versionsTogether } from '../../src/insights/folding.js';
import { tallyOf } from '../../src/insights/tally.js';
import { aQuestion, aQuiz, aTry, someTries, type Answers } from './tries.js';

const kinds = ['single', 'multiple', 'order', 'match', 'short', 'judgement'] as const;
const quiz = aQuiz(kinds.map((kind) => aQuestion(`a-${kind}`, kind)));
const quizzes = new Map([[quiz.hash, quiz]]);
const fold = (tries: ReturnType<typeof aTry>[]) => foldTries([], quizzes, tries);

describe('counting tries', () => {
  it('comes to the same in whatever order, and in whatever parts', () => {
    fc.assert(
      fc.property(
        someTries(quiz),
        fc.nat(40),
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        (tries, cut, keys) => {
          const all = fold(tries);
          const shuffled = tries
            .map((one, index) => ({ one, key: keys[index] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
          expect(fold(shuffled)).toEqual(all);
          expect(foldTries(fold(tries.slice(0, cut)), quizzes, tries.slice(cut))).toEqual(all);
          expect(versionsTogether([fold(tries.slice(0, cut)), fold(tries.slice(cut))])).toEqual(
            all,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('counts everybody once, whatever they answered', () => {
    fc.assert(
      fc.property(someTries(quiz), (tries) => {
        const [{ tally } = { tally: null }] = fold(tries);
        if (!tally) return expect(tries).toEqual([]);
        expect(tally.tries).toBe(tries.length);
        for (const { id } of quiz.questions) {
          const { answered, held, credit, sureHeld, sureMissed } = tallyOf(tally, id);
          const sure = [...Object.values(sureHeld), ...Object.values(sureMissed)];
          expect(answered).toBe(tries.length);
          expect(sure.reduce((sum, count) => sum + count, 0)).toBe(answered);
          expect(credit).toBeGreaterThanOrEqual(held * 800);
          expect(credit).toBeLessThanOrEqual(answered * 1_000);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing that it is given', () => {
    const before = fold([aTry(quiz, { 'a-single': [['first'], 'certain'] })]);
    const copy = structuredClone(before);
    foldTries(before, quizzes, [aTry(quiz, { 'a-single': [['second'], 'guess'] })]);
    expect(before).toEqual(copy);
  });

  it('keeps versions apart', () => {
    const other = aQuiz([aQuestion('a-single')], 'v2');
    const versions = foldTries([], new Map([...quizzes, [other.hash, other]]), [
      aTry(quiz, { 'a-single': [['first'], 'certain'] }),
      aTry(other, { 'a-single': [['first'], 'certain'] }),
      aTry(other, { 'a-single': [['third'], 'guess'] }),
    ]);
    expect(versions.map(({ hash, tally }) => [hash, tally.tries])).toEqual([
      ['v1', 1],
      ['v2', 2],
    ]);
    expect(versions.map(({ tally }) => tally.mastered)).toEqual([0, 1]);
  });

  it('takes names of the language itself for ids like any other', () => {
    const odd = aQuiz([{ ...aQuestion('constructor'), options: [] }], 'odd');
    const [version] = foldTries([], new Map([['odd', odd]]), [
      aTry(odd, Object.fromEntries<Answers[string]>([['constructor', [['valueOf'], 'guess']]])),
    ]);
    expect(version && tallyOf(version.tally, 'constructor').chosen).toEqual({ valueOf: 1 });
    expect(version && tallyOf(version.tally, 'valueOf').answered).toBe(0);
  });
});
