import type { Application } from './application.js';
import type { Env } from './env.js';
import { startHttpServer } from './platform/http-server.js';
import type { Logger } from './platform/logger.js';
import { createShutdown, onStopSignal, type Shutdown } from './platform/shutdown.js';
import { follow } from './publishing/following.js';
import { messagesOf } from './web/messages.js';

const DRAIN_MS = 10_000;

/** Tells the person at the terminal. */
export const say = (line: string): void => console.log(line);

/**
 * Starts a program that runs until a signal ends it. What `start` opens, it hands to `shutdown`;
 * when starting fails, that is closed again and the reason thrown.
 */
export const runUntilStopped = async (
  logger: Logger,
  start: (shutdown: Shutdown) => Promise<void>,
): Promise<void> => {
  const shutdown = createShutdown();
  const starting = start(shutdown);
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

/** Runs the jobs, follows what is published and answers requests, until `shutdown`. */
export const serve = async (
  application: Application,
  { host, port }: Env,
  shutdown: Shutdown,
): Promise<void> => {
  const { publishing, catchUp, world } = application.services;
  await publishing.noteStart();
  shutdown.closes(follow(catchUp, world.logger));
  await application.jobs.start();
  shutdown.closes(() => application.jobs.stop());
  const { app } = application;
  const server = await startHttpServer({ listener: app, messages: messagesOf(app), host, port });
  shutdown.closes(async () => {
    application.beginDrain();
    await server.drain(DRAIN_MS);
  });
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
