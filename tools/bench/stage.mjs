import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { startApplication } from '../../dist/application.js';
import { readCourse } from '../../dist/course.js';
import { readMachine } from '../../dist/env.js';
import { randomIds } from '../../dist/platform/ids.js';
import { createLogger } from '../../dist/platform/logger.js';
import { findMongoBinary } from '../../dist/platform/mongo/binary.js';
import { startEmbeddedMongo } from '../../dist/platform/mongo/embedded.js';
import { freePort } from '../../dist/platform/mongo/ports.js';
import { createShutdown } from '../../dist/platform/shutdown.js';
import { root } from '../checkout.mjs';
import { startChild } from './child.mjs';

const startMongo = async (shutdown, say) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'emerging-leader-bench-'));
  shutdown.closes(() => rm(dataDir, { recursive: true, force: true }));
  const binary = await findMongoBinary(readMachine(), say);
  const server = await startEmbeddedMongo({ dataDir, binary, say });
  shutdown.closes(() => server.stop());
  return server.uri;
};

/** The app as one sees it from another of its processes: the same database, through the same services. */
const startNeighbour = async (settings, shutdown) => {
  const neighbour = await startApplication({
    env: {
      publicOrigin: settings.origin,
      secureCookies: false,
      mailFrom: 'course@example.test',
      trustProxy: [],
    },
    mongoUri: settings.mongoUri,
    sessionSecret: settings.secret,
    course: await readCourse(join(root, 'course-content')),
    logger: createLogger('error'),
  });
  shutdown.closes(() => neighbour.close());
  return neighbour;
};

const startApp = async (settings, shutdown) => {
  const app = await startChild('app-process.mjs', {
    env: {
      PORT: String(settings.port),
      HOST: '127.0.0.1',
      PUBLIC_ORIGIN: settings.origin,
      MONGODB_URI: settings.mongoUri,
      SESSION_SECRET: settings.secret,
      // Each visitor has an address of their own, as behind a proxy: limits by address stay in force.
      TRUST_PROXY: '127.0.0.1',
    },
  });
  shutdown.closes(() => app.stop());
  return app;
};

const startReference = async (shutdown) => {
  const port = await freePort(0);
  const reference = await startChild('reference-process.mjs', { args: [String(port)] });
  shutdown.closes(() => reference.stop());
  return { ...reference, origin: `http://127.0.0.1:${port}` };
};

// The database has a process group of its own: nothing else would end it.
const closeWhenCut = (shutdown) => {
  const cut = (error) => {
    if (error instanceof Error) console.error(error);
    void shutdown.run().finally(() => process.exit(1));
  };
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException'])
    process.once(event, cut);
};

/** Starts a database, the app, what it is compared with, and a neighbour of the app to seed and to disturb with. */
export const openStage = async ({ say }) => {
  const shutdown = createShutdown();
  closeWhenCut(shutdown);
  try {
    const mongoUri = await startMongo(shutdown, say);
    const port = await freePort(0);
    const origin = `http://127.0.0.1:${port}`;
    const settings = { mongoUri, port, origin, secret: randomIds.secret() };
    const neighbour = await startNeighbour(settings, shutdown);
    const app = await startApp(settings, shutdown);
    const reference = await startReference(shutdown);
    return { ...settings, app, reference, neighbour, close: () => shutdown.run() };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
};
