import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { useTestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { openScreen } from '../pages/screen.js';
import { useClassroom } from '../loop/classroom.js';
import { make } from './certified.js';
import { qualified } from './qualifying.js';

const app = useTestApp();
const room = useClassroom(app);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

it('prints on one sheet of either paper, with a long name and all that was done', async () => {
  app.clock.moveTo('2026-03-02T09:00:00Z');
  const client = await qualified(app, room, 'kim');
  const name = 'Uwe Maria von der Wolkenburg-Ruiz y Fernández de la Peña-Żółkiewska';
  await client.get('/account');
  await client.submit('/account/name', { name });
  await make(client, 'qualified');
  const screen = await openScreen(browser, app);
  const own = client.page();
  const checked = await app
    .client()
    .get(new URL(String(own.$('.certificate a').attr('href'))).pathname);
  for (const page of [own, checked]) {
    await screen.lay(page);
    for (const paper of ['A4', 'Letter'] as const) expect(await screen.sheets(paper)).toBe(1);
  }
}, 60_000);
