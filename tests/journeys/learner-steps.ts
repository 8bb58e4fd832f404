import type { Page } from 'playwright-core';
import type { Lesson, Question, Quiz } from '../../src/content/course.js';
import { button, enterBy, fold, goBy, press, shows, tabTo, textsOf } from './on-page.js';

/** Marks one section after the other as read, as they are read, and goes on to the quiz. */
export const readLesson = async (page: Page, lesson: Lesson): Promise<void> => {
  const read = button(page, 'I have read this section');
  const unread = button(page, 'Not read after all');
  for (const section of lesson.sections) {
    await goBy(page, button(page.locator(`#${section.id}`), 'I have read this section'));
    await unread.nth(lesson.sections.indexOf(section)).waitFor();
  }
  if ((await read.count()) > 0) throw new Error('A section is still to be read');
};

const asked = (page: Page, { id }: Question) =>
  page.locator('fieldset').filter({ has: page.locator(`[name="answers[${id}]"]`) });

/** Whoever misses a question takes the first option that does not hold. */
const choiceOf = ({ kind, options }: Question, misses: boolean): string[] => {
  const chosen = options.filter(({ right }) => right !== misses).map(({ id }) => id);
  return kind === 'single' || misses ? chosen.slice(0, 1) : chosen;
};

const choose = async (page: Page, question: Question, misses: boolean): Promise<void> => {
  for (const id of choiceOf(question, misses))
    await asked(page, question).locator(`[value="${id}"]`).check();
};

/** The questions that the open try asks, by id, in the order of the course. */
export const questionsOn = async (page: Page, quiz: Quiz): Promise<string[]> => {
  await page.locator('fieldset').first().waitFor();
  const found: string[] = [];
  for (const question of quiz.questions)
    if ((await asked(page, question).count()) === 1) found.push(question.id);
  return found;
};

/** Answers everything the open try asks: these questions amiss, the others rightly. */
export const answerQuiz = async (
  page: Page,
  quiz: Quiz,
  misses: readonly string[],
): Promise<void> => {
  const ids = await questionsOn(page, quiz);
  for (const question of quiz.questions.filter(({ id }) => ids.includes(id)))
    await choose(page, question, misses.includes(question.id));
  await press(page, 'Hand it in');
};

/** The same without a mouse: arrows within a question, space in a list of boxes, Enter to hand in. */
export const answerByKeyboard = async (page: Page, quiz: Quiz): Promise<void> => {
  const ids = await questionsOn(page, quiz);
  for (const question of quiz.questions.filter(({ id }) => ids.includes(id))) {
    const inputs = asked(page, question).locator('input');
    for (const id of choiceOf(question, false)) {
      if (question.kind === 'single') await arrowTo(page, asked(page, question), id);
      else {
        await tabTo(page, inputs.and(page.locator(`[value="${id}"]`)));
        await page.keyboard.press('Space');
      }
    }
  }
  await enterBy(page, button(page, 'Hand it in'));
};

const arrowTo = async (
  page: Page,
  group: ReturnType<Page['locator']>,
  value: string,
): Promise<void> => {
  const inputs = group.locator('input');
  const wanted = group.locator(`[value="${value}"]`);
  await tabTo(page, inputs.first());
  await page.keyboard.press('Space');
  for (let steps = await inputs.count(); steps > 0 && !(await wanted.isChecked()); steps -= 1)
    await page.keyboard.press('ArrowDown');
};

/** The titles of the questions below a heading of the result page. */
export const questionsUnder = (page: Page, heading: string): Promise<string[]> => {
  const part = page.locator('section.result').filter({
    has: page.getByRole('heading', { level: 2, name: heading }),
  });
  return textsOf(part.locator('.result-title, .question-text'));
};

export const promptOf = (page: Page, lesson: Lesson, id: string) => {
  const title = lesson.reflection.prompts.find((prompt) => prompt.id === id)?.title ?? id;
  return page.getByLabel(title, { exact: true });
};

/** What the page says about the draft being kept. */
export const savedAt = (page: Page, time: string): Promise<void> =>
  page.locator('[data-autosave-status]', { hasText: `Saved ${time}` }).waitFor();

/** A track on the home page, condition by condition, as it is read aloud. */
export const conditionsOf = async (page: Page, track: string): Promise<string[]> => {
  const card = page.locator('section.track').filter({
    has: page.getByRole('heading', { name: track, exact: true }),
  });
  await card.waitFor();
  return (await card.locator('li').allTextContents()).map(fold);
};

/** Sends what is written, and waits until it is with the reader. */
export const send = async (page: Page, reader: string): Promise<void> => {
  await press(page, `Send to ${reader}`);
  await shows(page, `Waiting for ${reader}`);
};
