import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { checkBadge } from '../tracks/badge-checker.js';
import { readPdf } from '../tracks/pdf-reader.js';
import type { Journey } from './cohort-chapters.js';
import * as learner from './learner-steps.js';
import { fold, goBy, headingOf, link, press, shows } from './on-page.js';
import type { Stage } from './stage.js';

export interface Certificate {
  readonly name: string;
  /** All that is printed on it. */
  readonly text: string;
  /** Where anybody can check it. */
  readonly address: string;
}

const textOn = async (page: Page): Promise<string> =>
  fold(await page.locator('.certificate').innerText());

/** From the home page to the certificate of an earned track. */
export const makesCertificate = (
  stage: Stage,
  page: Page,
  { track, name }: { track: string; name: string },
): Promise<Certificate> =>
  stage.step(`the track ${track} is earned, and its certificate is made`, async () => {
    await goBy(page, link(learner.trackOn(page, track), 'Your certificate'));
    await shows(page, /^Earned on/);
    await press(page, 'Make my certificate');
    expect(await headingOf(page)).toBe(`Your certificate: ${track}`);
    await shows(page, name);
    const way = page.locator('.certificate-check a');
    return { name, text: await textOn(page), address: await way.innerText() };
  });

/** In a browser that knows nobody, the address on a certificate repeats all that is printed. */
export const anybodyChecks = async (stage: Stage, certificate: Certificate): Promise<void> => {
  const page = await stage.enter('whoever checks it', 'phone');
  await stage.step('anybody can check the certificate', async () => {
    expect(await page.context().cookies()).toEqual([]);
    await page.goto(certificate.address);
    expect(await headingOf(page)).toBe('This certificate stands');
    expect(await textOn(page)).toBe(certificate.text);
  });
};

const download = async (page: Page, name: string): Promise<Buffer> => {
  const [file] = await Promise.all([page.waitForEvent('download'), link(page, name).click()]);
  return readFile(await file.path());
};

const fromAnywhere = async (address: string): Promise<unknown> => (await fetch(address)).json();

/** The PDF says what the page says; the badge holds for a program that knows nothing of the one that signed it. */
export const holdsAsFiles = async (
  { stage, course }: Journey,
  page: Page,
  { name, address }: Certificate,
): Promise<void> => {
  await stage.step('the certificate is taken along as a PDF', async () => {
    const { text, pages } = readPdf(await download(page, 'Take it as a PDF'));
    expect(pages).toBe(1);
    for (const printed of [name, new URL(address).pathname]) expect(text).toContain(printed);
  });
  await stage.step('and as a badge', async () => {
    const badge = (await download(page, 'Take it as an Open Badge')).toString();
    const now = course.clock.now();
    const credential = await checkBadge(badge, { read: fromAnywhere, now });
    expect(credential['type']).toContain('OpenBadgeCredential');
    expect(credential.jti).toBe(address);
  });
};
