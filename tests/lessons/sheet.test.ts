import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import request from 'supertest';
import { useTestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { ourOrigin } from '../support/client.js';
import { aLearner, anInstructor } from './a-learner.js';

const app = useTestApp();

const slugs = (): string[] => app.services.content.course().lessons.map(({ slug }) => slug);

describe('the sheet of a lesson', () => {
  it('has the lesson on one page: its sentence, its ideas, what to try, and what to ask the crew', async () => {
    const ana = await aLearner(app, 'sheet@example.test');
    const lesson = app.services.content.lesson('learning-from-failure');
    const page = await ana.get('/lessons/learning-from-failure/sheet');
    expect(page.heading).toBe(lesson.title);
    expect(page.text).toContain(lesson.summary);
    for (const idea of lesson.keyIdeas) expect(page.text).toContain(idea);
    expect(page.text).toContain('One thing for your next shift');
    expect(page.text).toContain('What did each of us do in the hour before it');
    expect(page.text).toContain(`${ourOrigin}/lessons/learning-from-failure`);
    expect(page.$('.sheet-code path').attr('d')).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  });

  it('is reached from its lesson', async () => {
    const ben = await aLearner(app, 'to-sheet@example.test');
    const page = await ben.get('/lessons/learning-from-failure');
    expect(page.$('.beside a').attr('href')).toBe('/lessons/learning-from-failure/sheet');
    expect(page.html).not.toContain('/facilitation');
  });
});

describe('notes for the facilitator', () => {
  it('are read by those who lead the meeting', async () => {
    const cindy = await anInstructor(app, 'leads@example.test');
    const lesson = await cindy.get('/lessons/learning-from-failure');
    expect(lesson.$('.beside a').last().attr('href')).toBe(
      '/lessons/learning-from-failure/facilitation',
    );
    const page = await cindy.get('/lessons/learning-from-failure/facilitation');
    expect(page.text).toContain('Forty-five minutes');
  });

  it('are closed to learners', async () => {
    const cal = await aLearner(app, 'closed@example.test');
    const page = await cal.get('/lessons/learning-from-failure/facilitation');
    expect(page.status).toBe(403);
    expect(page.html).not.toContain('Forty-five minutes');
  });
});

/** How many pages a printed file has. */
const pagesOf = (pdf: Buffer): number =>
  (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

describe('on paper', () => {
  let browser: Browser;
  let page: Page;
  let html = '';

  const answer = async (route: Route): Promise<void> => {
    const { pathname } = new URL(route.request().url());
    if (route.request().isNavigationRequest())
      return route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: html });
    if (!pathname.startsWith('/assets/')) return route.abort();
    const asset = await request(app.http)
      .get(pathname)
      .set('Accept-Encoding', 'identity')
      .responseType('blob');
    return route.fulfill({
      status: 200,
      contentType: String(asset.headers['content-type']),
      body: asset.body as Buffer,
    });
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.route('**/*', answer);
  });

  afterAll(() => browser.close());

  it.each(['A4', 'Letter'])(
    'is one page of %s for each lesson',
    async (format) => {
      const dee = await aLearner(app, `paper-${format.toLowerCase()}@example.test`);
      const pages: Record<string, number> = {};
      for (const slug of slugs()) {
        ({ html } = await dee.get(`/lessons/${slug}/sheet`));
        await page.goto(`${ourOrigin}/lessons/${slug}/sheet`, { waitUntil: 'load' });
        pages[slug] = pagesOf(await page.pdf({ format }));
      }
      expect(Object.values(pages)).toHaveLength(8);
      expect(pages).toEqual(Object.fromEntries(slugs().map((slug) => [slug, 1])));
    },
    60_000,
  );

  it('would be seen to be more than one', async () => {
    html = html.replace('</article>', `${'<p>One more line.</p>'.repeat(60)}</article>`);
    await page.goto(`${ourOrigin}/lessons/longer/sheet`, { waitUntil: 'load' });
    expect(pagesOf(await page.pdf({ format: 'A4' }))).toBeGreaterThan(1);
  });
});
