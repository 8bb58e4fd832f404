import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { twoAnswer } from './collision-chapters.js';
import {
  answerByRubric,
  answerByTab,
  answerInTheMargin,
  answerInWords,
  goByKey,
  isAtItem,
  open,
  press,
  replyText,
} from './desk-steps.js';
import { enterBy, fold, headingOf, link, shows } from './on-page.js';
import { startCourse, type RunningCourse } from './running-course.js';
import { signInByKeyboard, type Account } from './signing-in.js';
import { openSmallClass, type SmallClass } from './small-class.js';
import { createStage, type Stage } from './stage.js';

jest.setTimeout(120_000);

const names = ['Ada', 'Ben', 'Cleo', 'Dag', 'Eve', 'Fin', 'Gil', 'Hal', 'Ida', 'Jo'].map(
  (name) => `${name} Ruiz`,
);
const [ada = '', ben = '', cleo = ''] = names;

let course: RunningCourse;
let room: SmallClass;
let browser: Browser;
let stage: Stage;
const learners: Account[] = [];

beforeAll(async () => {
  [course, browser] = await Promise.all([startCourse(), launchBrowser()]);
  room = await openSmallClass(course);
  for (const name of names) learners.push(await room.learner(name));
});
afterEach(() => stage.end());
afterAll(async () => {
  await browser.close();
  await course.stop();
});

/** One minute after the other, so that the queue has an order. */
const allHandIn = async (slug: string): Promise<void> => {
  for (const learner of learners) {
    await room.handIn(learner, slug, `We sat there, and ${learner.name} said nothing.`);
    course.clock.forward({ minutes: 1 });
  }
};

const reachesQueue = async (page: Page): Promise<void> => {
  await page.goto('/reviews');
  await signInByKeyboard(page, room.cindy);
  expect(await headingOf(page)).toBe('10 reflections wait for you');
};

const answersAll = async (page: Page, answer: (name: string) => Promise<void>): Promise<void> => {
  for (const name of names)
    await stage.step(`answers ${name}`, async () => {
      await isAtItem(page, name);
      await open(page);
      await isAtItem(page, name);
      await answer(name);
      await shows(page, `Sent to ${name}`);
    });
  expect(await headingOf(page)).toBe('0 reflections wait for you');
};

describe('with scripts', () => {
  const slug = 'learning-from-failure';

  it('lets Cindy answer ten that wait, by keyboard alone', async () => {
    // Words that were left as they were prepared are asked about.
    const expected = [422];
    const name = 'review desk';
    stage = createStage({ name, origin: course.origin, browser, scripts: true, expected });
    await allHandIn(slug);
    const page = await stage.enter('Cindy', 'desk');
    await stage.step('reaches the queue', async () => {
      await reachesQueue(page);
      await press(page, 'j', 'j', 'k');
      expect(fold((await page.locator(':focus').textContent()) ?? '')).toBe(ada);
      await goByKey(page, 'Enter');
    });
    await stage.step('looks around', async () => {
      await link(page, `Next: ${ben}`).waitFor();
      await goByKey(page, 'j');
      await isAtItem(page, ben);
      await goByKey(page, 'k');
      await isAtItem(page, ada);
      await press(page, '?');
      await page.locator('#keys:focus').waitFor();
      await press(page, '?');
      expect(await page.locator('#keys').isVisible()).toBe(false);
    });
    await answersAll(page, (name) => {
      if (name === ada) return answerByRubric(page);
      return name === ben ? answerInTheMargin(page) : answerInWords(page);
    });
    await stage.step('finds the box empty where a comment was sent', async () => {
      // Until then it can be undone, and nobody sees it.
      course.clock.forward({ seconds: 30 });
      await enterBy(page, link(page, 'You asked'));
      await enterBy(page, link(page, cleo));
      expect(await replyText(page)).toBe('');
    });
  });

  it('shows a learner the passage that was commented on', async () => {
    const page = await stage.enter('Ben', 'phone');
    await stage.step('reads it', async () => {
      await page.goto(`/reflections/${slug}`);
      await signInByKeyboard(page, {
        ...{ name: ben, login: 'ben.ruiz@example.test', password: room.cindy.password },
      });
      expect(await page.locator('mark').first().textContent()).toBe('sat there');
      await shows(page, 'Where was that?');
    });
  });
});

it('lets Cindy answer ten that wait, by keyboard alone, without scripts', async () => {
  stage = createStage({ name: 'tab desk', origin: course.origin, browser, scripts: false });
  await allHandIn('passing-it-on');
  const page = await stage.enter('Cindy', 'desk');
  await stage.step('reaches the queue', async () => {
    await reachesQueue(page);
    await enterBy(page, link(page, 'Review next'));
  });
  await answersAll(page, (name) => answerByTab(page, name));
});

it.each([
  { how: 'with scripts', scripts: true },
  { how: 'without scripts', scripts: false },
])('loses nothing where two answer at the same time, $how', async ({ how, scripts }) => {
  const expected = [409];
  const slug = 'learning-from-failure';
  stage = createStage({ name: `two ${how}`, origin: course.origin, browser, scripts, expected });
  const dan = await room.colleague(`Dan ${how}`);
  const learner = await room.learner(`Kim ${how}`);
  await room.handIn(learner, slug, 'We sat there.');
  await twoAnswer({ course, stage, learner, slug }, [room.cindy, dan]);
});
