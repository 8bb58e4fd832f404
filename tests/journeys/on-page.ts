import type { Locator, Page } from 'playwright-core';

export type Named = string | RegExp;

export const button = (page: Page | Locator, name: Named): Locator =>
  page.getByRole('button', { name });

export const link = (page: Page | Locator, name: Named): Locator =>
  page.getByRole('link', { name });

/** Clicks what leads to another page and waits until that page is there. */
export const goBy = async (page: Page, way: Locator): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), way.click()]);
};

export const press = (page: Page, name: Named): Promise<void> => goBy(page, button(page, name));

export const follow = (page: Page, name: Named): Promise<void> =>
  goBy(page, link(page, name).first());

/** Waits until the main part of the page shows this. */
export const shows = (page: Page, text: Named): Promise<void> =>
  page.locator('main').getByText(text).first().waitFor();

export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const headingOf = async (page: Page): Promise<string> =>
  fold(await page.locator('h1').first().innerText());

/** Every text that stands in these places, white space folded. */
export const textsOf = async (places: Locator): Promise<string[]> =>
  (await places.allInnerTexts()).map(fold);

const tabsOfAPage = 80;

/** Goes there by the Tab key alone, as somebody without a mouse does. */
export const tabTo = async (page: Page, goal: Locator): Promise<void> => {
  await goal.waitFor();
  const here = goal.and(page.locator(':focus'));
  for (let tabs = 0; tabs < tabsOfAPage; tabs += 1) {
    if ((await here.count()) === 1) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${goal.toString()}`);
};

/** Reaches a button or a link by the Tab key, presses Enter, and waits for the next page. */
export const enterBy = async (page: Page, way: Locator): Promise<void> => {
  await tabTo(page, way);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};
