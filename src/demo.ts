import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApplication, type Application } from './application.js';
import { readCourse } from './course.js';
import { learners } from './demo/cohort.js';
import { createMovingClock } from './demo/moving-clock.js';
import { admin, cindy, colleague, learnerEmail } from './demo/people.js';
import { seedDemo } from './demo/seed.js';
import { readEnv, type Env } from './env.js';
import { systemClock, type Clock } from './platform/clock.js';
import { randomIds } from './platform/ids.js';
import { createLogger } from './platform/logger.js';
import { openCourseDatabase } from './platform/mongo/course-database.js';
import { onStopSignal, type Shutdown } from './platform/shutdown.js';
import { runUntilStopped, say, serve } from './running.js';

/** `npm run demo`: a cohort at mid-course on a database of its own, which is gone when it ends. */
export const main = async (): Promise<void> => {
  const settings = readEnv();
  const password = settings.demoPassword ?? `demo ${randomIds.secret().slice(0, 12)}`;
  const stopped = new AbortController();
  onStopSignal(() => stopped.abort());
  await runUntilStopped(createLogger('warn'), async (shutdown) => {
    const env = await throwAway(settings, shutdown);
    const clock = createMovingClock(systemClock);
    const application = await start(env, clock, shutdown);
    const { services } = application;
    await seedDemo({ services, clock, password, say, signal: stopped.signal });
    if (stopped.signal.aborted) return;
    await serve(application, env, shutdown);
    greet(env, password);
  });
};

/** The same settings on a folder of its own; made-up people get no mail. */
const throwAway = async (env: Env, shutdown: Shutdown): Promise<Env> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'emerging-leader-demo-'));
  shutdown.closes(() => rm(dataDir, { recursive: true, force: true }));
  return { ...env, dataDir, mongodbUri: undefined, smtpUrl: undefined };
};

const start = async (env: Env, clock: Clock, shutdown: Shutdown): Promise<Application> => {
  const course = await readCourse(env.courseDir);
  const database = await openCourseDatabase(env, say);
  shutdown.closes(() => database.stop());
  const { uri: mongoUri, secrets } = database;
  const logger = createLogger('warn');
  // Everybody has the one password that DEMO_PASSWORD names, however short.
  const application = await startApplication({
    ...{ env, mongoUri, ...secrets, course, logger, clock, staffPasswordFrom: 0 },
    courseDir: env.courseDir,
  });
  shutdown.closes(() => application.close());
  return application;
};

const greet = ({ publicOrigin }: Env, password: string): void => {
  say(`\nThe demo runs at ${publicOrigin}`);
  say('Sign in as one of these; everybody has the same password:');
  say(`  ${admin.email}     ${admin.name}, admin`);
  say(`  ${cindy.email}     ${cindy.name}, instructor; her queue has twenty waiting`);
  say(`  ${colleague.email}        ${colleague.name}, instructor`);
  say(`  ${learnerEmail(1)}  to  ${learnerEmail(learners.length)}`);
  say(`  Password: ${password}`);
  say('Stop it with Ctrl-C; then everything in it is gone.');
};
