import { afterAll, afterEach, beforeAll, describe, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import {
  practises,
  takesTheQuiz,
  toldOfTheCorrection,
  triesAgain,
  type QuizJourney,
} from './quiz-chapters.js';
import { everyKindCourse, openQuizClass } from './quiz-class.js';
import { cindyLooks, gusCorrects } from './quiz-reader-chapters.js';
import { startCourse } from './running-course.js';
import { createStage } from './stage.js';

jest.setTimeout(90_000);

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const runs = [
  { how: 'on a phone, with scripts', screen: 'phone', scripts: true },
  { how: 'on a phone, without scripts', screen: 'phone', scripts: false },
  { how: 'at a desk, with scripts', screen: 'desk', scripts: true },
  { how: 'at a desk, without scripts', screen: 'desk', scripts: false },
] as const;

describe.each(runs)('$how', ({ how, screen, scripts }) => {
  let journey: QuizJourney;

  beforeAll(async () => {
    const course = await startCourse({ small: await everyKindCourse() });
    const people = await openQuizClass(course);
    const stage = createStage({ name: `quizzes ${how}`, origin: course.origin, browser, scripts });
    journey = { course, people, stage, screen };
  });
  afterEach(() => journey.stage.end());
  afterAll(() => journey.course.stop());

  it('leads from a certain miss to a changed mind', async () => {
    const ana = await takesTheQuiz(journey);
    await triesAgain(journey, ana);
    await practises(journey, ana);
    await cindyLooks(journey);
    await gusCorrects(journey);
    await toldOfTheCorrection(journey, ana);
  });
});
