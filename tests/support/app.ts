import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from '@jest/globals';
import type { Express } from 'express';
import { startApplication, type Application } from '../../src/application.js';
import type { Course } from '../../src/content/course.js';
import { loadCourse } from '../../src/content/load.js';
import type { Services } from '../../src/dependencies.js';
import { createLogger } from '../../src/platform/logger.js';
import type { NewPerson } from '../../src/accounts/person.js';
import { createClient, ourOrigin, type Client } from './client.js';
import { createTestClock, type TestClock } from './clock.js';
import { databaseUri, dropDatabase } from './database.js';
import { randomIds } from '../../src/platform/ids.js';

export const aPassword = 'a quiet word in March';

export const testSecret = 'a secret that only the tests know, 32+';

/** A key to sign badges with, made anew: only for tests that look at badges, because it takes its time. */
export const aBadgeKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

export interface TestApp {
  readonly services: Services;
  readonly clock: TestClock;
  /** For requests that no browser would send. */
  readonly http: Express;
  /** A browser in which nobody is signed in. */
  client(): Client;
  /** A browser in which this person is signed in, at a page of theirs. */
  signedIn(email: string): Promise<Client>;
  /** Adds a person with `aPassword`; gives their id. */
  person(person: Partial<NewPerson> & { email: string }): Promise<string>;
}

const ourCourse = join(fileURLToPath(new URL('../..', import.meta.url)), 'course-content');

/** The course as it is published. */
export const publishedCourse = async (dir = ourCourse): Promise<Course> => {
  const loaded = await loadCourse(dir);
  if ('faults' in loaded)
    throw new Error(loaded.faults.map((fault) => JSON.stringify(fault)).join('\n'));
  return loaded.course;
};

/** Signs in by the form, as a person would. */
export const signIn = async (client: Client, email: string): Promise<Client> => {
  await client.get('/sign-in');
  const page = await client.submit('/sign-in', { email, password: aPassword });
  if (page.status !== 200) throw new Error(`${email} cannot sign in: ${page.text.slice(0, 200)}`);
  return client;
};

/** The whole app on an own database, with a clock that the test moves. Call it at the top of a test file. */
export const useTestApp = ({
  course,
  courseDir,
  smtpUrl,
  badgeKey,
  monitored = false,
}: {
  course?: () => Promise<Course>;
  /** For what reads the files of the course while it runs. */
  courseDir?: () => Promise<string>;
  smtpUrl?: () => Promise<string>;
  badgeKey?: string;
  /** Its connection tells of every command, to whoever listens. */
  monitored?: boolean;
} = {}): TestApp => {
  const clock = createTestClock();
  const plainUri = databaseUri(`app-${randomIds.next()}`);
  const mongoUri = monitored
    ? `${plainUri}${plainUri.includes('?') ? '&' : '?'}monitorCommands=true`
    : plainUri;
  let started: Application | undefined;
  const running = (): Application => {
    if (!started) throw new Error('The app starts in beforeAll: use it later');
    return started;
  };
  beforeAll(async () => {
    const folder = await courseDir?.();
    started = await startApplication({
      env: {
        publicOrigin: ourOrigin,
        secureCookies: false,
        mailFrom: 'course@example.test',
        smtpUrl: await smtpUrl?.(),
        trustProxy: [],
      },
      mongoUri,
      sessionSecret: testSecret,
      badgeKey,
      course: await (course ?? (() => publishedCourse(folder)))(),
      ...(folder !== undefined && { courseDir: folder }),
      logger: createLogger('silent'),
      clock,
    });
  });
  afterAll(async () => {
    await started?.close();
    await dropDatabase(mongoUri);
  });
  return {
    get services() {
      return running().services;
    },
    clock,
    get http() {
      return running().app;
    },
    client: () => createClient(running().app),
    signedIn: (email) => signIn(createClient(running().app), email),
    async person({ email, ...person }) {
      const { accounts } = running().services;
      const logins = [{ kind: 'email' as const, value: email }];
      const id = await accounts.createPerson(null, { name: email, logins, ...person });
      await accounts.setPassword(null, id, aPassword);
      return id;
    },
  };
};
