import { afterAll, afterEach, beforeAll, describe, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aBadgeKey } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { anaDoesTwoMore, anaIsBlocked, anaTriesAgain } from './action-chapters.js';
import { ana } from './cast.js';
import { anybodyChecks, holdsAsFiles, makesCertificate } from './certificate-chapters.js';
import { cindyJoins, foundCohort } from './cohort-chapters.js';
import { anaWrites, bothAnswer } from './learner-chapters.js';
import { anaPassesOn } from './passing-on-chapters.js';
import { startCourse, type RunningCourse } from './running-course.js';
import { createStage, type Stage } from './stage.js';

jest.setTimeout(120_000);

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each([
  { how: 'with scripts', scripts: true },
  { how: 'without scripts', scripts: false },
])('$how', ({ how, scripts }) => {
  let course: RunningCourse;
  let stage: Stage;

  beforeAll(async () => {
    course = await startCourse({ badgeKey: aBadgeKey() });
    // The link for the other person is refused in the learner's own browser.
    const expected = [403];
    const name = `qualified ${how}`;
    stage = createStage({ name, origin: course.origin, browser, scripts, expected });
  });
  afterEach(() => stage.end());
  afterAll(() => course.stop());

  it('leads from the first link over a day that came to nothing to Qualified', async () => {
    const { lessons } = course.services.content.course();
    const lesson = lessons.find(({ number }) => number === 5);
    if (!lesson) throw new Error('The course has no lesson five');
    const journey = { course, stage, lesson };
    const invitations = await foundCohort(journey);
    const cindy = await cindyJoins(journey, invitations.cindy);
    const pages = { cindy, ana: await anaWrites(journey, invitations.ana) };
    await bothAnswer(journey, pages);
    await anaIsBlocked(journey, pages.ana);
    await anaTriesAgain(journey, pages);
    await anaDoesTwoMore(journey, pages, lessons.filter((one) => one !== lesson).slice(0, 2));
    await anaPassesOn(journey, pages.ana);
    const holder = { track: 'Qualified', name: ana.name };
    const certificate = await makesCertificate(stage, pages.ana, holder);
    await holdsAsFiles(journey, pages.ana, certificate);
    await anybodyChecks(stage, certificate);
  });
});
