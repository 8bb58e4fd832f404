import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApplication, type Application } from '../../src/application.js';
import { loadCourse } from '../../src/content/load.js';
import { createLogger } from '../../src/platform/logger.js';
import { randomIds } from '../../src/platform/ids.js';
import { edited, fillFolder } from '../content/a-course.js';
import { publishedCourse, testSecret } from '../support/app.js';
import { ourOrigin } from '../support/client.js';
import { createTestClock } from '../support/clock.js';
import { databaseUri, dropDatabase } from '../support/database.js';

const mongoUri = databaseUri(`following-${randomIds.next()}`);
const clock = createTestClock();
const folders: string[] = [];
let here: Application;
let there: Application;

/** A process with course files of its own, as on another machine. */
const start = async (): Promise<Application> => {
  const courseDir = await mkdtemp(join(tmpdir(), 'following-'));
  folders.push(courseDir);
  await fillFolder(courseDir);
  const course = await publishedCourse(courseDir);
  const env = {
    ...{ publicOrigin: ourOrigin, secureCookies: false, trustProxy: [] },
    mailFrom: 'course@example.test',
  };
  const logger = createLogger('silent');
  return startApplication({
    ...{ env, mongoUri, sessionSecret: testSecret, course, courseDir, logger, clock },
  });
};

beforeAll(async () => {
  here = await start();
  there = await start();
});

afterAll(async () => {
  await here.close();
  await there.close();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  await dropDatabase(mongoUri);
});

const actor = {
  ...{ id: randomIds.next(), name: 'Gus', locale: 'en', zone: 'UTC', rev: 0 },
  ...{ isAdmin: true, learns: null, instructs: [] },
  session: { id: 's', ownDevice: false, authAt: clock.now() },
};

const titled = (title: string) =>
  edited('first-steps/lesson.md', 'title: Lesson 1', `title: ${title}`);

const titleIn = ({ services }: Application): string => services.content.lesson('first-steps').title;

const publishHere = async (): Promise<void> => {
  const loaded = await loadCourse(folders[0] ?? '');
  if ('faults' in loaded) throw new Error('The files are to be mended');
  await here.services.publishing.publish({ actor, key: randomIds.mark() }, loaded.course.hash);
};

it('notes once what several processes were started with', async () => {
  await here.services.publishing.noteStart();
  await there.services.publishing.noteStart();
  expect(await here.services.publications.latest()).toMatchObject({ _id: 1, by: null });
});

it('shows in every process what was published in one, once its files are there', async () => {
  await fillFolder(folders[0] ?? '', titled('Everywhere'));
  await publishHere();
  expect(titleIn(here)).toBe('Everywhere');
  await there.services.catchUp();
  expect(titleIn(there)).toBe('Lesson 1');

  await fillFolder(folders[1] ?? '', titled('Everywhere'));
  await there.services.catchUp();
  expect(titleIn(there)).toBe('Lesson 1');
  clock.forward({ seconds: 61 });
  await there.services.catchUp();
  expect(titleIn(there)).toBe('Everywhere');
});

it('does not take files that wait for files that were published', async () => {
  await fillFolder(folders[1] ?? '', titled('Waiting'));
  await there.services.catchUp();
  expect(titleIn(there)).toBe('Everywhere');
  await fillFolder(folders[0] ?? '', titled('Next'));
  await publishHere();
  await there.services.catchUp();
  expect(titleIn(there)).toBe('Everywhere');
});
