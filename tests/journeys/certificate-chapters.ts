import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fold, follow, headingOf, press, shows } from './on-page.js';
import type { Stage } from './stage.js';

export interface Certificate {
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
    await follow(page, track);
    await shows(page, /^Earned on/);
    await press(page, 'Make my certificate');
    expect(await headingOf(page)).toBe(`Your certificate: ${track}`);
    await shows(page, name);
    const way = page.locator('.certificate-check a');
    return { text: await textOn(page), address: await way.innerText() };
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
