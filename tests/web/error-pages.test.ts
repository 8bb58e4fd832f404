import { afterEach, describe, expect, it } from '@jest/globals';
import * as cheerio from 'cheerio';
import request from 'supertest';
import { statusOf } from '../../src/platform/errors.js';
import { errorKinds, probeRoutes } from './probe-routes.js';
import { useProbe } from './probe.js';

const logged: unknown[] = [];
let breakPages = false;

const probe = useProbe({
  routes: probeRoutes,
  change: (web) => ({
    // What is logged is looked at, not printed.
    logger: Object.assign(Object.create(web.logger) as typeof web.logger, {
      error: (entry: unknown) => logged.push(entry),
    }),
    render: (reply, visit) => {
      if (breakPages) throw new Error('A template that is broken');
      return web.render(reply, visit);
    },
  }),
});

afterEach(() => {
  logged.length = 0;
  breakPages = false;
});

const get = (path: string, accept = 'text/html') =>
  request(probe.http).get(path).set('Accept', accept);

/** Nothing of the inside: no path, stack, database, library or version. */
const inside =
  /\bat [\w.<>]+ \(|node_modules|\/srv\/|\/src\/|\/dist\/|\.[jt]s\b:\d|Mongo|E11000|Error:|express|\bv?\d+\.\d+\.\d+\b/i;

const textOf = (html: string): string => cheerio.load(html)('body').text();

describe('a page for each refusal', () => {
  it.each(errorKinds)('%s: its status, a heading, what happens next', async (kind) => {
    const response = await get(`/probe/refused/${kind}`);
    expect(response.status).toBe(statusOf[kind]);
    const $ = cheerio.load(response.text);
    expect($('h1').text().length).toBeGreaterThan(5);
    expect($('main a').length).toBeGreaterThan(0);
    expect($('title').text()).toContain($('h1').text());
    expect(textOf(response.text)).not.toMatch(inside);
  });

  it('is for scripts of ours a few words of JSON', async () => {
    const response = await get('/probe/refused/conflict', 'application/json');
    expect(response.status).toBe(409);
    expect(Object.keys(response.body as object)).toEqual(['message', 'title']);
  });

  it('says when to come back, where waiting helps', async () => {
    expect((await get('/probe/unreachable')).headers['retry-after']).toBe('5');
    expect((await get('/probe/refused/not-found')).headers['retry-after']).toBeUndefined();
  });
});

describe('a fault of ours', () => {
  it.each(['/probe/broken', '/probe/thrown-text', '/probe/no-template'])(
    '%s shows an id that is in the log, and nothing of the inside',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(500);
      expect(textOf(response.text)).not.toMatch(inside);
      const [entry] = logged as [{ id: string; err: unknown; route: string }];
      expect(response.text).toContain(entry.id);
      expect(entry.err).toBeDefined();
    },
  );

  it('is told without an address or its query in the log: a token may stand in both', async () => {
    await get('/probe/broken?token=secret-one');
    expect(JSON.stringify(logged)).not.toContain('secret-one');
  });

  it('does not log a refusal, which is no fault', async () => {
    await get('/probe/refused/not-found');
    await get('/probe/refused/invalid');
    expect(logged).toEqual([]);
  });

  it('that breaks the page of the error too ends in a few plain words', async () => {
    breakPages = true;
    const response = await get('/probe/broken');
    expect([response.status, response.type]).toEqual([500, 'text/plain']);
    expect(response.text).toMatch(
      /^Something broke on our side\. Nothing you saved is lost\. \([\w-]+\)$/,
    );
    expect(logged).toHaveLength(2);
    expect((await get('/probe/broken', 'application/json')).body).toHaveProperty('message');
  });

  it('does not stop the next visit', async () => {
    await get('/probe/broken');
    expect((await get('/probe')).status).toBe(200);
  });
});

describe('what was typed', () => {
  const fields = { name: 'Ana', text: 'A long reflection.\nWith a second line & <b>marks</b>.' };

  it.each([
    ['/probe/breaks', 500],
    ['/probe/refuses/conflict', 409],
    ['/probe/refuses/unavailable', 503],
    ['/probe/refuses/too-many', 429],
  ])('comes back on the page of %s, ready to be sent again', async (path, status) => {
    const visitor = probe.client();
    await visitor.get('/sign-in');
    const page = await visitor.post(path, fields);
    expect(page.status).toBe(status);
    const form = page.$(`form[action="${path}"]`);
    expect(form.find('textarea[name=text]').text()).toBe(`\n${fields.text}`.slice(1));
    expect(form.find('input[name=name]').attr('value')).toBe('Ana');
    expect(form.find('input[name=_csrf]').attr('value')).toMatch(/.{40}/);
    expect(page.html).not.toContain('<b>marks');
  });

  it('comes back when the form was of another session', async () => {
    const visitor = probe.client();
    await visitor.get('/sign-in');
    const page = await visitor.post('/probe/text', { ...fields, _csrf: 'of-yesterday' });
    expect(page.status).toBe(403);
    const again = page.$('form[action="/probe/text"]').serializeArray();
    const values = Object.fromEntries(again.map(({ name, value }) => [name, value]));
    expect(values['text']?.replace(/\r\n/g, '\n')).toBe(fields.text);
  });

  it('never holds a password', async () => {
    const visitor = probe.client();
    await visitor.get('/sign-in');
    const page = await visitor.post('/probe/breaks', {
      name: 'Ana',
      password: 'my dog Rex',
      newPassword: 'Rex 2',
    });
    expect(page.html).not.toContain('Rex');
  });
});
