import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldTries } from '../../src/insights/folding.js';
import { randomIds } from '../../src/platform/ids.js';
import type { AttemptRecord } from '../../src/quizzes/attempt.js';
import { courseOf } from '../content/a-course.js';
import { useTestApp } from '../support/app.js';
import { handedIn, held, keep, missed, readsOf, slug, type Answered } from './a-class.js';

const app = useTestApp({ course: () => courseOf() });

const install = { reach: 'install' } as const;

const open = async (cohortId: string) => {
  const [counted] = await app.services.counting.of(install, [{ cohortId, quizId: slug }]);
  if (!counted) throw new Error('Nothing was counted');
  return counted;
};

const tries = (cohortId: string, count: number, answered: Answered = held): AttemptRecord[] =>
  Array.from({ length: count }, () => handedIn(app, { cohortId, answered }));

const counted = async (cohortId: string): Promise<number> =>
  (await open(cohortId)).versions.reduce((sum, { tally }) => sum + tally.tries, 0);

const saved = (cohortId: string) =>
  app.services.world.db.collection('quizStatistics').findOne({ cohortId });

describe('counting', () => {
  it('counts first tries that were handed in, and no others', async () => {
    const cohortId = randomIds.next();
    await keep(app, [
      ...tries(cohortId, 3),
      handedIn(app, { cohortId, answered: missed, n: 2 }),
      handedIn(app, { cohortId, answered: missed, state: 'open', submittedAt: null }),
      handedIn(app, { cohortId: randomIds.next(), answered: missed }),
    ]);
    expect(await counted(cohortId)).toBe(3);
  });

  it('finds nothing beyond its reach', async () => {
    const cohortId = randomIds.next();
    await keep(app, tries(cohortId, 3));
    const foreign = { reach: 'cohorts', cohortIds: [randomIds.next()] } as const;
    const [seen] = await app.services.counting.of(foreign, [{ cohortId, quizId: slug }]);
    expect(seen?.versions).toEqual([]);
  });

  it('saves nothing of the last ten seconds', async () => {
    const cohortId = randomIds.next();
    await keep(app, tries(cohortId, 3));
    expect(await counted(cohortId)).toBe(3);
    expect(await saved(cohortId)).toBeNull();
    app.clock.forward({ seconds: 11 });
    await keep(app, tries(cohortId, 2));
    expect(await counted(cohortId)).toBe(5);
    expect(await saved(cohortId)).toMatchObject({ rev: 1, versions: [{ tally: { tries: 3 } }] });
  });

  it('reads by an index only what it counts, and the next time only what is new', async () => {
    const cohortId = randomIds.next();
    await keep(app, tries(cohortId, 1_700));
    app.clock.forward({ minutes: 1 });
    const cold = await readsOf(app, 'attempts', () => open(cohortId));
    expect(cold.map(({ documents }) => documents)).toEqual([500, 500, 500, 200]);
    expect(cold.every(({ plan }) => plan.startsWith('IXSCAN'))).toBe(true);
    await keep(app, tries(cohortId, 3));
    app.clock.forward({ minutes: 1 });
    const warm = await readsOf(app, 'attempts', () => open(cohortId));
    expect(warm.map(({ documents }) => documents)).toEqual([3]);
    const again = await readsOf(app, 'attempts', () => open(cohortId));
    expect(again.map(({ documents }) => documents)).toEqual([0]);
    expect(await counted(cohortId)).toBe(1_703);
    const small = JSON.stringify(await saved(cohortId)).length;
    expect(small).toBeLessThan(2_000);
  });

  it('goes on behind tries of one and the same instant', async () => {
    const cohortId = randomIds.next();
    await keep(app, tries(cohortId, 1_200));
    app.clock.forward({ minutes: 1 });
    expect(await counted(cohortId)).toBe(1_200);
    expect(await counted(cohortId)).toBe(1_200);
  });

  it('is right for whoever looks, however tries come in and whoever looks at once', async () => {
    const step = fc.oneof(
      // Written up to nine seconds after their own time, and by clocks that are a little ahead.
      fc.record({ is: fc.constant('hand in' as const), late: fc.integer({ min: -2, max: 9 }) }),
      fc.record({ is: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 15 }) }),
      fc.record({ is: fc.constant('look' as const), readers: fc.integer({ min: 1, max: 3 }) }),
    );
    const { quiz } = app.services.content.lesson(slug);
    const quizzes = new Map([[quiz.hash, quiz]]);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        const cohortId = randomIds.next();
        const all: AttemptRecord[] = [];
        for (const one of steps) {
          if (one.is === 'wait') app.clock.forward({ seconds: one.seconds });
          else if (one.is === 'hand in') {
            const submittedAt = new Date(app.clock.now().getTime() - one.late * 1_000);
            const answered = all.length % 3 === 0 ? missed : held;
            const attempt = handedIn(app, { cohortId, answered, submittedAt });
            all.push(attempt);
            await keep(app, [attempt]);
          } else {
            const expected = foldTries([], quizzes, all.flatMap(timed));
            const seen = await Promise.all(
              Array.from({ length: one.readers }, () => open(cohortId)),
            );
            for (const { versions } of seen) expect(versions).toEqual(expected);
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('is counted anew, also by who was counting, once the counters are emptied', async () => {
    const cohortId = randomIds.next();
    const all = tries(cohortId, 4, missed);
    await keep(app, all);
    app.clock.forward({ minutes: 1 });
    const { statistics } = app.services;
    // Somebody has read, and will save; meanwhile the marks change and the counters are emptied.
    const stale = { _id: `${cohortId}:${slug}`, cohortId, quizId: slug };
    await statistics.empty([{ cohortId, quizId: slug }]);
    const saves = await statistics.save({
      ...stale,
      rev: 0,
      cursor: null,
      behind: false,
      versions: [],
    });
    expect(saves).toBe(false);
    expect(await counted(cohortId)).toBe(4);
  });

  it('leaves what a page cannot wait for to the job', async () => {
    const cohortId = randomIds.next();
    await keep(app, tries(cohortId, 3));
    await app.services.statistics.save({
      ...{ _id: `${cohortId}:${slug}`, cohortId, quizId: slug, rev: 0 },
      ...{ cursor: null, behind: true, versions: [] },
    });
    app.clock.forward({ minutes: 1 });
    await app.services.counting.goOn();
    expect(await saved(cohortId)).toMatchObject({
      behind: false,
      versions: [{ tally: { tries: 3 } }],
    });
  });
});

const timed = ({ submittedAt, ...attempt }: AttemptRecord) =>
  submittedAt ? [{ ...attempt, submittedAt }] : [];
