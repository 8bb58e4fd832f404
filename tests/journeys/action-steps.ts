import type { Page } from 'playwright-core';
import { press, shows } from './on-page.js';

/** Sets the day for what a reflection was found ready for; it begins with what was planned there. */
export const setDay = async (page: Page, slug: string, day: string): Promise<void> => {
  await page.goto(`/reflections/${slug}`);
  await page.getByLabel('By which day').fill(day);
  await press(page, 'Set the day');
  await shows(page, 'Your day is set.');
};

/** What came of it, in the words of the form. */
export interface Told {
  readonly result: 'Did it' | 'Partly' | 'Not yet';
  readonly happened: string;
  readonly ledThere: string;
  /** What stood in the way, and what was one's own to change. */
  readonly blocked?: { readonly by: string; readonly mine: string };
}

export const tell = async (page: Page, told: Told): Promise<void> => {
  await page.getByLabel(told.result).check();
  await page.getByLabel('What happened').fill(told.happened);
  await page.getByLabel('Which of my own actions led there').fill(told.ledThere);
  if (told.blocked) {
    await page.getByLabel(told.blocked.by, { exact: true }).check();
    await page.getByLabel('What is mine to change next').fill(told.blocked.mine);
  }
  await press(page, 'Tell how it went');
  await shows(page, 'Told. It stands below, as you said it.');
};
