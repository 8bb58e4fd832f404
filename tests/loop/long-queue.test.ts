import { beforeAll, expect, it } from '@jest/globals';
import type { TurnRecord } from '../../src/loop/turn.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { hoursFrom, readsOfTurns, waitingTurn } from './a-queue.js';
import { addCohort, useClassroom } from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const cohorts = 200;
const perCohort = 50;
const pageSize = 25;
let cindy: Client;

/** In each cohort some past their promise, some revised, and the rest. */
const turnsOf = (cohortId: string, at: number): TurnRecord[] =>
  Array.from({ length: perCohort }, (_, n) =>
    waitingTurn(app, room, at * perCohort + n, {
      cohortId,
      revised: n % 5 === 1,
      ...(n % 10 === 0 && { promisedBy: hoursFrom(app, -n - at) }),
    }),
  );

beforeAll(async () => {
  const instructors = [room.ids['cindy'] ?? ''];
  const turns = app.services.world.db.collection<TurnRecord>('turns');
  for (let at = 0; at < cohorts; at += 1) {
    const cohort = await addCohort(app, `Cohort ${at}`, { learners: [], instructors });
    await turns.insertMany(turnsOf(cohort, at));
  }
  cindy = await app.signedIn('cindy@example.test');
}, 120_000);

const pages = [
  ['the first page', '/reviews'],
  ['a page of one lesson', '/reviews?lesson=learning-from-failure'],
  ['the next to review', '/reviews/next'],
] as const;

it('is counted to the last one', async () => {
  expect((await cindy.get('/reviews')).heading).toBe('10000 reflections wait for you');
});

it.each(pages)('reads %s of ten thousand by index, and no more than it shows', async (_, path) => {
  const reads = await readsOfTurns(app, () => cindy.get(path));
  expect(reads.length).toBeGreaterThan(0);
  for (const { plan, examined } of reads) {
    expect(plan).not.toMatch(/COLLSCAN|SORT\b/);
    expect(examined).toBeLessThanOrEqual(pageSize + 1);
  }
  for (const { keys } of reads.filter(({ command }) => command === 'find'))
    expect(keys).toBeLessThan(20 * pageSize);
});

it('finds a page by a sort that the index gives', async () => {
  const { stages, examined } = await explained();
  expect(stages).not.toContain('COLLSCAN');
  expect(stages).not.toContain('SORT');
  expect(examined).toBeLessThanOrEqual(pageSize + 1);
});

interface Stage {
  stage: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}

const stagesOf = ({ stage, inputStage, inputStages = [] }: Stage): string[] => [
  stage,
  ...(inputStage ? [inputStage] : inputStages).flatMap(stagesOf),
];

/** The plan of the very read that the first page begins with. */
const explained = async () => {
  const { db } = app.services.world.db;
  const [read] =
    (await db?.collection('system.profile').find({ 'command.find': 'turns' }).toArray()) ?? [];
  const { find, filter, sort, limit } = read?.['command'] as Record<string, unknown>;
  const told = await db?.command({
    explain: { find, filter, sort, limit },
    verbosity: 'executionStats',
  });
  const { executionStats, queryPlanner } = told as {
    executionStats: { totalDocsExamined: number };
    queryPlanner: { winningPlan: Stage };
  };
  return {
    stages: stagesOf(queryPlanner.winningPlan),
    examined: executionStats.totalDocsExamined,
  };
};
