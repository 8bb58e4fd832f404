import { afterAll, beforeAll } from '@jest/globals';
import { startApplication, type Application } from '../../src/application.js';
import type { Services } from '../../src/dependencies.js';
import { createMovingClock, type MovingClock } from '../../src/demo/moving-clock.js';
import { seedDemo } from '../../src/demo/seed.js';
import { randomIds } from '../../src/platform/ids.js';
import { createLogger } from '../../src/platform/logger.js';
import { ourOrigin } from '../support/client.js';
import { publishedCourse, testSecret } from '../support/app.js';
import { createTestClock, type TestClock } from '../support/clock.js';
import { databaseUri, dropDatabase } from '../support/database.js';

export const demoPassword = 'a quiet word in March';

export interface SeededDemo {
  readonly services: Services;
  readonly clock: MovingClock;
  /** What the demo takes for the real time. */
  readonly real: TestClock;
  /** The lines it printed while it was seeded. */
  readonly said: readonly string[];
}

/** The cohort of the demo on an own database. Call it at the top of a test file. */
export const useSeededDemo = (): SeededDemo => {
  const mongoUri = databaseUri(`demo-${randomIds.next()}`);
  const real = createTestClock();
  const clock = createMovingClock(real);
  const said: string[] = [];
  let started: Application | undefined;
  const running = (): Application => {
    if (!started) throw new Error('The demo is seeded in beforeAll: use it later');
    return started;
  };
  beforeAll(async () => {
    started = await startApplication({
      env: {
        publicOrigin: ourOrigin,
        secureCookies: false,
        mailFrom: 'course@example.test',
        trustProxy: [],
      },
      mongoUri,
      sessionSecret: testSecret,
      course: await publishedCourse(),
      logger: createLogger('silent'),
      clock,
    });
    const say = (line: string): number => said.push(line);
    const { signal } = new AbortController();
    const { services } = started;
    await seedDemo({ services, clock, password: demoPassword, say, signal });
  }, 120_000);
  afterAll(async () => {
    await started?.close();
    await dropDatabase(mongoUri);
  });
  return {
    get services() {
      return running().services;
    },
    ...{ clock, real, said },
  };
};
