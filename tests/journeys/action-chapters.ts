import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ana } from './cast.js';
import type { Journey } from './cohort-chapters.js';
import * as learner from './learner-steps.js';
import { follow, headingOf, press, shows } from './on-page.js';
import { signIn } from './signing-in.js';

const joe = { name: 'Joe Park', words: 'I ask the night shift before I change a setting.' };
const mine = 'To ask on Wednesday already.';

const dayAfter = ({ course }: Journey, days: number): string =>
  new Date(course.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Ana sets her day; when it comes she tells honestly that something was in the way. */
export const anaActs = async (journey: Journey, page: Page): Promise<void> => {
  const { stage, lesson, course } = journey;
  await stage.step('Ana sets her day, beginning with what she wrote', async () => {
    await page.goto(`/reflections/${lesson.slug}`);
    expect(await page.getByLabel('What I will do').inputValue()).not.toBe('');
    await page.getByLabel('By which day').fill(dayAfter(journey, 3));
    await press(page, 'Set the day');
    await shows(page, 'Your day is set.');
  });
  await stage.step('on the day her home asks how it went, and she tells of a blocker', async () => {
    course.clock.forward({ days: 3 });
    await page.goto('/');
    if ((await headingOf(page)) === 'Sign in') await signIn(page, ana);
    await follow(page, 'Tell how it went');
    await page.getByLabel('Not yet').check();
    await page.getByLabel('What happened').fill('The line stood still all Friday.');
    await page.getByLabel('Which of my own actions led there').fill('I asked nobody.');
    await page.getByLabel('a manager').check();
    await page.getByLabel('What is mine to change next').fill(mine);
    await press(page, 'Tell how it went');
    await shows(page, 'Told. It stands below, as you said it.');
    await shows(page, mine);
  });
};

/** She passes it on, and the other person confirms it in a browser that nobody is signed in to. */
export const anaPassesOn = async ({ stage }: Journey, page: Page): Promise<void> => {
  const address = await stage.step('Ana records what she passed on, and makes a link', async () => {
    await follow(page, 'Pass on what you learnt');
    await page.getByLabel('What I passed on').fill('Ask first, then show.');
    await page.getByLabel('To whom').fill(joe.name);
    await press(page, 'Record it');
    await press(page, 'Make a link for them');
    return page.getByLabel(`Link for ${joe.name}`).inputValue();
  });
  const other = await stage.enter(joe.name, 'phone');
  await stage.step('the other person says in one sentence what is different now', async () => {
    await other.goto(new URL(address).pathname);
    await shows(other, 'Ask first, then show.');
    await other.getByLabel('What do you do differently now?').fill(joe.words);
    await press(other, 'Send this');
    await shows(other, 'Your words');
  });
  await stage.step('both count on her way to qualified', async () => {
    await page.goto('/hand-ons');
    await shows(page, joe.words);
    await page.goto('/');
    expect((await learner.conditionsOf(page, 'Qualified')).slice(2)).toEqual([
      'Told how it went (under way) 1 of 3',
      'Passed on, and confirmed (holds) 1 of 1',
    ]);
  });
};
