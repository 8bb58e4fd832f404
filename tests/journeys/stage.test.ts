import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { startCourse, type RunningCourse } from './running-course.js';
import { createStage, pictures, type Stage } from './stage.js';

let course: RunningCourse;
let browser: Browser;
let stage: Stage;

beforeAll(async () => {
  [course, browser] = await Promise.all([startCourse(), launchBrowser()]);
});
afterEach(() => stage.end());
afterAll(async () => {
  await browser.close();
  await course.stop();
  // These failures are wanted: their pictures are not.
  const ours = (await readdir(pictures)).filter((file) => file.startsWith('stage-'));
  await Promise.all(ours.map((file) => rm(join(pictures, file))));
});

describe.each([{ scripts: true }, { scripts: false }])('with scripts: $scripts', ({ scripts }) => {
  it('breaks off, and says what was seen, when a page offends its own policy', async () => {
    stage = createStage({ name: 'stage', origin: course.origin, browser, scripts });
    const page = await stage.enter('a visitor', 'phone');
    await page.route('**/sign-in', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('<h1>', '<h1 style="color: red">');
      await route.fulfill({ response, body });
    });
    const told = await stage
      .step('a style where none may stand', () => page.goto('/sign-in'))
      .catch(String);
    expect(told).toMatch(/The browser complains.*a visitor sees "Sign in" at \/sign-in/s);
    expect(told).toMatch(/Content Security Policy/);
  });

  it('breaks off at an answer that nobody expects', async () => {
    stage = createStage({ name: 'stage', origin: course.origin, browser, scripts });
    const page = await stage.enter('a visitor', 'phone');
    const told = await stage.step('nowhere', () => page.goto('/nowhere')).catch(String);
    expect(told).toContain("a visitor's browser: 404 on GET /nowhere");
  });
});
