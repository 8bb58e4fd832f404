import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Journey } from './cohort-chapters.js';
import { conditionsOf } from './learner-steps.js';
import { follow, headingOf, press, shows } from './on-page.js';

const joe = { name: 'Joe Park', words: 'I ask the night shift before I change a setting.' };
const passed = 'Ask first, then show.';

/** Ana passes it on, and the other person confirms it in a browser that nobody is signed in to. */
export const anaPassesOn = async (journey: Journey, page: Page): Promise<void> => {
  const { stage, lesson } = journey;
  const way = await stage.step('Ana records what she passed on, and makes a link', async () => {
    await page.goto(`/reflections/${lesson.slug}`);
    await follow(page, 'Pass on what you learnt');
    await page.getByLabel('What I passed on').fill(passed);
    await page.getByLabel('To whom').fill(joe.name);
    await press(page, 'Record it');
    await press(page, 'Make a link for them');
    return new URL(await page.getByLabel(`Link for ${joe.name}`).inputValue()).pathname;
  });
  await stage.step('in her own browser the link opens nothing that could be answered', async () => {
    await page.goto(way);
    expect(await headingOf(page)).toBe('This page is for the other person');
    expect(await page.getByRole('textbox').count()).toBe(0);
  });
  const other = await stage.enter(joe.name, 'phone');
  await stage.step('the other person says in one sentence what is different now', async () => {
    expect(await other.context().cookies()).toEqual([]);
    await other.goto(way);
    await shows(other, passed);
    await other.getByLabel('What do you do differently now?').fill(joe.words);
    await press(other, 'Send this');
    await shows(other, 'Your words');
  });
  await stage.step('with that everything holds that Qualified asks for', async () => {
    await page.goto('/hand-ons');
    await shows(page, joe.words);
    await follow(page, 'Emerging Leader');
    expect(await conditionsOf(page, 'Qualified')).toEqual([
      `${lesson.title} (holds) passed on`,
      '2 more reflections ready for action (holds) 2 of 2',
      'Told how it went (holds) 3 of 3',
      'Passed on, and confirmed (holds) 1 of 1',
    ]);
  });
};
