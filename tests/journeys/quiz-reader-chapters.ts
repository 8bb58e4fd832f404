import { expect } from '@jest/globals';
import { correctedCourse, slug } from './quiz-class.js';
import { reason, type QuizJourney } from './quiz-chapters.js';
import { button, follow, goBy, link, press, shows, textsOf } from './on-page.js';
import { signIn } from './signing-in.js';

/** What the class chose, how it is said, and the reason of one of them. */
export const cindyLooks = async ({ stage, screen, people }: QuizJourney): Promise<void> => {
  const page = await stage.enter(people.cindy.name, screen);
  await stage.step('the instructor sees what was chosen, and why', async () => {
    await page.goto('/');
    await signIn(page, people.cindy);
    await goBy(page, link(page.locator('header nav'), 'Insights'));
    await follow(page, 'Every kind');
    await shows(page, '4 first tries handed in');
    const part = page.locator('section.insight', { hasText: 'What comes first?' });
    await part.getByText('3 of 4 chose A: look at The meeting').waitFor();
    await part.getByRole('img', { name: /^Bars/ }).first().waitFor();
    const table = part.getByRole('table', { name: 'What 4 people chose' });
    expect(await textsOf(table.locator('tbody tr'))).toEqual([
      'A Who started it. 3 3 of 4',
      'B What I did before. holds 1 1 of 4',
    ]);
    await part.getByText('Why they chose it').click();
    await part.getByText(reason).waitFor();
  });
};

/** A word that was not foreseen is taken for right from now on, in what was handed in before as well. */
export const gusCorrects = async (journey: QuizJourney): Promise<void> => {
  const { stage, screen, people, course } = journey;
  const page = await stage.enter(people.gus.name, screen);
  await stage.step('a corrected question is re-marked after a preview', async () => {
    await course.services.content.replace(await correctedCourse());
    await page.goto(`/insights/${slug}`);
    await signIn(page, people.gus);
    await follow(page, 'Re-mark after a correction');
    expect(await textsOf(page.locator('tbody tr'))).toEqual([
      `${people.ana.name}, try 1 What did he call it? not yet (0.00) holds`,
    ]);
    await press(page, 'Re-mark 1 try');
    await shows(page, '1 try was re-marked.');
    expect(await button(page, /^Re-mark/).count()).toBe(0);
  });
};
