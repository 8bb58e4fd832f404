import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ana, cindy, fear, part, plan, scene } from './cast.js';
import { accept, type Journey } from './cohort-chapters.js';
import * as learner from './learner-steps.js';
import {
  button,
  enterBy,
  follow,
  goBy,
  headingOf,
  link,
  press,
  shows,
  textsOf,
} from './on-page.js';
import * as reader from './reader-steps.js';
import { signIn, signInByKeyboard } from './signing-in.js';

/** Lesson five, section by section, and its quiz, until every idea holds. */
export const anaLearns = async (journey: Journey, address: string): Promise<Page> => {
  const { stage, lesson, course } = journey;
  const { quiz } = lesson;
  const page = await accept(journey, {
    who: ana,
    screen: 'phone',
    browser: 'own',
    address,
  });
  await stage.step('lesson five is read', async () => {
    await goBy(page, link(page.locator('ol.rows'), lesson.title));
    await learner.readLesson(page, lesson);
    course.clock.forward({ minutes: 25 });
    await follow(page, 'Go to the quiz');
  });
  const total = quiz.questions.length;
  const missed = quiz.questions.slice(1, 4).map(({ id }) => id);
  const [, , certain = ''] = missed;
  const titleOf = (id: string) => quiz.questions.find((one) => one.id === id)?.title;
  await stage.step('the first try misses three, and the result opens with what holds', async () => {
    await press(page, 'Begin');
    expect(await learner.questionsOn(page, quiz)).toHaveLength(total);
    await learner.answerQuiz(page, quiz, missed);
    await shows(page, `${total - 3} of ${total} ideas hold so far.`);
    const headings = page.locator('section.result h2');
    expect(await textsOf(headings)).toEqual(['What already holds', 'Worth another look']);
    expect(await learner.questionsUnder(page, 'Worth another look')).toEqual(
      [...missed].reverse().map(titleOf),
    );
    await shows(page, 'You were certain, and this is the place where most is to be learnt.');
  });
  await stage.step('the second try asks those three and no other', async () => {
    await press(page, 'Try the three again');
    expect(await learner.questionsOn(page, quiz)).toEqual(missed);
    await learner.answerQuiz(page, quiz, [certain]);
    await shows(page, `${total - 1} of ${total} ideas hold so far.`);
  });
  await stage.step('the third, without a mouse, asks the last one', async () => {
    await enterBy(page, button(page, 'Try the one again'));
    expect(await learner.questionsOn(page, quiz)).toEqual([certain]);
    await learner.answerByKeyboard(page, quiz);
    await shows(page, `All ${total} ideas of this quiz hold. It is mastered.`);
  });
  return page;
};

/** The reflection is written in two sittings; the first ends with the browser. */
export const anaWrites = async (journey: Journey, first: Page): Promise<Page> => {
  const { stage, lesson, course } = journey;
  await stage.step('the reflection is begun and kept', async () => {
    await follow(first, 'Go to the reflection');
    course.clock.forward({ minutes: 15 });
    if (stage.scripts) {
      await learner.promptOf(first, lesson, 'what-happened').pressSequentially(scene);
      await learner.savedAt(first, '09:40');
      await stage.crash(first);
    } else {
      await learner.promptOf(first, lesson, 'what-happened').fill(scene);
      await press(first, 'Save draft');
      await learner.savedAt(first, '09:40');
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
    await learner.savedAt(page, '09:40');
  });
  await stage.step('it is finished and sent', async () => {
    await learner.promptOf(page, lesson, 'my-own-part').fill(part);
    await learner.promptOf(page, lesson, 'what-i-feared').fill(fear);
    await learner.send(page, cindy.name);
    await shows(page, part);
  });
  return page;
};

/** Cindy asks to go deeper, Ana writes a second round, and that one is ready for action. */
export const bothAnswer = async (journey: Journey, pages: { cindy: Page; ana: Page }) => {
  const { stage, lesson, course } = journey;
  await stage.step('the next morning Cindy opens it and asks to go deeper', async () => {
    course.clock.forward({ days: 1 });
    await pages.cindy.goto('/reviews');
    await signIn(pages.cindy, cindy);
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
    const text = 'You have a person and a day. Go.';
    await reader.answer(pages.cindy, { to: ana.name, text, verdict: 'Ready for action' });
    course.clock.forward({ seconds: 30 });
  });
};

export const tracksTell = async ({ stage, lesson }: Journey, page: Page): Promise<void> => {
  await stage.step('both tracks show what is left', async () => {
    await page.goto('/');
    expect(await learner.conditionsOf(page, 'Certified')).toEqual([
      'Lessons read (under way) 1 of 8',
      'Quizzes mastered (under way) 1 of 8',
    ]);
    expect(await learner.conditionsOf(page, 'Qualified')).toEqual([
      `${lesson.title} (holds) ready for action`,
      '2 more reflections ready for action (not begun) 0 of 2',
      'Told how it went (not begun) 0 of 3',
      'Passed on, and confirmed (not begun) 0 of 1',
    ]);
  });
};
