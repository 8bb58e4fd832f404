import { startApplication, type Application } from './application.js';
import { watchCourse } from './content/watch.js';
import { readCourse } from './course.js';
import { readEnv, type Env } from './env.js';
import { mintFirstAdminLink } from './first-admin.js';
import { startHttpServer } from './platform/http-server.js';
import { createLogger, type Logger } from './platform/logger.js';
import { openCourseDatabase } from './platform/mongo/course-database.js';
import { createShutdown, onStopSignal, type Shutdown } from './platform/shutdown.js';
import { messagesOf } from './web/messages.js';

const DRAIN_MS = 10_000;

const say = (line: string): void => console.log(line);

/**
 * `npm start`: runs until a signal ends it. With `--watch`, saved course files show at once.
 * Throws, in words, when something keeps it from starting.
 */
export const main = async (args: readonly string[] = []): Promise<void> => {
  const logger = createLogger('info');
  const shutdown = createShutdown();
  const starting = start({
    env: readEnv(),
    logger,
    shutdown,
    isWatching: args.includes('--watch'),
  });
  const stop = (code: number): void => {
    void end(starting, shutdown, logger).then((isClean) => process.exit(isClean ? code : 1));
  };
  onStopSignal(() => {
    say('Stopping: requests in flight are finished, then the database is closed');
    stop(0);
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'unexpected fault: stopping');
    stop(1);
  });
  await starting.catch(async (error: unknown) => {
    await shutdown.run();
    throw error;
  });
};

interface Start {
  readonly env: Env;
  readonly logger: Logger;
  readonly shutdown: Shutdown;
  readonly isWatching: boolean;
}

const start = async ({ env, logger, shutdown, isWatching }: Start): Promise<void> => {
  const course = await readCourse(env.courseDir);
  const database = await openCourseDatabase(env, say);
  shutdown.closes(() => database.stop());
  const { uri: mongoUri, sessionSecret } = database;
  const application = await startApplication({ env, mongoUri, sessionSecret, course, logger });
  shutdown.closes(() => application.close());
  await application.jobs.start();
  shutdown.closes(() => application.jobs.stop());
  await serve(application, env, shutdown);
  if (isWatching) {
    const { content } = application.services;
    const unwatch = watchCourse({ dir: env.courseDir, content, logger });
    shutdown.closes(() => Promise.resolve(unwatch()));
  }
  await greet(application, env, database.isEmbedded);
};

const serve = async (
  application: Application,
  { host, port }: Env,
  shutdown: Shutdown,
): Promise<void> => {
  const { app } = application;
  const server = await startHttpServer({ listener: app, messages: messagesOf(app), host, port });
  shutdown.closes(async () => {
    application.beginDrain();
    await server.drain(DRAIN_MS);
  });
};

const greet = async (application: Application, env: Env, isEmbedded: boolean): Promise<void> => {
  say(`\nThe course runs at ${env.publicOrigin}`);
  // Whoever reads this terminal runs the machine; logs of a hosted install are read by more people.
  const link = isEmbedded ? await mintFirstAdminLink(application) : null;
  if (link !== null) say(`Nobody looks after it yet. Open this link to become its admin:\n${link}`);
  say('Stop it with Ctrl-C.');
};

const end = async (
  starting: Promise<void>,
  shutdown: Shutdown,
  logger: Logger,
): Promise<boolean> => {
  await starting.catch(() => undefined);
  try {
    await shutdown.run();
    return true;
  } catch (error) {
    logger.error({ err: error }, 'not everything was closed');
    return false;
  }
};
