import { startApplication } from '../../src/application.js';
import type { Course } from '../../src/content/course.js';
import type { Services } from '../../src/dependencies.js';
import { mintFirstAdminLink } from '../../src/first-admin.js';
import { startHttpServer } from '../../src/platform/http-server.js';
import { randomIds } from '../../src/platform/ids.js';
import { createLogger } from '../../src/platform/logger.js';
import { freePort } from '../../src/platform/mongo/ports.js';
import { messagesOf } from '../../src/web/messages.js';
import { publishedCourse, testSecret } from '../support/app.js';
import { createTestClock, type TestClock } from '../support/clock.js';
import { databaseUri, dropDatabase } from '../support/database.js';
import { layWire, type Wire } from '../support/proxy.js';

/** The course as published, or a small one, behind a real port, on an own database, with a clock that the test moves. */
export interface RunningCourse {
  readonly origin: string;
  readonly services: Services;
  readonly clock: TestClock;
  /** The way to the database, for a test that cuts it. */
  readonly wire: Wire;
  firstAdminLink(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Monday, 4 March 2030, nine in the morning in Chicago. It lies in the future because the database deletes what has
 * expired by its own clock, which no test moves.
 */
const begin = '2030-03-04T15:00:00Z';

export const startCourse = async ({
  small,
  badgeKey,
}: { small?: Course; badgeKey?: string } = {}): Promise<RunningCourse> => {
  const clock = createTestClock(begin);
  const mongoUri = databaseUri(`journey-${randomIds.next()}`);
  const wire = await layWire(mongoUri);
  const port = await freePort(0);
  const origin = `http://127.0.0.1:${port}`;
  const application = await startApplication({
    env: {
      publicOrigin: origin,
      secureCookies: false,
      mailFrom: 'course@example.test',
      trustProxy: [],
    },
    mongoUri: wire.uri,
    sessionSecret: testSecret,
    badgeKey,
    course: small ?? (await publishedCourse()),
    logger: createLogger('silent'),
    clock,
  });
  const { app, services } = application;
  const server = await startHttpServer({
    listener: app,
    messages: messagesOf(app),
    host: '127.0.0.1',
    port,
  });
  return {
    origin,
    services,
    clock,
    wire,
    async firstAdminLink() {
      const link = await mintFirstAdminLink(application);
      if (link === null) throw new Error('The course has an admin already');
      return link;
    },
    async stop() {
      await server.drain(1_000);
      await application.close();
      await wire.close();
      await dropDatabase(mongoUri);
    },
  };
};
