import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Connection } from '../platform/database.js';
import type { Logger } from '../platform/logger.js';

/** Work that is done again and again; `every` is an interval in words, as "10 seconds". */
export interface RecurringJob {
  name: string;
  every: string;
  run(): Promise<void>;
}

export interface JobRunner {
  start(): Promise<void>;
  /** Takes up nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

export interface JobRunnerDependencies {
  db: Connection;
  jobs: readonly RecurringJob[];
  logger: Logger;
  /** How often the runner looks for due jobs, and how long a job may take before another process takes it over. */
  pace?: { lookEveryMs: number; lockMs: number };
}

const collection = 'jobs';
const longestStopMs = 10_000;

/** Agenda upserts a recurring job by its name; only a unique index keeps two processes that start at once from making two. */
const keepNamesUnique = async (db: Connection): Promise<void> => {
  await db.collection(collection).createIndex({ name: 1 }, { unique: true, name: 'oneJobAName' });
};

const createAgenda = ({ db, logger, pace }: Required<JobRunnerDependencies>): Agenda => {
  if (!db.db) throw new Error('The database is not open yet');
  const agenda = new Agenda({
    // Agenda's own index helps a queue of thousands; a handful of jobs needs none.
    backend: new MongoBackend({ mongo: db.db, collection, ensureIndex: false }),
    processEvery: pace.lookEveryMs,
    defaultLockLifetime: pace.lockMs,
    defaultConcurrency: 1,
  });
  agenda.on('error', (error: Error) => logger.warn({ err: error }, 'job runner'));
  return agenda;
};

/**
 * Runs recurring jobs by agenda on the program's own connection. In several processes each due job runs in one of them;
 * a job whose process died runs again when its lock is old. A job that throws is logged and runs again the next time.
 * Jobs only poll: what is due is decided by their own data and the program's clock.
 */
export const createJobRunner = (given: JobRunnerDependencies): JobRunner => {
  const deps = { pace: { lookEveryMs: 5_000, lockMs: 60_000 }, ...given };
  let agenda: Agenda | null = null;
  const define = (runner: Agenda, { name, run }: RecurringJob): void =>
    runner.define(name, async () => {
      try {
        await run();
      } catch (error) {
        deps.logger.error({ err: error, job: name }, 'job broke off');
        throw error;
      }
    });
  return {
    async start() {
      await keepNamesUnique(deps.db);
      agenda = createAgenda(deps);
      for (const job of deps.jobs) define(agenda, job);
      for (const job of deps.jobs) await scheduleOnce(agenda, deps.db, job);
      await agenda.start();
    },
    async stop() {
      await agenda?.drain({ timeout: longestStopMs });
      agenda = null;
    },
  };
};

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 11000;

/**
 * Scheduling a job again would take its lock from the process that runs it just now, so that is left alone which is there as
 * it should be. Of two processes that schedule a new job at the same moment, one is told that it exists: then it does.
 */
const scheduleOnce = async (
  agenda: Agenda,
  db: Connection,
  { name, every }: RecurringJob,
): Promise<void> => {
  if (await db.collection(collection).findOne({ name, repeatInterval: every })) return;
  try {
    await agenda.every(every, name);
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
};
