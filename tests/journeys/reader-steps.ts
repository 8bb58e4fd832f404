import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { button, follow, goBy, link, press, shows } from './on-page.js';

export const openQueue = (page: Page): Promise<void> =>
  goBy(page, link(page.locator('header nav'), 'Reviews'));

/** Opens what the page is about, by the button that records it. */
export const open = async (page: Page): Promise<void> => {
  await goBy(page, button(page, 'Open and read'));
  await page.getByLabel('What you answer').waitFor();
};

/** From the list to a learner's work, and into it. */
export const openWork = async (page: Page, learner: string): Promise<void> => {
  await follow(page, learner);
  await open(page);
};

/** Takes the reply back that was sent just now; its words are in the box again. */
export const undo = async (page: Page, text: string): Promise<void> => {
  await press(page, 'Undo');
  await shows(page, 'Undone. Nobody has read it');
  expect(await page.getByLabel('What you answer').inputValue()).toBe(text);
};

export interface Answer {
  readonly to: string;
  readonly text: string;
  readonly verdict: 'Comment' | 'Go deeper' | 'Ready for action';
}

/** Writes a reply and says what it decides, without sending it. */
export const prepare = async (page: Page, { text, verdict }: Omit<Answer, 'to'>): Promise<void> => {
  await page.getByLabel('What you answer').fill(text);
  await page.getByRole('radio', { name: verdict }).check();
};

export const send = async (page: Page, { to, verdict }: Omit<Answer, 'text'>): Promise<void> => {
  await press(page, `Send to ${to}`);
  await shows(page, `Sent to ${to}: ${verdict}.`);
};

export const answer = async (page: Page, { to, text, verdict }: Answer): Promise<void> => {
  await prepare(page, { text, verdict });
  await send(page, { to, verdict });
};
