import { beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Test } from 'supertest';
import { features } from '../../src/features.js';
import type { Route } from '../../src/web/route.js';
import { useTestApp } from '../support/app.js';
import { ourOrigin } from '../support/client.js';
import { enter, type Browser } from '../support/enter.js';

const app = useTestApp();

let ana: Browser;
let ben: Browser;
let visitor: Browser;

const everyRight = async (email: string): Promise<void> => {
  const id = await app.person({ email, isAdmin: true });
  const { accounts, transact } = app.services;
  await transact((tx) => accounts.changeRights(tx, id, { startsInstructing: 'some-cohort' }));
  await transact((tx) => accounts.changeRights(tx, id, { learns: 'another-cohort' }));
};

beforeAll(async () => {
  await everyRight('ana@example.test');
  await everyRight('ben@example.test');
  ana = await enter(app, 'ana@example.test');
  ben = await enter(app, 'ben@example.test');
  visitor = await enter(app, null);
});

const writes = (): Route[] =>
  features(app.services)
    .flatMap(({ routes }) => routes)
    .filter(({ method }) => method === 'post');

const anId = '0195a3b2-0000-7000-8000-000000000000';

/** Forms behind a one-time link: the secret in their address stands for the token of a session. */
const byTheirLinkAlone = [
  '/outcomes/:secret',
  '/passed-on/:secret',
  '/passed-on/:secret/withdrawal',
];

/** Sends a write with every field it could want, so that only its origin or its tokens can be at fault. */
const send = (
  { path, accepts = 'form' }: Route,
  {
    cookie,
    headers = {},
    ...fields
  }: { cookie: string; headers?: object; _csrf?: string; _key?: string },
): Test => {
  const sent = request(app.http)
    .post(path.replace(/:\w+/g, anId))
    .set({
      Cookie: cookie,
      ...(Object.keys(headers).length > 0 ? headers : { Origin: ourOrigin }),
    });
  return accepts === 'file' ? sent.field(fields) : sent.type('form').send(fields);
};

/** Whether the id stands where the route takes one: else the page is not there, before anybody looks at keys. */
const isAddress = ({ path, params }: Route): boolean => {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  return params?.safeParse(Object.fromEntries(names.map((name) => [name, anId]))).success ?? true;
};

const contents = async (): Promise<unknown> => {
  const hashed = await app.services.world.db.db?.command({ dbHash: 1 });
  return hashed?.['collections'] as unknown;
};

/** What each write of the course answers to the same attack. */
const answers = async (
  attack: (route: Route) => Test,
  routes = writes(),
): Promise<Record<string, number>> => {
  const all: Record<string, number> = {};
  for (const route of routes) all[route.path] = (await attack(route)).status;
  return all;
};

const allRefused = (status: number, routes = writes()): Record<string, number> =>
  Object.fromEntries(routes.map(({ path }) => [path, status]));

const key = 'a-key-of-a-form';

describe('every write of the course', () => {
  it.each([
    ['comes from another site, says the browser', { 'Sec-Fetch-Site': 'cross-site' }],
    ['comes from a sister site', { 'Sec-Fetch-Site': 'same-site', Origin: ourOrigin }],
    ['comes from nowhere a page could be', { 'Sec-Fetch-Site': 'none' }],
    ['has the origin of another site', { Origin: 'https://evil.example' }],
    ['has an origin that begins like ours', { Origin: `${ourOrigin}.evil.example` }],
    ['has a hidden origin', { Origin: 'null' }],
    ['has the referrer of another site', { Referer: 'https://evil.example/' }],
    ['tells no origin at all', { 'X-Nothing': '1' }],
  ])('is refused when it %s', async (_what, headers) => {
    const before = await contents();
    expect(
      await answers((route) => send(route, { ...ana, headers, _csrf: ana.csrf, _key: key })),
    ).toEqual(allRefused(403));
    expect(await contents()).toEqual(before);
  });

  it.each([
    ['no token', () => ({})],
    ["another session's token", () => ({ _csrf: ben.csrf })],
    ["a visitor's token", () => ({ _csrf: visitor.csrf })],
    ['half a token', () => ({ _csrf: ana.csrf.slice(0, 20) })],
    [
      'a token for another person',
      () => ({ _csrf: `x.${ana.csrf.split('.').slice(1).join('.')}` }),
    ],
  ])('is refused with %s', async (_what, token) => {
    const before = await contents();
    const withToken = writes().filter(({ csrf }) => csrf !== 'none');
    const attack = (route: Route): Test =>
      send(route, { cookie: ana.cookie, _key: key, ...token() });
    expect(await answers(attack, withToken)).toEqual(allRefused(403, withToken));
    expect(await contents()).toEqual(before);
  });

  it('needs a token, but for three that a secret in their address opens', async () => {
    const before = await contents();
    const without = writes().filter(({ csrf }) => csrf === 'none');
    expect(without.map(({ path }) => path)).toEqual(byTheirLinkAlone);
    expect(
      await answers((route) => send(route, { cookie: ana.cookie, _key: key }), without),
    ).toEqual(allRefused(404, without));
    expect(await contents()).toEqual(before);
  });

  it.each(['text/plain', 'application/json'])('is refused as %s', async (type) => {
    const before = await contents();
    const sent = (route: Route): Test =>
      request(app.http)
        .post(route.path.replace(/:\w+/g, anId))
        .set({ Cookie: ana.cookie, Origin: ourOrigin, 'Content-Type': type })
        .send(JSON.stringify({ _csrf: ana.csrf, _key: key }));
    expect(await answers(sent)).toEqual(allRefused(415));
    expect(await contents()).toEqual(before);
  });

  it('gets past all that from a page of ours, up to the key of the form', async () => {
    for (const route of writes()) {
      const response = await send(route, { cookie: ana.cookie, _csrf: ana.csrf });
      expect([route.path, response.status]).toEqual([route.path, isAddress(route) ? 400 : 404]);
    }
  });

  it('is also known by the origin of the referrer, or by what the browser says of the site', async () => {
    for (const headers of [
      { Referer: `${ourOrigin}/sign-in` },
      { 'Sec-Fetch-Site': 'same-origin' },
    ]) {
      const sent = request(app.http)
        .post('/sign-out')
        .set({ Cookie: ana.cookie, ...headers });
      expect((await sent.type('form').send({ _csrf: ana.csrf })).status).toBe(400);
    }
  });
});
