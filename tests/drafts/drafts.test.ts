import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { startDraftServer, type DraftServer } from './draft-server.js';

let browser: Browser;
let server: DraftServer;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startDraftServer()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  server.reset();
  complaints = [];
  context = await browser.newContext();
  page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (/Content Security|Trusted/.test(message.text())) complaints.push(message.text());
  });
  page.on('dialog', (dialog) => void dialog.accept());
  // Paused, so that only the test moves time, however slow the machine is.
  await page.clock.install({ time: '2026-03-02T09:00:00Z' });
  await page.clock.pauseAt('2026-03-02T09:00:01Z');
  await page.goto(server.url);
});

afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const write = (prompt: string, text: string) => page.locator(`#${prompt}`).pressSequentially(text);
const status = (text: string) =>
  page.locator('[data-autosave-status]', { hasText: text }).waitFor();
const typed = (prompt: string) => page.locator(`#${prompt}`).inputValue();
const stored = async (): Promise<string[]> => {
  const { origins } = await context.storageState();
  return origins.flatMap(({ localStorage }) => localStorage.map(({ value }) => value));
};
const press = (name: string) => page.getByRole('button', { name }).click();

const writeAndPause = async (prompt: string, text: string, outcome: string): Promise<void> => {
  await write(prompt, text);
  await page.clock.runFor(1_500);
  await status(outcome);
};

describe('while someone writes', () => {
  it('saves the prompt that changed once they pause, and says when', async () => {
    await write('happened', 'We argued.');
    await page.clock.runFor(1_400);
    expect(server.saves).toHaveLength(0);
    await page.clock.runFor(100);
    await status('Saved 14:01');
    expect(server.saves).toMatchObject([
      { _csrf: 'token', rev: '0', prompt: 'happened', text: 'We argued.' },
    ]);
    expect(await stored()).toEqual([]);
  });

  it('saves on leaving a box, each time on the revision before', async () => {
    await write('happened', 'One');
    await page.locator('#part').focus();
    await status('Saved 14:01');
    await write('part', 'Two');
    await page.locator('#happened').focus();
    await status('Saved 14:02');
    expect(server.texts).toEqual({ happened: 'One', part: 'Two' });
  });

  it('saves at a press of Save without leaving the page', async () => {
    await write('happened', 'One');
    await press('Save');
    await status('Saved 14:01');
    expect(server.submissions).toEqual([]);
  });

  it('tries again until it is saved', async () => {
    server.answers = 'unavailable';
    await writeAndPause('happened', 'One', 'Not saved yet');
    server.answers = 'as it should';
    await page.clock.runFor(3_000);
    await status('Saved 14:01');
  });

  it('knows its own save again when only the answer was lost', async () => {
    server.answers = 'lost';
    await writeAndPause('happened', 'One', 'Not saved yet');
    server.answers = 'as it should';
    await write('happened', ' and more');
    await page.clock.runFor(3_000);
    await status('Saved 14:02');
    expect(server.texts.happened).toBe('One and more');
  });
});

describe('when the text was changed elsewhere', () => {
  it('shows both texts and overwrites neither', async () => {
    Object.assign(server, { rev: 5, texts: { ...server.texts, happened: 'From the tablet' } });
    await writeAndPause('happened', 'From the phone', 'Changed elsewhere');
    const notice = page.getByRole('alert');
    expect(await notice.textContent()).toMatch(/Two versions.*From the phone.*From the tablet/);
    expect(await notice.getByRole('link').getAttribute('href')).toBe('/compare');
    await write('happened', '!');
    await page.clock.runFor(60_000);
    expect(server.saves).toHaveLength(1);
    expect(await typed('happened')).toBe('From the phone!');
  });
});

describe('when nobody is signed in any more', () => {
  it('keeps the words on an own device and puts them back', async () => {
    server.answers = 'signed out';
    await writeAndPause('happened', 'Kept', 'Signed out');
    server.answers = 'as it should';
    await page.goto(server.url);
    await page.getByText('Put back').waitFor();
    expect(await typed('happened')).toBe('Kept');
    await page.clock.runFor(1);
    await status('Saved 14:01');
    expect(await stored()).toEqual([]);
  });

  it('shows both where the draft has moved on meanwhile', async () => {
    server.answers = 'signed out';
    await writeAndPause('happened', 'Kept', 'Signed out');
    Object.assign(server, {
      answers: 'as it should',
      rev: 3,
      texts: { happened: 'Newer', part: '' },
    });
    await page.goto(server.url);
    expect(await page.getByRole('alert').textContent()).toMatch(/Kept.*Newer/);
    expect(await typed('happened')).toBe('Newer');
  });

  it('keeps nothing on a shared device', async () => {
    await page.evaluate("localStorage.setItem('draft:somebody', 'earlier words')");
    server.device = 'shared';
    await page.goto(server.url);
    server.answers = 'signed out';
    await writeAndPause('happened', 'Private', 'Signed out');
    expect(await stored()).toEqual([]);
  });
});

describe('once the form is sent', () => {
  it.each([
    { comes: 'the same form, because nothing arrived', emptied: 0, holds: 'Final' },
    { comes: 'the next form, because it arrived', emptied: 1, holds: '' },
  ])('puts back what was not saved before where there comes $comes', async ({ emptied, holds }) => {
    await write('happened', 'Final');
    await press('Send');
    await page.getByText('Sent').waitFor();
    server.emptied = emptied;
    await page.goto(server.url);
    expect(await typed('happened')).toBe(holds);
    expect(await page.getByText('Put back').count()).toBe(holds === '' ? 0 : 1);
    expect(await stored()).toHaveLength(holds === '' ? 0 : 1);
  });

  it('carries the text itself, and nothing is saved after it', async () => {
    await write('happened', 'Final');
    await press('Send');
    await page.getByText('Sent').waitFor();
    expect(server.submissions).toMatchObject([{ happened: 'Final', rev: '0', do: 'submit' }]);
    expect(server.saves).toEqual([]);
  });

  it('waits for the save on its way, and names the revision it made', async () => {
    let open = (): void => undefined;
    server.gate = new Promise((resolve) => (open = resolve));
    const saving = page.waitForRequest('**/draft');
    await write('happened', 'Final');
    await page.clock.runFor(1_500);
    await saving;
    await press('Send');
    expect(server.submissions).toEqual([]);
    open();
    await page.getByText('Sent').waitFor();
    expect(server.submissions).toMatchObject([{ happened: 'Final', rev: '1', do: 'submit' }]);
  });
});
