import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { follow, fold, headingOf, link, press, shows } from './on-page.js';
import { slug, type QuizClass } from './quiz-class.js';
import { answerAll, resultOn, type Answers } from './quiz-steps.js';
import type { RunningCourse } from './running-course.js';
import { signIn } from './signing-in.js';
import type { Stage } from './stage.js';

export interface QuizJourney {
  readonly course: RunningCourse;
  readonly stage: Stage;
  readonly screen: 'desk' | 'phone';
  readonly people: QuizClass;
}

export const reason = 'It was the first thing that anybody saw.';

const whatFirst = 'What comes first?';
const whatCalled = 'What did he call it?';

const itHolds: Answers = {
  'What helps?': { chosen: ['Quiet', 'Asking'], sure: 'Fairly sure' },
  'Put the look back in order.': {
    placed: ['Say what came of it.', 'Walk back.', 'Say what you will do.'],
    sure: 'Certain',
  },
  'What belongs together?': {
    paired: {
      Sort: 'Keep only what the work needs',
      Shine: 'Clean, and look while you clean',
      Sustain: 'Keep at it',
    },
    sure: 'Fairly sure',
  },
  [whatCalled]: { written: 'Facilitating', sure: 'Fairly sure' },
  'What serves best?': {
    placed: ['Read the card yourself.', 'Ask Walt what jams.', 'Remind the line.', 'Tell him off.'],
    sure: 'Fairly sure',
  },
  [whatFirst]: { chosen: ['What I did before.'], sure: 'Fairly sure' },
};

const certainMiss = { chosen: ['Who started it.'], sure: 'Certain' } as const;

/** Every kind is answered; two are missed, one of them with certainty. */
const firstTry: Answers = {
  ...itHolds,
  [whatFirst]: { ...certainMiss, why: reason, hint: 'It is before the meeting.' },
  [whatCalled]: { written: 'Moderating', sure: 'A guess' },
};

export const takesTheQuiz = async (journey: QuizJourney): Promise<Page> => {
  const { stage, people, screen } = journey;
  const page = await stage.enter(people.ana.name, screen);
  await stage.step('every kind of question is answered on screen', async () => {
    await page.goto(`/quizzes/${slug}`);
    await signIn(page, people.ana);
    await press(page, 'Begin');
    const told = await answerAll(page, firstTry);
    expect([...told.keys()]).toEqual(Object.keys(firstTry));
    expect(told.get(whatFirst)).toContain('You look at the other.');
    expect(told.get(whatFirst)).not.toContain('You look at yourself.');
  });
  await stage.step('what holds comes first, then the certain miss', async () => {
    await press(page, 'See the result');
    await shows(page, '4 of 6 ideas hold so far.');
    const held = Object.keys(itHolds).filter((title) => ![whatFirst, whatCalled].includes(title));
    expect(await resultOn(page)).toEqual([
      ['What already holds', held],
      ['Worth another look', [whatFirst, whatCalled]],
    ]);
    await shows(page, 'You were certain, and this is the place where most is to be learnt.');
  });
  return page;
};

export const triesAgain = async ({ stage }: QuizJourney, page: Page): Promise<void> => {
  await stage.step('the retry asks what was missed; one of it holds now', async () => {
    await press(page, 'Try the two again');
    const told = await answerAll(page, { ...itHolds, [whatFirst]: certainMiss });
    expect([...told.keys()].sort()).toEqual([whatCalled, whatFirst].sort());
    await press(page, 'See the result');
    await shows(page, '5 of 6 ideas hold. That is enough: the quiz is mastered.');
    expect((await resultOn(page)).at(-1)).toEqual(['Worth another look', [whatFirst]]);
  });
};

export const practises = async (journey: QuizJourney, page: Page): Promise<void> => {
  const { stage, people, course } = journey;
  await stage.step('two days later home says what is ready, and practice asks it', async () => {
    await page.goto('/');
    expect(await link(page, /ready for another look/).count()).toBe(0);
    course.clock.forward({ days: 2 });
    await page.reload();
    await signIn(page, people.ana);
    await follow(page, '2 ideas are ready for another look');
    await press(page, 'Begin');
    const told = await answerAll(page, itHolds);
    expect([...told.keys()].sort()).toEqual([whatCalled, whatFirst].sort());
    expect(await headingOf(page)).toBe('That was practice for now');
    await shows(page, '2 of 2 ideas hold.');
  });
  await stage.step('the growth line has both answers, and why she gave the first', async () => {
    await follow(page, 'Your growth line');
    const event = page.locator('li.growth-event', { hasText: whatFirst });
    const text = fold((await event.textContent()) ?? '');
    const parts = ['You changed your mind on this', 'Who started it.', reason, 'Now, in practice'];
    const inOrder = [...parts, 'What I did before.'].map((part) => text.indexOf(part));
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
  });
};

export const toldOfTheCorrection = async ({ stage }: QuizJourney, page: Page): Promise<void> => {
  await stage.step('her first result says that her answer counts now', async () => {
    await page.goto(`/quizzes/${slug}`);
    await follow(page, 'Try 1');
    const held = page.locator('section.result').first().locator('li', { hasText: whatCalled });
    await held.getByText('Your answer counts now.').waitFor();
    expect((await resultOn(page)).at(-1)).toEqual(['Worth another look', [whatFirst]]);
  });
};
