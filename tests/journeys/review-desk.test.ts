import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { actorOf } from '../../src/demo/people.js';
import { launchBrowser } from '../support/browser.js';
import { enterBy, fold, headingOf, link, shows, tabTo } from './on-page.js';
import { startCourse, type RunningCourse } from './running-course.js';
import { signInByKeyboard } from './signing-in.js';
import { openSmallClass, type SmallClass } from './small-class.js';
import { createStage, type Stage } from './stage.js';

jest.setTimeout(120_000);

const slug = 'learning-from-failure';
const names = ['Ada', 'Ben', 'Cleo', 'Dag', 'Eve', 'Fin', 'Gil', 'Hal', 'Ida', 'Jo'].map(
  (name) => `${name} Ruiz`,
);

let course: RunningCourse;
let room: SmallClass;
let browser: Browser;
let stage: Stage;
let page: Page;

/** Hands in, one minute after the other, so that the queue has an order. */
const handIn = async (name: string): Promise<void> => {
  const { login } = await room.learner(name);
  const actor = await actorOf(course.services, login);
  const key = course.services.world.ids.mark();
  const texts = { 'what-happened': `We sat there, and ${name} said nothing.` };
  await course.services.handing.submit(actor, slug, { texts, rev: 0, key });
  course.clock.forward({ minutes: 1 });
};

beforeAll(async () => {
  [course, browser] = await Promise.all([startCourse(), launchBrowser()]);
  stage = createStage({
    ...{ name: 'review desk', origin: course.origin, browser, scripts: true },
    // Words that were left as they were prepared are asked about.
    expected: [422],
  });
  room = await openSmallClass(course);
  for (const name of names) await handIn(name);
});
afterEach(() => stage.end());
afterAll(async () => {
  await browser.close();
  await course.stop();
});

const press = (...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Presses a key that leads to another page, and waits for it. */
const goByKey = async (key: string): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
};

/** Reading goes on at the name of whose reflection it is. */
const isAtItem = async (name: string): Promise<void> => {
  await page.locator('h1#item:focus').waitFor();
  expect(await headingOf(page)).toBe(name);
};

const open = async (): Promise<void> => {
  await press('Tab');
  await enterBy(page, page.getByRole('button', { name: 'Open and read' }));
};

const choose = async (verdict: 'Comment' | 'Go deeper' | 'Ready for action'): Promise<void> => {
  await tabTo(page, page.getByRole('radio').first());
  await press('Space');
  const steps = { Comment: 0, 'Go deeper': 1, 'Ready for action': 2 }[verdict];
  for (let step = 0; step < steps; step += 1) await press('ArrowDown');
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(1);
};

const replyText = (): Promise<string> => page.locator('#reply-text').inputValue();

/** The words of the rubric, asked about because they are left as they were, and sent once more. */
const answerByRubric = async (): Promise<void> => {
  await press('1');
  expect((await replyText()).length).toBeGreaterThan(10);
  await choose('Ready for action');
  await goByKey('Control+Enter');
  await shows(page, 'word for word');
  await tabTo(page, page.locator('#reply-text'));
  await goByKey('Control+Enter');
};

/** A comment on some words, and no word besides. */
const answerInTheMargin = async (): Promise<void> => {
  await page.evaluate(`(() => {
    const text = document.querySelector('[data-answer-text]').firstChild;
    document.getSelection().setBaseAndExtent(text, 3, text, 12);
  })()`);
  await press('c');
  await page.keyboard.type('Where was that?');
  expect(await page.locator('[data-boxes] q').first().textContent()).toBe('sat there');
  await page.getByText(/^Saved/).waitFor();
  await press('Escape', 'r');
  await choose('Go deeper');
  await goByKey('Control+Enter');
};

const answerInWords = async (): Promise<void> => {
  await press('r');
  await page.keyboard.type('j k 1 ? What did you see first?');
  expect(await replyText()).toBe('j k 1 ? What did you see first?');
  await choose('Comment');
  await goByKey('Control+Enter');
};

it('lets Cindy answer ten that wait, by keyboard alone', async () => {
  page = await stage.enter('Cindy', 'desk');
  await stage.step('reaches the queue', async () => {
    await page.goto('/reviews');
    await signInByKeyboard(page, room.cindy);
    expect(await headingOf(page)).toBe('10 reflections wait for you');
    await press('j', 'j', 'k');
    expect(fold((await page.locator(':focus').textContent()) ?? '')).toBe(names[0]);
    await goByKey('Enter');
  });
  await stage.step('looks around', async () => {
    await page.locator('h1').waitFor();
    await link(page, `Next: ${names[1]}`).waitFor();
    await goByKey('j');
    await isAtItem(names[1] ?? '');
    await goByKey('k');
    await isAtItem(names[0] ?? '');
    await press('?');
    await page.locator('#keys:focus').waitFor();
    await press('?');
    expect(await page.locator('#keys').isVisible()).toBe(false);
  });
  for (const [at, name] of names.entries())
    await stage.step(`answers ${name}`, async () => {
      await isAtItem(name);
      await open();
      await isAtItem(name);
      if (at === 0) await answerByRubric();
      else if (at === 1) await answerInTheMargin();
      else await answerInWords();
      await shows(page, `Sent to ${name}`);
    });
  await stage.step('is done', async () => {
    expect(await headingOf(page)).toBe('0 reflections wait for you');
  });
});

it('shows a learner the passage that was commented on', async () => {
  // Until then it can be undone, and nobody sees it.
  course.clock.forward({ seconds: 30 });
  const ben = await stage.enter('Ben', 'phone');
  await stage.step('reads it', async () => {
    await ben.goto(`/reflections/${slug}`);
    await signInByKeyboard(ben, {
      ...{ name: 'Ben Ruiz', login: 'ben.ruiz@example.test', password: room.cindy.password },
    });
    expect(await ben.locator('mark').first().textContent()).toBe('sat there');
    await shows(ben, 'Where was that?');
  });
});
