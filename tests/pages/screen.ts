import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import request from 'supertest';
import { root } from '../architecture/source.js';
import { ourOrigin, type SeenPage } from '../support/client.js';
import type { TestApp } from '../support/app.js';

/** A screen on which pages are laid as the app sent them, with its own styles, scripts and headers. */
export interface Screen {
  lay(seen: SeenPage): Promise<void>;
  /** What axe finds against WCAG 2.2 AA, as short lines: all of it in the light, and once more in the dark what colours decide. */
  faults(): Promise<string[]>;
  /** What is wider than a screen of this width and makes the page scroll sideways. */
  overhang(width: number): Promise<string[]>;
  /** What the browser itself complained about since the page was laid. */
  complaints(): string[];
  picture(name: string): Promise<void>;
  /** How many sheets of this paper the page takes. */
  sheets(format: 'A4' | 'Letter'): Promise<number>;
  close(): Promise<void>;
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// The builder of @axe-core/playwright takes four times as long a page; its axe is the same.
const builder = createRequire(import.meta.url).resolve('@axe-core/playwright');
const axe = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of axe that look at colours. The others see the same page in either scheme, and take most of the time. */
const colourRules = ['color-contrast', 'link-in-text-block'];

const running = (runOnly: { type: 'tag' | 'rule'; values: string[] }): string =>
  `axe.run(${JSON.stringify({ runOnly, resultTypes: ['violations'] })}).then(({ violations }) => violations)`;

const runAxe = {
  light: running({ type: 'tag', values: tags }),
  dark: running({ type: 'rule', values: colourRules }),
};

/** Nothing, unless the page scrolls sideways; then whatever reaches beyond its edge. */
const findWider = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.body.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > clientWidth)
    .map((one) => one.outerHTML.slice(0, 120));
})()`;

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

const headersOf = (seen: SeenPage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(seen.headers)
      .filter(([name]) => !/^(set-cookie|content-length|transfer-encoding|connection)$/.test(name))
      .map(([name, value]) => [name, String(value)]),
  );

const pathOf = (route: Route): string => new URL(route.request().url()).pathname;

const fulfilling = (app: TestApp, shown: () => SeenPage) => {
  const assets = new Map<string, { body: Buffer; contentType: string }>();
  const assetOf = async (path: string): Promise<{ body: Buffer; contentType: string }> => {
    const known = assets.get(path);
    if (known) return known;
    const answer = await request(app.http)
      .get(path)
      .set('Accept-Encoding', 'identity')
      .responseType('blob');
    const asset = {
      body: answer.body as Buffer,
      contentType: String(answer.headers['content-type']),
    };
    assets.set(path, asset);
    return asset;
  };
  return async (route: Route): Promise<void> => {
    if (route.request().isNavigationRequest()) {
      const seen = shown();
      await route.fulfill({ status: seen.status, headers: headersOf(seen), body: seen.html });
    } else if (pathOf(route).startsWith('/assets/')) {
      await route.fulfill({ status: 200, ...(await assetOf(pathOf(route))) });
    } else await route.abort();
  };
};

const describe = ({ id, nodes }: Violation): string =>
  `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`;

const listen = (page: Page): string[] => {
  const heard: string[] = [];
  // What the page before said on its way out is no fault of the next one.
  page.on('framenavigated', () => heard.splice(0));
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
  });
  return heard;
};

const openContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'America/Chicago',
    reducedMotion: 'reduce',
  });

export const openScreen = async (browser: Browser, app: TestApp): Promise<Screen> => {
  const context = await openContext(browser);
  const page = await context.newPage();
  const heard = listen(page);
  let shown: SeenPage | undefined;
  const seen = (): SeenPage => {
    if (!shown) throw new Error('No page was laid yet');
    return shown;
  };
  await context.route('**/*', fulfilling(app, seen));
  // Handed over once: sending half a megabyte to each page takes longer than laying it.
  await context.addInitScript({ content: axe });
  const wide = async (width: number): Promise<void> => page.setViewportSize({ width, height: 844 });
  return {
    async lay(next) {
      shown = next;
      await wide(390);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(ourOrigin + next.path.replace(/#.*$/, ''), { waitUntil: 'load' });
    },
    async faults() {
      const light = await page.evaluate<Violation[]>(runAxe.light);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await page.evaluate<Violation[]>(runAxe.dark);
      return [...light.map(describe), ...dark.map((fault) => `in the dark: ${describe(fault)}`)];
    },
    async overhang(width) {
      await wide(width);
      return page.evaluate<string[]>(findWider);
    },
    // An answer that is no success is what some of these pages are about.
    complaints: () => heard.filter((line) => !line.startsWith('Failed to load resource')),
    async picture(name) {
      const folder = join(root, 'test-results', 'pages');
      mkdirSync(folder, { recursive: true });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of [390, 1280]) {
          await wide(width);
          const path = join(folder, `${name.replace(/\W+/g, '-')}-${width}-${colorScheme}.png`);
          await page.screenshot({ path, fullPage: true });
        }
      }
    },
    async sheets(format) {
      const file = await page.pdf({ format });
      return [...file.toString('latin1').matchAll(/\/Type \/Page\b(?!s)/g)].length;
    },
    close: () => context.close(),
  };
};
