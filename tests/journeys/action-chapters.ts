import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Lesson } from '../../src/content/course.js';
import { setDay, tell, type Told } from './action-steps.js';
import { ana, cindy } from './cast.js';
import type { Journey, Pages } from './cohort-chapters.js';
import { findsReady } from './learner-chapters.js';
import * as learner from './learner-steps.js';
import { follow, press, shows } from './on-page.js';
import * as reader from './reader-steps.js';
import { visit } from './signing-in.js';

const mine = 'To ask on Wednesday already.';
const blocked: Told = {
  result: 'Not yet',
  happened: 'The line stood still all Friday.',
  ledThere: 'I asked nobody for the hour.',
  blocked: { by: 'a manager', mine },
};
const partly: Told = {
  result: 'Partly',
  happened: 'Two of four came, and both spoke.',
  ledThere: 'I told them at the clock, one by one.',
  blocked: { by: 'time', mine: 'To begin before the shift.' },
};
const did: Told = {
  result: 'Did it',
  happened: 'Tom showed how he sets it, and I wrote it down.',
  ledThere: 'I asked on Wednesday, and then I said nothing for a while.',
};

const daysToAct = 3;

const dayToAct = ({ course }: Journey): string =>
  new Date(course.clock.now().getTime() + daysToAct * 86_400_000).toISOString().slice(0, 10);

/** The day comes, and home asks how it went until everything is told. */
const tellsAtHome = async ({ course }: Journey, page: Page, all: readonly Told[]) => {
  course.clock.forward({ days: daysToAct });
  await visit(page, '/', ana);
  for (const told of all) {
    await follow(page, 'Tell how it went');
    await tell(page, told);
    await follow(page, 'Emerging Leader');
  }
};

/** The first turn: Ana sets her day, and when it comes she tells honestly that something was in the way. */
export const anaIsBlocked = async (journey: Journey, page: Page): Promise<void> => {
  const { stage, lesson } = journey;
  await stage.step('Ana sets her day, beginning with what she wrote', async () => {
    await page.goto(`/reflections/${lesson.slug}`);
    expect(await page.getByLabel('What I will do').inputValue()).not.toBe('');
    await setDay(page, lesson.slug, dayToAct(journey));
  });
  await stage.step('on the day her home asks how it went, and she tells of a blocker', async () => {
    await tellsAtHome(journey, page, [blocked]);
    expect(await learner.conditionsOf(page, 'Qualified')).toEqual([
      `${lesson.title} (holds) told how it went`,
      '2 more reflections ready for action (not begun) 0 of 2',
      'Told how it went (under way) 1 of 3',
      'Passed on, and confirmed (not begun) 0 of 1',
    ]);
  });
};

/** The next turn of the same lesson: the first stands beside it for both, and this time she did it. */
export const anaTriesAgain = async (journey: Journey, pages: Pages): Promise<void> => {
  const { stage, lesson } = journey;
  await stage.step('Ana thinks it through again, beside what came of it', async () => {
    await pages.ana.goto(`/reflections/${lesson.slug}`);
    await press(pages.ana, 'Think it through again');
    await shows(pages.ana, mine);
    const last = learner.promptOf(pages.ana, lesson, 'what-i-will-do');
    expect(await last.inputValue()).toBe('');
    await last.fill('I ask Tom on Wednesday, at the clock.');
    await learner.send(pages.ana, cindy.name);
  });
  await stage.step('Cindy reads what stood in the way, and finds it ready', async () => {
    await visit(pages.cindy, '/reviews', cindy);
    await reader.openWork(pages.cindy, ana.name);
    await shows(pages.cindy, mine);
    await findsReady(journey, pages.cindy);
  });
  await stage.step('on the next day that she sets, she did it', async () => {
    await setDay(pages.ana, lesson.slug, dayToAct(journey));
    await tellsAtHome(journey, pages.ana, [did]);
  });
};

/** Two lessons more, written, answered and acted on side by side. */
export const anaDoesTwoMore = async (
  journey: Journey,
  pages: Pages,
  lessons: readonly Lesson[],
): Promise<void> => {
  const { stage } = journey;
  await stage.step('Ana sends two more reflections', async () => {
    for (const lesson of lessons) {
      await pages.ana.goto(`/reflections/${lesson.slug}`);
      const [first, last] = [lesson.reflection.prompts[0], lesson.reflection.prompts.at(-1)];
      await learner.promptOf(pages.ana, lesson, first?.id ?? '').fill('We stood there.');
      await learner.promptOf(pages.ana, lesson, last?.id ?? '').fill('I ask them on Friday.');
      await learner.send(pages.ana, cindy.name);
    }
  });
  await stage.step('Cindy finds both ready, one after the other', async () => {
    await visit(pages.cindy, '/reviews', cindy);
    await reader.openWork(pages.cindy, ana.name);
    for (const lesson of lessons) {
      if (lesson !== lessons[0]) await reader.open(pages.cindy);
      await findsReady(journey, pages.cindy);
    }
  });
  await stage.step('Ana did one of them, and the other partly', async () => {
    for (const { slug } of lessons) await setDay(pages.ana, slug, dayToAct(journey));
    await tellsAtHome(journey, pages.ana, [partly, did]);
  });
};
