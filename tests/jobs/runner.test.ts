import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createJobRunner, type JobRunner, type RecurringJob } from '../../src/jobs/runner.js';
import { createLogger } from '../../src/platform/logger.js';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();
const pace = { lookEveryMs: 50, lockMs: 400 };
const started: JobRunner[] = [];

const start = async (jobs: RecurringJob[], lockMs = pace.lockMs): Promise<JobRunner> => {
  const runner = createJobRunner({
    db: database.connection(),
    jobs,
    logger: createLogger('silent'),
    pace: { ...pace, lockMs },
  });
  started.push(runner);
  await runner.start();
  return runner;
};

/** A job that tells when it has run so many times. */
const counting = (name: string, enough: number) => {
  let runs = 0;
  let tell = (): void => undefined;
  const done = new Promise<void>((resolve) => (tell = resolve));
  const run = (): Promise<void> => {
    runs += 1;
    if (runs === enough) tell();
    return Promise.resolve();
  };
  return { job: { name, every: '0.1 seconds', run }, done, runs: () => runs };
};

beforeEach(() => database.clear());
afterEach(async () => {
  await Promise.all(started.splice(0).map((runner) => runner.stop()));
});

it('runs a job again and again until it is stopped', async () => {
  const ticks = counting('tick', 3);
  const runner = await start([ticks.job]);
  await ticks.done;
  await runner.stop();
  const after = ticks.runs();
  const other = counting('other', 3);
  await start([other.job]);
  await other.done;
  expect(ticks.runs()).toBe(after);
});

it('keeps one record a job, however many processes start at once', async () => {
  const ticks = counting('tick', 4);
  await Promise.all([start([ticks.job]), start([ticks.job]), start([ticks.job])]);
  await ticks.done;
  expect(await database.connection().collection('jobs').countDocuments({ name: 'tick' })).toBe(1);
});

it('runs a job in one process at a time', async () => {
  let running = 0;
  let most = 0;
  const ticks = counting('slow', 4);
  const run = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await database.connection().db?.command({ ping: 1 });
    running -= 1;
    await ticks.job.run();
  };
  const job = { ...ticks.job, run };
  // Longer than any pause of a busy machine: a lock that runs out is another test's.
  const lockMs = 60_000;
  await Promise.all([start([job], lockMs), start([job], lockMs)]);
  await ticks.done;
  expect(most).toBe(1);
});

it('runs a job again after it threw', async () => {
  const ticks = counting('shaky', 3);
  const run = async (): Promise<void> => {
    await ticks.job.run();
    throw new Error('not this time');
  };
  await start([{ ...ticks.job, run }]);
  await ticks.done;
  expect(ticks.runs()).toBeGreaterThanOrEqual(3);
});

it('takes over a job whose process died while it ran', async () => {
  const ticks = counting('orphan', 1);
  const dead = new Date(Date.now() - 60_000);
  await database.connection().collection('jobs').insertOne({
    name: 'orphan',
    type: 'single',
    priority: 0,
    nextRunAt: dead,
    lockedAt: dead,
    repeatInterval: '0.1 seconds',
  });
  await start([ticks.job]);
  await ticks.done;
  expect(ticks.runs()).toBe(1);
});
