import type { Page } from 'playwright-core';
import { button, fold, follow, goBy, link, press, shows, textsOf } from './on-page.js';
import { chooseAccount, type Account } from './signing-in.js';

export interface NewCohort {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly instructor: { readonly name: string; readonly email: string };
}

/** Fills in the form that the first admin's link opens. */
export const becomeAdmin = async (page: Page, account: Account, zone: string): Promise<void> => {
  await chooseAccount(page, account);
  await page.getByLabel('E-mail address').fill(account.login);
  await page.getByLabel('Time zone').selectOption(zone);
  await press(page, 'Begin');
};

/** From any page of the admin's to the page of a new cohort. */
export const createCohort = async (page: Page, cohort: NewCohort): Promise<void> => {
  await goBy(page, link(page.locator('header nav'), 'Cohorts'));
  await follow(page, 'New cohort');
  await page.getByLabel('Name', { exact: true }).fill(cohort.name);
  await page.getByLabel('First day').fill(cohort.start);
  await page.getByLabel('Last day').fill(cohort.end);
  await page.getByLabel('Time zone').selectOption(cohort.zone);
  await page.getByLabel('Name of somebody new').fill(cohort.instructor.name);
  await page.getByLabel('Their e-mail address').fill(cohort.instructor.email);
  await press(page, 'Create the cohort');
};

/** Gives a list, pasted or as a file, and comes to the page that shows what it would do. */
export const giveList = async (
  page: Page,
  { csv, as }: { csv: string; as: 'file' | 'text' },
): Promise<void> => {
  await follow(page, 'Add people from a list');
  const file = page.getByLabel('CSV file');
  const text = page.getByLabel('Rows from a spreadsheet');
  if (as === 'file')
    await file.setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    });
  else await text.fill(csv);
  const form = page.locator('form').filter({ has: as === 'file' ? file : text });
  await goBy(page, button(form, 'Look at every row'));
};

/** The rows of the page about a list: line, what happens and why, name, login. */
export const rowsOfList = async (page: Page): Promise<string[]> =>
  textsOf(page.locator('tbody tr'));

export const carryOut = async (page: Page, cohort: string): Promise<void> => {
  await press(page, /^Carry out/);
  await shows(page, 'The list is carried out');
  await follow(page, `Go to ${cohort}`);
};

const linkFor = (page: Page, name: string): Promise<string> =>
  page.getByLabel(`Link for ${name}`).inputValue();

/** The links of the people who are not invited yet, by their names. */
export const inviteLearners = async (
  page: Page,
  names: readonly string[],
): Promise<Record<string, string>> => {
  await press(page, /^Invite \d+ people$/);
  const links: Record<string, string> = {};
  for (const name of names) links[name] = await linkFor(page, name);
  await goBy(page, page.locator('main .actions a').last());
  return links;
};

/** A link for an instructor who has not joined. */
export const inviteInstructor = async (page: Page, name: string): Promise<string> => {
  const row = page.locator('li').filter({ hasText: name });
  await goBy(page, button(row, 'Make a link'));
  return linkFor(page, name);
};

/** How somebody stands in the list of a cohort's people. */
export const standingOf = async (page: Page, name: string): Promise<string> =>
  fold(await page.locator('tbody tr').filter({ hasText: name }).innerText());
