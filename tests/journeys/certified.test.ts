import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { anybodyChecks, makesCertificate } from './certificate-chapters.js';
import { conditionsOf } from './learner-steps.js';
import { shows } from './on-page.js';
import { startCourse, type RunningCourse } from './running-course.js';
import { visit } from './signing-in.js';
import { openSmallClass, type SmallClass } from './small-class.js';
import { createStage, type Stage } from './stage.js';
import { missedIn, studies } from './study-chapters.js';

jest.setTimeout(180_000);

let course: RunningCourse;
let room: SmallClass;
let browser: Browser;
let stage: Stage;

beforeAll(async () => {
  [course, browser] = await Promise.all([startCourse(), launchBrowser()]);
  room = await openSmallClass(course);
});
afterEach(() => stage.end());
afterAll(async () => {
  await browser.close();
  await course.stop();
});

/** All that Certified asks for holds, and not one reflection has been answered. */
const isCertified = async (page: Page, lessons: number): Promise<void> => {
  expect(await conditionsOf(page, 'Certified')).toEqual([
    `Lessons read (holds) ${lessons} of ${lessons}`,
    `Quizzes mastered (holds) ${lessons} of ${lessons}`,
  ]);
  await shows(page, /^Earned on March 4/);
  const waiting = page.locator('ol.rows').getByText(`waiting for ${room.cindy.name}`);
  expect(await waiting.count()).toBe(lessons);
};

it.each([
  { how: 'with scripts', name: 'Ana Reyes', scripts: true },
  { how: 'without scripts', name: 'Ben Osei', scripts: false },
])('leads through all lessons to Certified, $how', async ({ how, name, scripts }) => {
  stage = createStage({ name: `certified ${how}`, origin: course.origin, browser, scripts });
  const { lessons } = course.services.content.course();
  const page = await stage.enter(name, 'phone');
  await visit(page, '/', await room.learner(name));
  for (const [lesson, missed] of missedIn(lessons))
    await studies({ course, stage, lesson }, page, { missed, reader: room.cindy.name });
  await stage.step('all holds', () => isCertified(page, lessons.length));
  await anybodyChecks(stage, await makesCertificate(stage, page, { track: 'Certified', name }));
});
