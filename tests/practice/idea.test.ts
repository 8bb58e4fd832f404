import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ideaAfter,
  type Answerer,
  type IdeaRecord,
  type MarkedAnswer,
} from '../../src/practice/idea.js';

const at = (iso: string): Date => new Date(iso);
const ana: Answerer = { personId: 'ana', cohortId: 'spring', zone: 'UTC' };

const answered = (given: Partial<MarkedAnswer>): MarkedAnswer => ({
  quizId: 'first-steps',
  questionId: 'what-first',
  hash: 'v1',
  at: at('2026-03-02T09:00:00Z'),
  answer: ['who-started'],
  sure: 'certain',
  why: 'They always do.',
  held: false,
  where: 'retry',
  from: 'a-try',
  ...given,
});

const after = (...answers: MarkedAnswer[]): IdeaRecord | undefined => {
  let known: IdeaRecord | undefined;
  for (const answer of answers) {
    const idea = ideaAfter(known, answer, ana);
    if (idea !== 'same') known = idea === 'gone' ? undefined : idea;
  }
  return known;
};

describe('an answer', () => {
  it('that holds what was never missed makes no idea', () => {
    expect(ideaAfter(undefined, answered({ held: true }), ana)).toBe('same');
  });

  it('that misses makes an idea, with what was chosen, how surely and why', () => {
    expect(after(answered({}))).toEqual({
      _id: 'ana:first-steps:what-first',
      personId: 'ana',
      quizId: 'first-steps',
      questionId: 'what-first',
      cohortId: 'spring',
      step: 0,
      dueAt: at('2026-03-04T00:00:00Z'),
      misses: 1,
      firstMiss: {
        at: at('2026-03-02T09:00:00Z'),
        hash: 'v1',
        answer: ['who-started'],
        sure: 'certain',
        why: 'They always do.',
      },
      changed: null,
      seenAt: at('2026-03-02T09:00:00Z'),
      seenIn: 'a-try',
    });
  });

  it('that misses again keeps the first choice, counts, and begins the days anew', () => {
    const again = after(
      answered({}),
      answered({ at: at('2026-03-09T09:00:00Z'), answer: ['nobody'], why: null, hash: 'v2' }),
    );
    expect(again).toMatchObject({
      step: 0,
      dueAt: at('2026-03-11T00:00:00Z'),
      misses: 2,
      firstMiss: { answer: ['who-started'], hash: 'v1', why: 'They always do.' },
    });
  });

  it('that holds for the first time is kept as a change of mind, once', () => {
    const now = answered({ at: at('2026-03-02T09:10:00Z'), held: true, answer: ['what-i-did'] });
    const later = answered({ ...now, at: at('2026-03-05T09:00:00Z'), where: 'practice' });
    const changed = {
      at: now.at,
      hash: 'v1',
      answer: ['what-i-did'],
      where: 'retry',
      key: '2026-03-02T09:10:00.000Z ana:first-steps:what-first',
    };
    expect(after(answered({}), now)).toMatchObject({ changed, step: 0, misses: 1 });
    expect(after(answered({}), now, later)).toMatchObject({ changed, step: 1, misses: 1 });
  });

  it('that came before what is known changes nothing', () => {
    const known = after(answered({}));
    expect(ideaAfter(known, answered({}), ana)).toBe('same');
    for (const holds of [true, false]) {
      const older = answered({ held: holds, at: at('2026-03-01T09:00:00Z') });
      expect(ideaAfter(known, older, ana)).toBe('same');
      expect(ideaAfter(known, answered({ held: holds, from: 'a' }), ana)).toBe('same');
    }
  });

  it('of the same instant counts when its try was begun later', () => {
    const known = after(answered({}), answered({ held: true, from: 'b-try' }));
    expect(known).toMatchObject({ seenIn: 'b-try', changed: { where: 'retry' } });
    expect(ideaAfter(known, answered({}), ana)).toBe('same');
  });

  it('that is marked anew as one that holds leaves no idea, unless more came of it', () => {
    const anew = answered({ held: true });
    expect(after(answered({}), anew)).toBeUndefined();
    const later = answered({ at: at('2026-03-09T09:00:00Z'), from: 'b-try' });
    const twice = after(answered({}), later);
    expect(ideaAfter(twice, { ...later, held: true }, ana)).toBe('same');
    expect(ideaAfter(twice, anew, ana)).toBe('same');
  });
});

const someAnswers = fc.array(
  fc.record({
    held: fc.boolean(),
    at: fc.date({ min: at('2020-01-01'), max: at('2030-01-01'), noInvalidDate: true }),
  }),
  { maxLength: 20 },
);

describe('any answers, one after the other', () => {
  it('counted twice are counted once', () => {
    fc.assert(
      fc.property(someAnswers, (row) => {
        const answers = row
          .sort((a, b) => a.at.getTime() - b.at.getTime())
          .map((one) => answered(one));
        const twice = answers.flatMap((one) => [one, one]);
        expect(after(...twice)).toEqual(after(...answers));
        expect(after(...answers, ...answers)).toEqual(after(...answers));
      }),
    );
  });

  it('never take a change of mind back, and never count fewer misses', () => {
    fc.assert(
      fc.property(someAnswers, (row) => {
        let known: IdeaRecord | undefined;
        for (const one of row) {
          const next = ideaAfter(known, answered(one), ana);
          if (typeof next === 'string') continue;
          if (known?.changed) expect(next.changed).toEqual(known.changed);
          expect(next.misses).toBeGreaterThanOrEqual(known?.misses ?? 0);
          expect(next.firstMiss).toEqual(known?.firstMiss ?? next.firstMiss);
          known = next;
        }
      }),
    );
  });
});
