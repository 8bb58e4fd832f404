import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { checkout } from '../support/program.js';
import { watch } from './complaints.js';

const screens = {
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 900 },
} as const;

export interface StageOptions {
  /** Begins the names of the pictures that a failure leaves. */
  readonly name: string;
  readonly origin: string;
  /** Where everybody sits who does not come with a browser of their own. */
  readonly browser: Browser;
  readonly scripts: boolean;
  /** Statuses that belong to what is tested; any other refusal is a complaint. */
  readonly expected?: readonly number[];
}

/** The browsers of one journey and what is seen in them. */
export interface Stage {
  readonly scripts: boolean;
  /** Somebody sits down at a device that nothing is stored on; a browser of their own can be ended alone. */
  enter(who: string, screen: keyof typeof screens, browser?: 'own'): Promise<Page>;
  /** Another window of the same browser. */
  window(page: Page): Promise<Page>;
  /** The browser ends like a tablet whose battery does: nothing runs before. */
  crash(page: Page): Promise<void>;
  /** The browser is closed as people close it. */
  close(page: Page): Promise<void>;
  /** A part of the journey. Throws with what every page showed, and leaves pictures in `pictures`. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Everybody leaves. Throws what a browser complained about last. */
  end(): Promise<void>;
}

interface Seat {
  readonly who: string;
  readonly page: Page;
}

// Neither the cohort's zone nor UTC: a time that follows the browser instead of the cohort shows.
const place = { locale: 'en-US', timezoneId: 'Pacific/Auckland' };
const patienceMs = 20_000;

export const pictures = join(checkout, 'test-results');
const fileName = (...parts: string[]): string =>
  parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

const headingOf = async (page: Page): Promise<string> => {
  const heading = page.locator('h1').first();
  const text = await heading.textContent({ timeout: 1_000 }).catch(() => null);
  return text?.replace(/\s+/g, ' ').trim() ?? 'no heading';
};

/** One line on what a page shows, and its picture and its text for a closer look. */
const testify = async ({ who, page }: Seat, file: string): Promise<string> => {
  if (page.isClosed()) return `${who}: the window is closed`;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: `${file}.png`, fullPage: true, timeout: 5_000 }).catch(() => null);
  await writeFile(`${file}.html`, await page.content().catch(() => 'the page cannot be read'));
  const address = new URL(page.url()).pathname;
  return `${who} sees "${await headingOf(page)}" at ${address} (${file}.png)`;
};

export const createStage = (options: StageOptions): Stage => {
  const { name, origin, scripts, expected = [] } = options;
  const seats: Seat[] = [];
  const own: Browser[] = [];
  const complaints: string[] = [];

  const sit = async (who: string, context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    seats.push({ who, page });
    watch(page, { who, expected, complaints });
    return page;
  };

  const ownBrowser = async (): Promise<Browser> => {
    const browser = await launchBrowser();
    own.push(browser);
    return browser;
  };

  const browserOf = (page: Page): Browser => {
    const browser = page.context().browser();
    if (!browser || browser === options.browser)
      throw new Error('Others sit at this browser as well');
    return browser;
  };

  const failure = async (part: string, error: unknown): Promise<Error> => {
    const message = error instanceof Error ? error.message : String(error);
    const seen: string[] = [];
    for (const seat of seats)
      seen.push(await testify(seat, join(pictures, fileName(name, part, seat.who))));
    const lines = [`"${part}": ${message}`, ...seen, ...complaints.splice(0)];
    const told = new Error(lines.join('\n'));
    // Where it broke off is a line of the journey, not this one.
    if (error instanceof Error && error.stack)
      told.stack = error.stack.replace(message, told.message);
    return told;
  };

  return {
    scripts,
    async enter(who, screen, whose) {
      const browser = whose === 'own' ? await ownBrowser() : options.browser;
      const context = await browser.newContext({
        ...place,
        baseURL: origin,
        viewport: screens[screen],
        javaScriptEnabled: scripts,
      });
      context.setDefaultTimeout(patienceMs);
      return sit(who, context);
    },
    window: (page) => sit(seats.find((seat) => seat.page === page)?.who ?? '', page.context()),
    async crash(page) {
      const browser = browserOf(page);
      const gone = new Promise((resolve) => browser.once('disconnected', resolve));
      const session = await browser.newBrowserCDPSession();
      // It never answers: that is the point.
      session.send('Browser.crash').catch(() => undefined);
      await gone;
    },
    close: (page) => browserOf(page).close(),
    async step(part, work) {
      try {
        const result = await work();
        if (complaints.length > 0) throw new Error('The browser complains');
        return result;
      } catch (error) {
        throw await failure(part, error);
      }
    },
    async end() {
      await Promise.all(seats.map(({ page }) => page.context().close()));
      await Promise.all(own.map((browser) => browser.close()));
      // What came after the last part was looked at.
      if (complaints.length > 0) throw new Error(complaints.splice(0).join('\n'));
    },
  };
};
