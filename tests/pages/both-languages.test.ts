import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { languageCodes } from '../../src/platform/locales.js';
import { beginTry } from '../quizzes/a-try.js';
import { publishedCourse, useTestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import type { Client, SeenPage } from '../support/client.js';
import { seedWorld } from '../support/world.js';
import { openScreen, type Screen } from './screen.js';

const { lessons } = await publishedCourse();
const app = useTestApp();
const readers = new Map<string, Client>();
let browser: Browser;
let screen: Screen;

beforeAll(async () => {
  browser = await launchBrowser();
  screen = await openScreen(browser, app);
  const { learner, otherLearner } = (await seedWorld(app)).as;
  await otherLearner.get('/');
  await otherLearner.submit('.languages', { locale: 'es' });
  readers.set('en', learner).set('es', otherLearner);
}, 120_000);

afterAll(() => browser.close());

const readerOf = (locale: string): Client => {
  const reader = readers.get(locale);
  if (!reader) throw new Error(`Nobody reads ${locale}`);
  return reader;
};

const expectSound = async (page: SeenPage, locale: string): Promise<void> => {
  expect(page.status).toBe(200);
  expect(page.$('html').attr('lang')).toBe(locale);
  // All of the course is there in both languages: nothing stands in the words of the other.
  expect(page.$('main [lang]').length).toBe(0);
  await screen.lay(page);
  expect(await screen.faults('light')).toEqual([]);
  expect(await screen.overhang(320)).toEqual([]);
  expect(screen.complaints()).toEqual([]);
};

describe.each(languageCodes)('in %s', (locale) => {
  it.each(lessons.map(({ slug }) => slug))(
    'the lesson %s',
    async (slug) => expectSound(await readerOf(locale).get(`/lessons/${slug}`), locale),
    60_000,
  );

  const others: [name: string, see: (reader: Client) => Promise<SeenPage>][] = [
    ['home', (reader) => reader.get('/')],
    ['a question', (reader) => beginTry(reader, 'learning-from-failure')],
    ['a reflection', (reader) => reader.get('/reflections/passing-it-on')],
    ['the account', (reader) => reader.get('/account')],
  ];

  it.each(others)(
    '%s',
    async (_name, see) => expectSound(await see(readerOf(locale)), locale),
    60_000,
  );
});
