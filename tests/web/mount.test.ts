import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { mountRoutes } from '../../src/web/mount.js';
import { noFields } from '../../src/web/problems.js';
import { openRoute, type Route } from '../../src/web/route.js';
import type { Web } from '../../src/web/web.js';
import { probeRoutes, somePage } from './probe-routes.js';
import { useProbe } from './probe.js';

const probe = useProbe({ routes: probeRoutes });

const complete = openRoute({
  method: 'post',
  path: '/notes',
  input: noFields,
  handle: () => somePage('Done'),
});
const without = (part: keyof Route): Route =>
  Object.fromEntries(Object.entries(complete).filter(([name]) => name !== part)) as object as Route;
// Declaring is all that is asked here; nothing of the web is used before the first request.
const mount = (route: Route) => () => mountRoutes({} as Web, [route], (_req, _res, next) => next());

describe('the app at start', () => {
  it('takes a route that says who may use it and what it takes', () => {
    expect(mount(complete)).not.toThrow();
  });

  it('stops over a route that does not say who may use it', () => {
    expect(mount(without('may'))).toThrow('POST /notes does not say who may use it');
  });

  it('stops over a write that does not say what it takes', () => {
    expect(mount(without('input'))).toThrow('POST /notes does not say what it takes');
  });
});

describe('methods', () => {
  it('answers HEAD like GET, without a body', async () => {
    const response = await request(probe.http).head('/probe');
    expect(response.status).toBe(200);
    expect(response.text).toBeUndefined();
  });

  it.each(['put', 'patch', 'delete', 'options'] as const)(
    'refuses %s and says what goes',
    async (method) => {
      const page = await request(probe.http)[method]('/probe');
      expect([page.status, page.headers['allow']]).toEqual([405, 'GET, HEAD']);
      const form = await request(probe.http)[method]('/probe/form');
      expect([form.status, form.headers['allow']]).toEqual([405, 'POST']);
      const both = await request(probe.http)[method]('/sign-in');
      expect([both.status, both.headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
    },
  );

  it('does not let a field or a header change the method', async () => {
    const asked = await request(probe.http).get('/probe/form?_method=POST').set({
      'X-HTTP-Method-Override': 'POST',
      'X-HTTP-Method': 'POST',
      'X-Method-Override': 'POST',
    });
    expect(asked.status).toBe(405);
  });
});

describe('addresses', () => {
  const statusOf = async (path: string): Promise<number> =>
    (await request(probe.http).get(path)).status;

  it('are one spelling each', async () => {
    expect(await statusOf('/probe')).toBe(200);
    for (const path of [
      '/Probe',
      '/probe/',
      '/probe/.',
      '//probe',
      '/probe/style.css',
      '/probe%2f',
    ])
      expect([path, await statusOf(path)]).toEqual([path, 404]);
  });

  it('with an id that cannot be one are not there', async () => {
    expect(await statusOf('/probe/by-id/0195a3b2-0000-7000-8000-000000000000')).toBe(200);
    for (const id of [
      '1',
      '__proto__',
      '%00',
      '..%2f..%2fetc',
      `${'a'.repeat(3_000)}`,
      '%ED%A0%80',
    ])
      expect([404, 400]).toContain(await statusOf(`/probe/by-id/${id}`));
    expect(await statusOf('/probe/by-id/0195A3B2-0000-7000-8000-000000000000')).toBe(404);
  });

  it('that are not well-formed get a page that says so', async () => {
    const response = await request(probe.http).get('/probe/by-id/%E0%A4%A');
    expect(response.status).toBe(400);
    expect(response.text).toContain('<h1>');
  });

  it('with a query given twice, or another than the page knows, get 400', async () => {
    expect(await statusOf('/probe/asked?of=a')).toBe(200);
    expect(await statusOf('/probe/asked?of=z')).toBe(400);
    expect(await statusOf('/probe/asked?of=a&of=b')).toBe(400);
    expect(await statusOf('/probe/asked?of[$ne]=a')).toBe(200);
  });
});
