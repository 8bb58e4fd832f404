import type { Locator, Page } from 'playwright-core';
import { button, enterBy, goBy, headingOf, tabTo } from './on-page.js';

export interface Account {
  readonly name: string;
  /** What they sign in with. */
  readonly login: string;
  readonly password: string;
}

export const ownDevice = (page: Page): Locator => page.getByLabel('This is my own device');

const fields = (page: Page) => ({
  login: page.getByLabel('E-mail address or employee number'),
  password: page.getByLabel('Password', { exact: true }),
  enter: button(page.locator('main'), 'Sign in'),
});

/** Signs in on the page that asks for it. */
export const signIn = async (page: Page, { login, password }: Account): Promise<void> => {
  const form = fields(page);
  await form.login.fill(login);
  await form.password.fill(password);
  await goBy(page, form.enter);
};

/** Goes there, through the sign-in where nobody is signed in or the session has ended meanwhile. */
export const visit = async (page: Page, address: string, account: Account): Promise<void> => {
  await page.goto(address);
  if ((await headingOf(page)) === 'Sign in') await signIn(page, account);
};

/** Signs in without a mouse, on a device of their own. */
export const signInByKeyboard = async (page: Page, { login, password }: Account): Promise<void> => {
  const form = fields(page);
  await tabTo(page, form.login);
  await page.keyboard.type(login);
  await tabTo(page, form.password);
  await page.keyboard.type(password);
  await tabTo(page, ownDevice(page));
  await page.keyboard.press('Space');
  await enterBy(page, form.enter);
};

/** Fills in the form of a one-time link. The name stands there already where the course knows it. */
export const chooseAccount = async (page: Page, account: Account): Promise<void> => {
  const name = page.getByLabel('Your name');
  if ((await name.inputValue()) === '') await name.fill(account.name);
  await fields(page).password.fill(account.password);
};
