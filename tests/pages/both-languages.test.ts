import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { languageCodes } from '../../src/platform/locales.js';
import { expected, roles, type Role } from '../authorisation/expected.js';
import { asks, usualParams } from '../authorisation/requests.js';
import { beginTry } from '../quizzes/a-try.js';
import { aBadgeKey, publishedCourse, useTestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import type { Client, SeenPage } from '../support/client.js';
import { takeSnapshot, type Snapshot } from '../support/snapshot.js';
import { seedWorld, type World } from '../support/world.js';
import { openScreen, type Screen } from './screen.js';

const { lessons } = await publishedCourse();
const app = useTestApp({ badgeKey: aBadgeKey() });
let world: World;
let browser: Browser;
let screen: Screen;

const switchTo = async (reader: Client, locale: string): Promise<void> => {
  await reader.get('/account');
  await reader.submit('.languages', { locale });
};

beforeAll(async () => {
  browser = await launchBrowser();
  screen = await openScreen(browser, app);
  world = await seedWorld(app);
  await switchTo(world.as.otherLearner, 'es');
}, 120_000);

afterAll(() => browser.close());

const expectSound = async (page: SeenPage, locale: string): Promise<void> => {
  expect(page.status).toBe(200);
  expect(page.$('html').attr('lang')).toBe(locale);
  await screen.lay(page);
  expect(await screen.faults()).toEqual([]);
  expect(await screen.overhang(320)).toEqual([]);
  expect(screen.complaints()).toEqual([]);
};

describe.each(languageCodes)('in %s', (locale) => {
  const see = async (look: (reader: Client) => Promise<SeenPage>): Promise<void> => {
    const { learner, otherLearner } = world.as;
    const page = await look(locale === 'es' ? otherLearner : learner);
    // All of the course is there in both languages: nothing stands in the words of the other.
    expect(page.$('main [lang]').length).toBe(0);
    await expectSound(page, locale);
  };

  describe.each(lessons.map(({ slug }) => slug))('%s', (slug) => {
    it('the lesson', () => see((reader) => reader.get(`/lessons/${slug}`)), 60_000);
    it('the reflection', () => see((reader) => reader.get(`/reflections/${slug}`)), 60_000);
  });

  it('a question', () => see((reader) => beginTry(reader, 'learning-from-failure')), 60_000);
});

/** Pages whose words are the same in every language, and what is no page. */
const without = /:file$|\.(csv|pdf|json)$|badge|status$/;

/** Whoever sees most on a page comes first. */
const byWhatTheySee: readonly Role[] = ['learner', 'instructor', 'admin', 'nobody'];

const whoSees = (row: string): Role | undefined => {
  const answers = row.split(' ');
  return byWhatTheySee.find((role) => answers[roles.indexOf(role)] === '200');
};

const spanishPages = Object.entries(expected).flatMap(([name, row]) => {
  const role = whoSees(row);
  const isPage = name.startsWith('GET ') && !without.test(name);
  return role && isPage ? [[name, role] as const] : [];
});

describe('a page in Spanish', () => {
  let snapshot: Snapshot;
  let visitor: Client;

  beforeAll(async () => {
    for (const reader of Object.values(world.as)) await switchTo(reader, 'es');
    visitor = app.client();
    await visitor.get('/sign-in');
    await visitor.submit('.languages', { locale: 'es' });
    snapshot = await takeSnapshot(app.services.world.db);
  });

  afterEach(() => snapshot.restore());

  it.each(spanishPages)(
    '%s, by %s',
    async (name, role) => {
      const ask = asks(world)[name] ?? {};
      await ask.first?.();
      const path = name.replace('GET ', '');
      const params = { ...usualParams(world, path), ...ask.params };
      const address = path.replace(/:(\w+)/g, (_, part: keyof typeof params) => params[part] ?? '');
      const reader = role === 'nobody' ? visitor : world.as[role];
      await expectSound(await reader.get(address), 'es');
    },
    60_000,
  );
});
