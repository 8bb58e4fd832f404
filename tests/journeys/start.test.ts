import { chmod, readdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as limit } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { readMachine } from '../../src/env.js';
import { launchBrowser } from '../support/browser.js';
import { anyPort, runProgram, temporaryFolders, type Program } from '../support/program.js';
import { becomeAdmin, createCohort } from './admin-steps.js';
import { admin, cohort } from './cast.js';
import { goBy, headingOf, link, shows } from './on-page.js';
import { signIn } from './signing-in.js';
import { createStage, type Stage } from './stage.js';

jest.setTimeout(240_000);

const folders = temporaryFolders();
let running: Program | null = null;
let browser: Browser;
let stage: Stage | null = null;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterEach(async () => {
  await stage?.end();
  await running?.kill('SIGTERM');
});

afterAll(async () => {
  await browser.close();
  await folders.clean();
});

/** A folder whose `npm` only notes that it was called. */
const watchedNpm = async (folder: string): Promise<string> => {
  const npm = join(folder, 'npm');
  await writeFile(npm, `#!/bin/sh\ntouch "${join(folder, 'called')}"\nexit 1\n`);
  await chmod(npm, 0o755);
  return [folder, readMachine().searchPath].join(delimiter);
};

/** A way to the network that leads nowhere. */
const nowhere = 'http://127.0.0.1:9';
const longestStartMs = 120_000;

const start = async (env: Record<string, string>): Promise<Program> => {
  const program = runProgram({ env });
  running = program;
  const tooLong = limit(longestStartMs, null, { ref: false }).then(() => {
    throw new Error(`It does not run after ${longestStartMs} ms:\n${program.output()}`);
  });
  await Promise.race([program.printed('Stop it with Ctrl-C'), tooLong]);
  return program;
};

const printed = (program: Program, pattern: RegExp): string =>
  pattern.exec(program.output())?.[0] ?? '';

it('runs from one command, and again with what was done before', async () => {
  const tools = await folders.make();
  const env = {
    DATA_DIR: await folders.make(),
    PORT: await anyPort(),
    PATH: await watchedNpm(tools),
  };
  const first = await start(env);
  const origin = printed(first, /http:\/\/127\.0\.0\.1:\d+/);
  stage = createStage({ name: 'start', origin, browser, scripts: true });
  const page = await stage.enter('the admin', 'desk');
  await stage.step('the printed address opens, and the printed link makes the admin', async () => {
    await page.goto(origin);
    expect(await headingOf(page)).toBe('Sign in');
    await page.goto(printed(first, /http:\S+\/first-admin\/\S+/));
    await becomeAdmin(page, admin, cohort.zone);
    await createCohort(page, cohort);
    expect(await headingOf(page)).toBe(cohort.name);
  });
  await first.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  const second = await start({ ...env, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere });
  expect(second.output()).not.toMatch(/\/first-admin\/|Installing/);
  expect(await readdir(tools)).toEqual(['npm']);
  await stage.step('the same data is there', async () => {
    const again = await stage?.enter('the admin again', 'desk');
    if (!again) throw new Error('There is no stage');
    await again.goto(origin);
    await signIn(again, admin);
    await goBy(again, link(again.locator('header nav'), 'Cohorts'));
    await shows(again, cohort.name);
    await page.reload();
    await shows(page, cohort.name);
  });
});
