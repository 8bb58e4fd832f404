import { afterAll, afterEach, beforeAll, describe, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { anaActs, anaPassesOn } from './action-chapters.js';
import { cindyJoins, foundCohort } from './cohort-chapters.js';
import { anaLearns, anaWrites, bothAnswer, tracksTell } from './learner-chapters.js';
import { startCourse, type RunningCourse } from './running-course.js';
import { createStage, type Stage } from './stage.js';

jest.setTimeout(120_000);

describe.each([
  { how: 'with scripts', scripts: true },
  { how: 'without scripts', scripts: false },
])('$how', ({ how, scripts }) => {
  let course: RunningCourse;
  let browser: Browser;
  let stage: Stage;

  beforeAll(async () => {
    [course, browser] = await Promise.all([startCourse(), launchBrowser()]);
    stage = createStage({ name: `course ${how}`, origin: course.origin, browser, scripts });
  });
  afterEach(() => stage.end());
  afterAll(async () => {
    await browser.close();
    await course.stop();
  });

  it('leads from the first link to something passed on and confirmed', async () => {
    const lesson = course.services.content.course().lessons.find(({ number }) => number === 5);
    if (!lesson) throw new Error('The course has no lesson five');
    const journey = { course, stage, lesson };
    const invitations = await foundCohort(journey);
    const cindy = await cindyJoins(journey, invitations.cindy);
    const first = await anaLearns(journey, invitations.ana);
    const ana = await anaWrites(journey, first);
    await bothAnswer(journey, { cindy, ana });
    await tracksTell(journey, ana);
    await anaActs(journey, ana);
    await anaPassesOn(journey, ana);
  });
});
