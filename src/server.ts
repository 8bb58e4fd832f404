import { startApplication, type Application } from './application.js';
import { watchCourse } from './content/watch.js';
import { readCourse } from './course.js';
import { readEnv, type Env } from './env.js';
import { mintFirstAdminLink } from './first-admin.js';
import { createLogger, type Logger } from './platform/logger.js';
import { openCourseDatabase } from './platform/mongo/course-database.js';
import type { Shutdown } from './platform/shutdown.js';
import { runUntilStopped, say, serve } from './running.js';

/**
 * `npm start`: runs until a signal ends it. With `--watch`, saved course files show at once.
 * Throws, in words, when something keeps it from starting.
 */
export const main = async (args: readonly string[] = []): Promise<void> => {
  const env = readEnv();
  const logger = createLogger('info');
  await runUntilStopped(logger, async (shutdown) => {
    const application = await start({ env, logger, shutdown });
    if (!args.includes('--watch')) return;
    const { content } = application.services;
    const unwatch = watchCourse({ dir: env.courseDir, content, logger });
    shutdown.closes(() => Promise.resolve(unwatch()));
  });
};

interface Start {
  readonly env: Env;
  readonly logger: Logger;
  readonly shutdown: Shutdown;
}

const start = async ({ env, logger, shutdown }: Start): Promise<Application> => {
  const course = await readCourse(env.courseDir);
  const database = await openCourseDatabase(env, say);
  shutdown.closes(() => database.stop());
  const { uri: mongoUri, secrets } = database;
  const application = await startApplication({
    ...{ env, mongoUri, ...secrets, course, logger },
    courseDir: env.courseDir,
  });
  shutdown.closes(() => application.close());
  await serve(application, env, shutdown);
  await greet(application, env, database.isEmbedded);
  return application;
};

const greet = async (application: Application, env: Env, isEmbedded: boolean): Promise<void> => {
  say(`\nThe course runs at ${env.publicOrigin}`);
  // Whoever reads this terminal runs the machine; logs of a hosted install are read by more people.
  const link = isEmbedded ? await mintFirstAdminLink(application) : null;
  if (link !== null) say(`Nobody looks after it yet. Open this link to become its admin:\n${link}`);
  say('Stop it with Ctrl-C.');
};
