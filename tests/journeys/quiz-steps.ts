import type { Page } from 'playwright-core';
import { fold, goBy, link, press, shows, textsOf } from './on-page.js';

/** What somebody does with a question, in the words that stand on the page. */
export interface Said {
  readonly sure: 'A guess' | 'Fairly sure' | 'Certain';
  readonly chosen?: readonly string[];
  /** Items in the order they are given places from 1. */
  readonly placed?: readonly string[];
  readonly paired?: Readonly<Record<string, string>>;
  readonly written?: string;
  readonly why?: string;
  /** The first words of the hint that is looked at before answering. */
  readonly hint?: string;
}

/** By the words of the question. */
export type Answers = Readonly<Record<string, Said>>;

const fillIn = async (page: Page, said: Said): Promise<void> => {
  for (const option of said.chosen ?? []) await page.getByLabel(option).check();
  for (const [index, item] of (said.placed ?? []).entries()) {
    const row = page.locator('fieldset.placing', { hasText: item });
    await row.getByLabel(`Place ${index + 1}`).check();
  }
  for (const [item, label] of Object.entries(said.paired ?? {}))
    await page.getByLabel(item, { exact: true }).selectOption({ label });
  if (said.written) await page.getByLabel('Your answer').fill(said.written);
  if (said.why) await page.getByLabel('Why did you choose this?').fill(said.why);
};

/** Answers the question of the page; gives its words. */
const answerHere = async (page: Page, answers: Answers): Promise<string> => {
  const title = fold(await page.locator('form.quiz .question-text').innerText());
  const said = answers[title];
  if (!said) throw new Error(`"${title}" was not to be asked`);
  await fillIn(page, said);
  if (said.hint) {
    await press(page, 'Show a hint');
    await shows(page, said.hint);
  }
  await press(page, said.sure);
  return title;
};

/** Answers whatever is asked, one page after the other; gives what was said of each answer, by the question. */
export const answerAll = async (page: Page, answers: Answers): Promise<Map<string, string>> => {
  const told = new Map<string, string>();
  while ((await page.locator('form.quiz').count()) > 0) {
    const title = await answerHere(page, answers);
    told.set(title, fold(await page.locator('section.question').innerText()));
    const on = link(page.locator('main .actions:not(.ways)'), /^(Next|See what holds)/);
    if ((await on.count()) > 0) await goBy(page, on);
  }
  return told;
};

/** The result page from the top: each of its headings with the questions below it. */
export const resultOn = async (page: Page): Promise<[heading: string, questions: string[]][]> => {
  const parts = await page.locator('section.result').all();
  return Promise.all(
    parts.map(async (part): Promise<[string, string[]]> => [
      fold(await part.locator('h2').innerText()),
      await textsOf(part.locator('.result-title, .question-text')),
    ]),
  );
};
