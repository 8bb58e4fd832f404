import { beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response, type Test } from 'supertest';
import { ourOrigin } from '../support/client.js';
import { errorKinds, probeRoutes } from './probe-routes.js';
import { useProbe } from './probe.js';

const probe = useProbe({ routes: probeRoutes });
const secure = useProbe({ routes: probeRoutes, secure: true });

const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; " +
  "trusted-types emerging-leader; require-trusted-types-for 'script'";

const always: Record<string, string> = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-xss-protection': '0',
  'x-dns-prefetch-control': 'off',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

const get = (path: string, headers: Record<string, string> = {}): Test =>
  request(probe.http).get(path).set(headers);

const post = (path: string, type: string): Test =>
  request(probe.http).post(path).set({ Origin: ourOrigin, 'Content-Type': type }).send('{}');

const asset = async (): Promise<string> =>
  /href="(\/assets\/[^"]+\.css)"/.exec((await get('/sign-in')).text)?.[1] ?? '';

const responses: Record<string, [status: number, () => Promise<Response>]> = {
  'a page': [200, () => get('/sign-in')],
  'a page by HEAD': [200, () => request(probe.http).head('/sign-in')],
  JSON: [200, () => get('/probe/json')],
  'a redirect': [303, () => get('/probe/elsewhere')],
  'the way to sign in': [303, () => get('/')],
  'the one host': [308, () => get('/probe', { Host: 'localhost:3000' })],
  'a page with a revision': [200, () => get('/probe/revised')],
  'no such page': [404, () => get('/nowhere')],
  'a broken address': [400, () => get('/probe/by-id/%E0%A4%A')],
  'another method': [405, () => request(probe.http).options('/probe')],
  'another type': [415, () => post('/probe/form', 'application/json')],
  'another site': [403, () => request(probe.http).post('/probe/form')],
  'a fault of ours': [500, () => get('/probe/broken')],
  'an asset': [200, async () => get(await asset())],
  'no such asset': [404, () => get('/assets/none.css')],
  'a sign of life': [200, () => get('/livez')],
  readiness: [200, () => get('/readyz')],
};

for (const kind of errorKinds)
  responses[`refused as ${kind}`] = [0, () => get(`/probe/refused/${kind}`)];

describe('every answer', () => {
  it.each(Object.entries(responses))('has the headers: %s', async (_what, [status, ask]) => {
    const { headers, status: given } = await ask();
    if (status > 0) expect(given).toBe(status);
    expect(headers).toMatchObject(always);
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('what may be kept', () => {
  it('is nothing, where not said otherwise', async () => {
    for (const path of ['/sign-in', '/nowhere', '/probe/json', '/probe/broken', '/livez'])
      expect([path, (await get(path)).headers['cache-control']]).toEqual([path, 'no-store']);
  });

  it('is an asset, for a year, under a name that changes with it', async () => {
    const { headers } = await get(await asset(), { 'Accept-Encoding': 'br' });
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      vary: 'Accept-Encoding',
      'content-type': 'text/css; charset=utf-8',
    });
  });

  it('is no file of the course beyond the assets', async () => {
    for (const path of [
      '/assets/../manifest.json',
      '/assets/manifest.json',
      '/assets/',
      '/package.json',
      '/src/app.ts',
      '/assets/%2e%2e/server.js',
      '/.git/HEAD',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });
});

describe('on https', () => {
  let page: Response;

  beforeAll(async () => {
    page = await request(secure.http).get('/sign-in');
  });

  it('browsers are told to stay there', () => {
    expect(page.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    expect(page.headers['content-security-policy']).toBe(
      `${contentPolicy}; upgrade-insecure-requests`,
    );
  });

  it('cookies are for this host alone, and for no script', () => {
    const cookie = String(page.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-pre=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
});
