import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ana, cindy, fear, part, plan, scene } from './cast.js';
import { accept, type Journey, type Pages } from './cohort-chapters.js';
import * as learner from './learner-steps.js';
import { follow, goBy, headingOf, link, press, shows } from './on-page.js';
import * as reader from './reader-steps.js';
import { signInByKeyboard, visit } from './signing-in.js';

/** The reflection is written in two sittings; the first ends with the browser. */
export const anaWrites = async (journey: Journey, address: string): Promise<Page> => {
  const { stage, lesson, course } = journey;
  const first = await accept(journey, { who: ana, screen: 'phone', browser: 'own', address });
  await stage.step('the reflection of lesson five is begun and kept', async () => {
    await goBy(first, link(first.locator('ol.rows'), lesson.title));
    await follow(first, /^Reflection:/);
    course.clock.forward({ minutes: 15 });
    if (stage.scripts) {
      await learner.promptOf(first, lesson, 'what-happened').pressSequentially(scene);
      await learner.savedAt(first, '09:15');
      await stage.crash(first);
    } else {
      await learner.promptOf(first, lesson, 'what-happened').fill(scene);
      await press(first, 'Save draft');
      await learner.savedAt(first, '09:15');
      await stage.close(first);
    }
  });
  const page = await stage.enter('Ana again', 'phone');
  await stage.step('in a new browser the draft is as it was', async () => {
    await page.goto('/');
    await signInByKeyboard(page, ana);
    expect((await learner.conditionsOf(page, 'Qualified'))[0]).toContain('draft begun');
    await goBy(page, link(page.locator('section.track'), lesson.title));
    expect(await learner.promptOf(page, lesson, 'what-happened').inputValue()).toBe(scene);
    await learner.savedAt(page, '09:15');
  });
  await stage.step('it is finished and sent', async () => {
    await learner.promptOf(page, lesson, 'my-own-part').fill(part);
    await learner.promptOf(page, lesson, 'what-i-feared').fill(fear);
    await learner.send(page, cindy.name);
    await shows(page, part);
  });
  return page;
};

/** What Cindy has open is ready for action, and half a minute later Ana can see it. */
export const findsReady = async ({ course }: Journey, page: Page): Promise<void> => {
  const text = 'You have a person and a day. Go.';
  await reader.answer(page, { to: ana.name, text, verdict: 'Ready for action' });
  course.clock.forward({ seconds: 30 });
};

/** Cindy asks to go deeper, Ana writes a second round, and that one is ready for action. */
export const bothAnswer = async (journey: Journey, pages: Pages): Promise<void> => {
  const { stage, lesson, course } = journey;
  await stage.step('the next morning Cindy opens it and asks to go deeper', async () => {
    course.clock.forward({ days: 1 });
    await visit(pages.cindy, '/reviews', cindy);
    expect(await headingOf(pages.cindy)).toBe('One reflection waits for you');
    await reader.openWork(pages.cindy, ana.name);
    for (const text of [scene, part, fear]) await shows(pages.cindy, text);
    const text = 'What would Tom have said, had you asked?';
    await reader.answer(pages.cindy, { to: ana.name, text: 'What else?', verdict: 'Go deeper' });
    await reader.undo(pages.cindy, 'What else?');
    await reader.answer(pages.cindy, { to: ana.name, text, verdict: 'Go deeper' });
    expect(await headingOf(pages.cindy)).toBe('0 reflections wait for you');
  });
  await stage.step('Ana writes the second round', async () => {
    await pages.ana.goto('/');
    expect(await pages.ana.getByText('Read the reply').count()).toBe(0);
    course.clock.forward({ seconds: 30 });
    await pages.ana.goto('/');
    await follow(pages.ana, 'Read the reply');
    await shows(pages.ana, 'Cindy Lowe asks you to go deeper');
    await shows(pages.ana, 'What would Tom have said, had you asked?');
    const last = learner.promptOf(pages.ana, lesson, 'what-i-will-do');
    expect(await learner.promptOf(pages.ana, lesson, 'my-own-part').inputValue()).toBe(part);
    await last.fill(plan);
    await learner.send(pages.ana, cindy.name);
    await shows(pages.ana, /^Round 1/);
  });
  await stage.step('Cindy finds it ready for action', async () => {
    await reader.openQueue(pages.cindy);
    await reader.openWork(pages.cindy, ana.name);
    await shows(pages.cindy, plan);
    await shows(pages.cindy, /^Round 1/);
    await findsReady(journey, pages.cindy);
  });
};
