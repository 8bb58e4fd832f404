import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { button, enterBy, headingOf, shows, tabTo } from './on-page.js';

/** The keys of somebody who answers reflections and touches no mouse. */
export const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Presses a key that leads to another page, and waits for it. */
export const goByKey = async (page: Page, key: string): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
};

/** Reading goes on at the name of whose reflection it is. */
export const isAtItem = async (page: Page, name: string): Promise<void> => {
  await page.locator('h1#item:focus').waitFor();
  expect(await headingOf(page)).toBe(name);
};

export const open = async (page: Page): Promise<void> => {
  await press(page, 'Tab');
  await enterBy(page, button(page, 'Open and read'));
};

const verdicts = ['Comment', 'Go deeper', 'Ready for action'] as const;

const choose = async (page: Page, verdict: (typeof verdicts)[number]): Promise<void> => {
  await tabTo(page, page.getByRole('radio').first());
  await press(page, 'Space');
  for (let step = verdicts.indexOf(verdict); step > 0; step -= 1) await press(page, 'ArrowDown');
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(1);
};

/** The words of a reply that is sent have a box of the same name, for changing them. */
const replyBox = (page: Page): Locator => page.getByLabel('What you answer').first();

export const replyText = (page: Page): Promise<string> => replyBox(page).inputValue();

/** The words of the rubric, asked about because they are left as they were, and sent once more. */
export const answerByRubric = async (page: Page): Promise<void> => {
  await press(page, '1');
  expect((await replyText(page)).length).toBeGreaterThan(10);
  await choose(page, 'Ready for action');
  await goByKey(page, 'Control+Enter');
  await shows(page, 'word for word');
  await tabTo(page, replyBox(page));
  await goByKey(page, 'Control+Enter');
};

/** A comment on some words, and no word besides; the key follows so soon that the page has not told of the selection. */
export const answerInTheMargin = async (page: Page): Promise<void> => {
  await page.evaluate(`(() => {
    const text = document.querySelector('[data-answer-text]').firstChild;
    document.getSelection().setBaseAndExtent(text, 3, text, 12);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true, cancelable: true }));
  })()`);
  await page.keyboard.type('Where was that?');
  expect(await page.locator('[data-boxes] q').first().textContent()).toBe('sat there');
  await page.getByText(/^Saved/).waitFor();
  await press(page, 'Escape', 'r');
  await choose(page, 'Go deeper');
  await goByKey(page, 'Control+Enter');
};

const words = 'j k 1 ? What did you see first?';

/** Sent with the last letter: nothing was saved before. */
export const answerInWords = async (page: Page): Promise<void> => {
  await choose(page, 'Comment');
  await press(page, 'r');
  await page.keyboard.type(words);
  expect(await replyText(page)).toBe(words);
  await goByKey(page, 'Control+Enter');
};

/** With no other keys than any page takes: Tab, Space, the arrows and Enter. */
export const answerByTab = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, replyBox(page));
  await page.keyboard.type(words);
  await choose(page, 'Comment');
  await enterBy(page, button(page, `Send to ${name}`));
};
