import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
});

it('opens a page in a real browser and takes a picture of it', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.setContent('<title>Lesson five</title><h1>Write to somebody who has no time</h1>');
  expect(await page.title()).toBe('Lesson five');
  const picture = await page.screenshot();
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
});

it('keeps the security of the web switched on', async () => {
  const page = await browser.newPage();
  await page.goto('data:text/html,<p>elsewhere</p>');
  const outcome = await page.evaluate(async () => {
    const answer = await fetch('http://127.0.0.1:9/').catch(() => 'refused');
    return typeof answer === 'string' ? answer : 'allowed';
  });
  expect(outcome).toBe('refused');
});
