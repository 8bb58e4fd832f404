import type { Locator, Page } from 'playwright-core';
import type { Lesson, Question, Quiz } from '../../src/content/course.js';
import { answerTo } from '../../src/demo/answering.js';
import { button, enterBy, fold, goBy, link, press, shows, tabTo, textsOf } from './on-page.js';

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

/** The question that the page asks. */
const questionOn = async (page: Page, quiz: Quiz): Promise<Question> => {
  await page.locator('form.quiz').waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const question = quiz.questions.find((one) => one.id === id);
  if (!question) throw new Error(`${page.url()} asks nothing of this quiz`);
  return question;
};

const asksOn = async (page: Page): Promise<boolean> =>
  (await page.locator('form.quiz').count()) > 0;

/** Somebody misses the first of these as a guess, the second fairly sure, the third certain; the rest they are fairly sure of. */
const answerOf = (question: Question, misses: readonly string[]): [string, string][] => {
  const at = misses.indexOf(question.id);
  return Object.entries(answerTo(question, at < 0, at < 0 ? 1 : at)).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
};

const sureButton = (page: Page, answer: readonly [string, string][]) => {
  const [, sure = ''] = answer.find(([name]) => name === 'sure') ?? [];
  return page.locator(`button[name="sure"][value="${sure}"]`);
};

const fieldOf = (page: Page, name: string) => page.locator(`form.quiz [name="${name}"]`);

const fillIn = async (page: Page, question: Question, [name, value]: [string, string]) => {
  const field = fieldOf(page, name);
  if (name === 'text' || name === 'why') await field.fill(value);
  else if (question.kind === 'match') await field.selectOption(value);
  else await field.and(page.locator(`[value="${value}"]`)).check();
};

/** Over what is said of an answer, where it is said at once. */
const goOn = async (page: Page): Promise<void> => {
  const next = link(page.locator('.actions:not(.ways)'), 'Next question');
  if ((await next.count()) > 0) await goBy(page, next);
};

/** Goes on from question to question until the open try asks no more; gives what it asked, by id, in the order of the course. */
const answerEach = async (
  page: Page,
  quiz: Quiz,
  answer: (question: Question) => Promise<void>,
): Promise<string[]> => {
  const asked = new Set<string>();
  while (await asksOn(page)) {
    const question = await questionOn(page, quiz);
    asked.add(question.id);
    await answer(question);
    await goOn(page);
  }
  return quiz.questions.map(({ id }) => id).filter((id) => asked.has(id));
};

const toHandIn = /Hand it in|See the result/;

/** Answers everything the open try asks: these questions amiss, the others rightly. Gives what was asked. */
export const answerQuiz = async (
  page: Page,
  quiz: Quiz,
  misses: readonly string[],
): Promise<string[]> => {
  const asked = await answerEach(page, quiz, async (question) => {
    const answer = answerOf(question, misses);
    for (const field of answer.filter(([name]) => name !== 'sure'))
      await fillIn(page, question, field);
    await goBy(page, sureButton(page, answer));
  });
  await press(page, toHandIn);
  return asked;
};

/** The same without a mouse: arrows among round buttons, space in a list of boxes, letters, Enter to send. */
export const answerByKeyboard = async (page: Page, quiz: Quiz): Promise<string[]> => {
  const asked = await answerEach(page, quiz, async (question) => {
    const answer = answerOf(question, []);
    for (const field of answer.filter(([name]) => name !== 'sure'))
      await typeIn(page, question, field);
    await enterBy(page, sureButton(page, answer));
  });
  await enterBy(page, button(page, toHandIn));
  return asked;
};

const typeIn = async (page: Page, question: Question, [name, value]: [string, string]) => {
  const field = fieldOf(page, name);
  if (name === 'text' || name === 'why') {
    await tabTo(page, field);
    await page.keyboard.type(value);
  } else if (question.kind === 'match') {
    await tabTo(page, field);
    await choose(page, field, value);
  } else if (question.kind === 'multiple') {
    await tabTo(page, field.and(page.locator(`[value="${value}"]`)));
    await page.keyboard.press('Space');
  } else await arrowTo(page, field, value);
};

const choose = async (page: Page, field: Locator, value: string): Promise<void> => {
  for (let steps = 20; steps > 0 && (await field.inputValue()) !== value; steps -= 1)
    await page.keyboard.press('ArrowDown');
};

const arrowTo = async (page: Page, inputs: Locator, value: string): Promise<void> => {
  const wanted = inputs.and(page.locator(`[value="${value}"]`));
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

/** A track on the home page. */
export const trackOn = (page: Page, track: string): Locator =>
  page.locator('section.track').filter({
    has: page.getByRole('heading', { name: track, exact: true }),
  });

/** Its conditions, one by one, as they are read aloud. */
export const conditionsOf = async (page: Page, track: string): Promise<string[]> => {
  const card = trackOn(page, track);
  await card.waitFor();
  return (await card.locator('li').allTextContents()).map(fold);
};

/** Sends what is written, and waits until it is with the reader. */
export const send = async (page: Page, reader: string): Promise<void> => {
  await press(page, `Send to ${reader}`);
  await shows(page, `Waiting for ${reader}`);
};
