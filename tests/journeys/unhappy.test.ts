import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Lesson } from '../../src/content/course.js';
import { launchBrowser } from '../support/browser.js';
import { promptOf, savedAt, send } from './learner-steps.js';
import { button, goBy, headingOf, link, press, shows } from './on-page.js';
import { startCourse, type RunningCourse } from './running-course.js';
import { signIn, type Account } from './signing-in.js';
import { openSmallClass, type SmallClass } from './small-class.js';
import { createStage, type Stage } from './stage.js';

const slug = 'learning-from-failure';
const reflection = `/reflections/${slug}`;
const words = 'We began ten minutes late.\nI had the list, and I did not say so to anybody there.';

let course: RunningCourse;
let browser: Browser;
let room: SmallClass;
let lesson: Lesson;
let stage: Stage;

jest.setTimeout(60_000);

beforeAll(async () => {
  [course, browser] = await Promise.all([startCourse(), launchBrowser()]);
  room = await openSmallClass(course);
  const found = course.services.content.course().lessons.find((one) => one.slug === slug);
  if (!found) throw new Error('Lesson five is not there');
  lesson = found;
});

afterEach(async () => {
  course.wire.mend();
  await stage.end();
});

afterAll(async () => {
  await browser.close();
  await course.stop();
});

const setStage = (scripts: boolean, expected: readonly number[] = []): void => {
  stage = createStage({ name: 'unhappy', origin: course.origin, browser, scripts, expected });
};

const writing = (page: Page) => promptOf(page, lesson, 'what-happened');

/** A learner at their reflection, signed in on a device that others use too. */
const atReflection = async (learner: Account): Promise<Page> => {
  const page = await stage.enter(learner.name, 'phone');
  await page.goto(reflection);
  await signIn(page, learner);
  await writing(page).waitFor();
  return page;
};

const cases = [
  { scripts: true, how: 'with scripts' },
  { scripts: false, how: 'without scripts' },
];

describe.each(cases)('$how', ({ scripts, how }) => {
  it('gives back what was typed in a session that has ended, and takes it once', async () => {
    setStage(scripts, [401]);
    const learner = await room.learner(`Eva ${how}`);
    const page = await atReflection(learner);
    await stage.step('the session ends while she writes', async () => {
      course.clock.forward({ hours: 13 });
      await writing(page).fill(words);
      await press(page, 'Send to Cindy Lowe');
      expect(await headingOf(page)).toBe('Sign in');
    });
    await stage.step('after signing in the text stands in the form', async () => {
      await signIn(page, learner);
      await shows(page, 'You were signed out before this arrived');
      expect(await page.locator('textarea').first().inputValue()).toBe(words);
      await press(page, 'Send it now');
      await shows(page, 'Waiting for Cindy Lowe');
      await shows(page, 'I had the list');
      expect(await room.roundsOf(learner.id)).toBe(1);
    });
  });

  it('gives back what was typed while the database is out of reach, and takes it afterwards', async () => {
    setStage(scripts, [503]);
    const learner = await room.learner(`Mia ${how}`);
    const page = await atReflection(learner);
    await writing(page).fill(words);
    await stage.step('the database goes away', async () => {
      course.wire.cut();
      await press(page, 'Send to Cindy Lowe');
      expect(await headingOf(page)).toBe('The course is out of reach for a moment');
      expect(await page.locator('textarea').first().inputValue()).toBe(words);
    });
    await stage.step('it comes back', async () => {
      course.wire.mend();
      for (let tries = 0; tries < 5 && (await button(page, 'Send it now').count()) > 0; tries += 1)
        await press(page, 'Send it now');
      await shows(page, 'Waiting for Cindy Lowe');
      await shows(page, 'I had the list');
      expect(await room.roundsOf(learner.id)).toBe(1);
    });
  });

  it('makes one round of a double click', async () => {
    setStage(scripts);
    const learner = await room.learner(`Dov ${how}`);
    const page = await atReflection(learner);
    await stage.step('he presses twice', async () => {
      await writing(page).fill(words);
      await button(page, 'Send to Cindy Lowe').dblclick();
      await shows(page, 'Waiting for Cindy Lowe');
      await page.goto(reflection);
      await shows(page, 'Waiting for Cindy Lowe');
      expect(await page.getByText('Earlier rounds').count()).toBe(0);
      expect(await room.roundsOf(learner.id)).toBe(1);
    });
  });
});

it('shows both texts of a draft that is open in two windows, and keeps what is chosen', async () => {
  setStage(true, [409]);
  const learner = await room.learner('Tom Berg');
  const first = await atReflection(learner);
  const second = await stage.window(first);
  await second.goto(reflection);
  await stage.step('he writes in both', async () => {
    await writing(first).fill('Written in the first window.');
    await savedAt(first, timeInChicago());
    await writing(second).fill('Written in the second window.');
    const notice = second.getByRole('alert');
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(/second window.*first window/s);
    expect(await writing(second).inputValue()).toBe('Written in the second window.');
  });
  await stage.step('he sends the second and is asked', async () => {
    await press(second, 'Send to Cindy Lowe');
    expect(await headingOf(second)).toBe('Two versions of your text');
    await shows(second, 'Written in the first window.');
    await shows(second, 'Written in the second window.');
    expect(await room.roundsOf(learner.id)).toBe(0);
  });
  await stage.step('he keeps both', async () => {
    await press(second, 'Keep both');
    const kept = await writing(second).inputValue();
    expect(kept).toContain('Written in the first window.');
    expect(kept).toContain('Written in the second window.');
    await send(second, 'Cindy Lowe');
  });
});

it('shows nothing of a visit that has ended to whoever presses Back', async () => {
  setStage(true);
  const page = await atReflection(await room.learner('Zoe Hart'));
  await stage.step('she writes, looks around and signs out', async () => {
    await writing(page).fill('Mine alone.');
    await savedAt(page, timeInChicago());
    await goBy(page, link(page, 'Emerging Leader'));
    await page.goto(`/lessons/${slug}`);
    await press(page, 'Sign out');
  });
  await stage.step('somebody else presses Back', async () => {
    for (const place of [`/lessons/${slug}`, '/', reflection]) {
      await page.goBack();
      expect(`${place}: ${await headingOf(page)}`).toBe(`${place}: Sign in`);
      expect(await page.content()).not.toContain('Mine alone.');
    }
  });
});

const timeInChicago = (): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'America/Chicago',
  }).format(course.clock.now());
