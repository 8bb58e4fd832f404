import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { press, shows } from './on-page.js';
import * as reader from './reader-steps.js';
import type { RunningCourse } from './running-course.js';
import { signIn, type Account } from './signing-in.js';
import type { Stage } from './stage.js';

export interface Collision {
  readonly course: RunningCourse;
  readonly stage: Stage;
  /** Whose reflection waits for both. */
  readonly learner: Account;
  readonly slug: string;
}

const first = { text: 'What did Tom say then?', verdict: 'Comment' } as const;
const second = { text: 'What would you have heard, had you asked?', verdict: 'Go deeper' } as const;

const bothWrite = async (collision: Collision, people: readonly Account[]): Promise<Page[]> => {
  const { stage, learner } = collision;
  const pages: Page[] = [];
  for (const person of people) {
    const page = await stage.enter(person.name, 'desk');
    await page.goto('/reviews');
    await signIn(page, person);
    await reader.openWork(page, learner.name);
    pages.push(page);
  }
  return pages;
};

/** Two read the same reflection and send at the same time; each sees the other's words, and the learner gets both. */
export const twoAnswer = async (
  collision: Collision,
  people: readonly [Account, Account],
): Promise<void> => {
  const { course, stage, learner, slug } = collision;
  const [one, other] = people;
  const [page, late] = await stage.step('two stand at one reflection', () =>
    bothWrite(collision, people),
  );
  if (!page || !late) throw new Error('Two were to come');
  await stage.step('both write, and the second to send is told, with both texts', async () => {
    await reader.prepare(page, first);
    // With scripts the first words that are saved claim it; without, nobody knows of the other until they send.
    if (stage.scripts) await page.getByText(/^Saved/).waitFor();
    await reader.prepare(late, second);
    await reader.send(page, { to: learner.name, verdict: first.verdict });
    await press(late, `Send to ${learner.name}`);
    await shows(late, `${one.name} has sent “Comment” here just now`);
    for (const { text } of [first, second]) await late.locator('.kept').getByText(text).waitFor();
  });
  await stage.step('once the first is with its reader, the second goes out as it was', async () => {
    course.clock.forward({ seconds: 30 });
    await late.reload();
    await shows(late, first.text);
    expect(await late.getByLabel('What you answer').inputValue()).toBe(second.text);
    await late.getByRole('radio', { name: second.verdict }).check();
    await reader.send(late, { to: learner.name, verdict: second.verdict });
  });
  await stage.step('the learner reads both', async () => {
    course.clock.forward({ seconds: 30 });
    const reading = await stage.enter(learner.name, 'phone');
    await reading.goto(`/reflections/${slug}`);
    await signIn(reading, learner);
    await shows(reading, `${other.name} asks you to go deeper`);
    for (const { text } of [first, second]) await shows(reading, text);
  });
};
