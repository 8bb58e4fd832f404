import type { Page } from 'playwright-core';
import { button, follow, goBy, link, press, shows } from './on-page.js';

export const openQueue = (page: Page): Promise<void> =>
  goBy(page, link(page.locator('header nav'), 'Reviews'));

/** From the list to a learner's work, opened by the button that records it. */
export const openWork = async (page: Page, learner: string): Promise<void> => {
  await follow(page, learner);
  await goBy(page, button(page, 'Open and read'));
  await page.getByLabel('What you answer').waitFor();
};

export interface Answer {
  readonly to: string;
  readonly text: string;
  readonly verdict: 'Go deeper' | 'Ready for action';
}

export const answer = async (page: Page, { to, text, verdict }: Answer): Promise<void> => {
  await page.getByLabel('What you answer').fill(text);
  await page.getByLabel(verdict).check();
  await press(page, `Send to ${to}`);
  await shows(page, `Sent to ${to}: ${verdict}.`);
};
