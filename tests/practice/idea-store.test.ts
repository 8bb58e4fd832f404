import { beforeAll, describe, expect, it } from '@jest/globals';
import { changeKey, type IdeaRecord } from '../../src/practice/idea.js';
import { courseOf } from '../content/a-course.js';
import { useTestApp } from '../support/app.js';

const app = useTestApp({ course: () => courseOf() });

const at = (day: number, minutes = 0): Date =>
  new Date(Date.UTC(2026, 2, 2, 9) + day * 86_400_000 + minutes * 60_000);

const idea = (personId: string, n: number): IdeaRecord => {
  const _id = `${personId}:first-steps:question-${String(n).padStart(3, '0')}`;
  // Always two at the same instant.
  const changedAt = at(-5, Math.floor(n / 2));
  const key = changeKey(changedAt, _id);
  return {
    _id,
    personId,
    quizId: 'first-steps',
    questionId: `question-${String(n).padStart(3, '0')}`,
    cohortId: 'spring',
    step: 0,
    // Half of them are due.
    dueAt: at(n % 2 ? 1 : -1, n),
    misses: 1,
    firstMiss: { at: at(-10, n), hash: 'h', answer: ['a'], sure: 'certain', why: 'because' },
    changed: n % 3 === 0 ? null : { at: changedAt, hash: 'h', answer: ['b'], where: 'retry', key },
    seenAt: at(-5, n),
    seenIn: 'a-try',
  };
};

const people = Array.from({ length: 20 }, (_, n) => `person-${n}`);
const own = { reach: 'own', personId: 'person-7', notBefore: null } as const;

const store = () => app.services.practiceStores.ideas;

beforeAll(async () => {
  const all = people.flatMap((personId) =>
    Array.from({ length: 100 }, (_, n) => idea(personId, n)),
  );
  await store().save(all.map((after) => ({ before: undefined, after })));
});

interface Plan {
  summary: string;
  docs: number;
  returned: number;
}

/** The plans of all that is read of ideas while `work` runs. */
const plansOf = async (work: () => Promise<unknown>): Promise<Plan[]> => {
  const { db } = app.services.world.db;
  if (!db) throw new Error('No database');
  await db.command({ profile: 0 });
  await db.dropCollection('system.profile').catch(() => false);
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const seen = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.ideas`, op: { $in: ['query', 'command'] } })
    .toArray();
  return seen.map((entry) => ({
    summary: String(entry['planSummary']),
    docs: Number(entry['docsExamined']),
    returned: Number(entry['nreturned']),
  }));
};

describe('ideas are found by an index', () => {
  it('for the home page: one small record for a quiz', async () => {
    const [plan, ...others] = await plansOf(() => store().coming(own));
    expect(others).toEqual([]);
    expect(plan?.summary).toContain('IXSCAN');
    expect(plan?.docs).toBe(1);
    expect(await store().coming(own)).toHaveLength(100);
  });

  it('for many home pages at once in one query', async () => {
    const scopes = people.map((personId) => ({ ...own, personId }));
    const plans = await plansOf(() => Promise.all(scopes.map((scope) => store().coming(scope))));
    expect(plans.length).toBeLessThanOrEqual(2);
    expect(plans.reduce((sum, { docs }) => sum + docs, 0)).toBe(people.length);
  });

  it.each([
    ['what is due', () => store().due(own), 50],
    ['all of a person', () => store().all(own), 100],
    ['those of one try', () => store().known(own, [idea('person-7', 3)._id]), 1],
    ['a page of changed minds', () => store().changed(own, { after: null, limit: 10 }), 10],
    [
      'a later page of changed minds',
      () => {
        const { _id: id, changed } = idea('person-7', 40);
        return store().changed(own, { after: { at: changed?.at ?? at(0), id }, limit: 10 });
      },
      10,
    ],
  ])('%s', async (_, read, count) => {
    const plans = await plansOf(async () => expect(await read()).toHaveLength(count));
    expect(plans).toHaveLength(1);
    expect(plans[0]?.summary).not.toContain('COLLSCAN');
    expect(plans[0]?.docs).toBe(1);
  });
});

describe('changed minds', () => {
  it('come page by page, each once, the latest first', async () => {
    const seen: string[] = [];
    let after: { at: Date; id: string } | null = null;
    for (;;) {
      const page = await store().changed(own, { after, limit: 7 });
      seen.push(...page.map(({ _id }) => _id));
      const last = page.at(-1);
      if (!last) break;
      after = { at: last.changed.at, id: last._id };
    }
    const all = await store().changed(own, { after: null, limit: 1_000 });
    expect(all).toHaveLength(66);
    expect(seen).toEqual(all.map(({ _id }) => _id));
    const times = all.map(({ changed }) => changed.at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('leave out what was said before a door was shut', async () => {
    const shut = { ...own, notBefore: at(-10, 50) };
    const open = await store().changed(shut, { after: null, limit: 1_000 });
    expect(open.every(({ firstMiss }) => firstMiss.at > shut.notBefore)).toBe(true);
    expect(open).toHaveLength(32);
  });
});
