import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AttemptRecord } from '../../src/quizzes/attempt.js';
import { courseOf } from '../content/a-course.js';
import { useTestApp } from '../support/app.js';
import { plansOf } from '../support/plans.js';

const app = useTestApp({ course: () => courseOf() });

const at = new Date('2026-03-02T09:00:00Z');
const hour = 3_600_000;

/** The 50th try of each person is open; one in ten of the others is not counted yet. */
const aTry = (person: number, n: number): AttemptRecord => ({
  _id: `try-${person}-${n}`,
  personId: `person-${person}`,
  quizId: 'first-steps',
  cohortId: 'spring',
  n,
  hash: 'h',
  seed: n,
  asked: ['what-first'],
  state: n === 50 ? 'open' : 'submitted',
  key: `key-${n}`,
  startedAt: at,
  submittedAt: n === 50 ? null : new Date(at.getTime() + n * hour),
  answers: {},
  hints: {},
  marks: {},
  rev: 0,
  projectedAt: n === 50 || n % 10 === 0 ? null : at,
});

const own = { reach: 'own', personId: 'person-7', notBefore: null } as const;
const id = 'try-7-50';
const given = { answer: ['what-i-did'], sure: 'guess' as const, why: null, at };
const store = () => app.services.attempts;

beforeAll(async () => {
  const all = Array.from({ length: 20 }, (_, person) =>
    Array.from({ length: 50 }, (__, n) => aTry(person, n + 1)),
  );
  await app.services.world.db.collection<AttemptRecord>('attempts').insertMany(all.flat());
});

describe('tries are found by an index', () => {
  it.each([
    ['one by its id', () => store().findOptional(own, id), 1],
    ['the latest', () => store().latest(own, 'first-steps'), 1],
    ['those that were handed in', () => store().submitted(own, 'first-steps'), 50],
    ['those that nothing followed from yet', () => store().unprojected(10), 10],
    ['all of a person', () => store().exportOf('person-7'), 50],
  ])('%s', async (_, read, count) => {
    const plans = await plansOf(app, 'attempts', read);
    expect(plans).toHaveLength(1);
    expect(plans[0]?.summary).not.toContain('COLLSCAN');
    expect(plans[0]?.docs).toBeLessThanOrEqual(count + 1);
  });

  it('the ones to count, by an index that holds no others', async () => {
    const found = await store().unprojected(1_000);
    expect(found).toHaveLength(80);
    expect(found.every(({ state, projectedAt }) => state === 'submitted' && !projectedAt)).toBe(
      true,
    );
    const [first, ...others] = found.map(({ submittedAt }) => Number(submittedAt));
    expect(others.every((time) => time >= Number(first))).toBe(true);
  });

  it.each([
    ['an answer', () => store().answer(own, { id, questionId: 'what-first', given, mark: null })],
    ['a hint', () => store().takeHints(own, { id, questionId: 'what-first', count: 1 })],
    ['a hand-in', () => store().submit(own, { id, rev: 1, marks: {}, at })],
    ['a note', () => store().markProjected(id, at)],
  ])('%s is one write that looks at one record', async (_, write) => {
    const plans = await plansOf(app, 'attempts', write);
    expect(plans.map(({ op, docs }) => ({ op, docs }))).toEqual([{ op: 'update', docs: 1 }]);
    expect(plans[0]?.summary).toMatch(/IXSCAN \{ _id: 1 \}|IDHACK/);
  });

  it('the first answer stands where each is explained at once', async () => {
    const open = { id: 'try-8-50', questionId: 'what-first', given };
    const hers = { ...own, personId: 'person-8' };
    const mark = { held: true, credit: 1 };
    expect(await store().answer(hers, { ...open, mark })).toBe(true);
    expect(await store().answer(hers, { ...open, mark: { held: false, credit: 0 } })).toBe(false);
    expect((await store().findOptional(hers, open.id))?.marks).toEqual({ 'what-first': mark });
    expect(await store().answer(own, { ...open, questionId: 'what-helps', mark })).toBe(false);
  });
});
