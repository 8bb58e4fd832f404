import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response, type Test } from 'supertest';
import { features } from '../../src/features.js';
import { expected, roles, type Role } from './expected.js';
import { asks, usualParams, type Ask } from './requests.js';
import type { Course } from '../../src/content/course.js';
import { root } from '../architecture/source.js';
import { aBadgeKey, publishedCourse, useTestApp } from '../support/app.js';
import { ourOrigin } from '../support/client.js';
import { takeSnapshot, type Snapshot } from '../support/snapshot.js';
import { enter, type Browser } from '../support/enter.js';
import { herWords, lessons, people, seedWorld, type World } from '../support/world.js';

/** The published course, with a picture in it. */
const withPicture = async (): Promise<Course> => ({
  ...(await publishedCourse()),
  images: [
    {
      lesson: lessons.opened,
      file: 'table.svg',
      href: '/unused',
      path: join(root, 'public/icon.svg'),
    },
  ],
});

const app = useTestApp({ course: withPicture, badgeKey: aBadgeKey() });

let world: World;
let snapshot: Snapshot;
let begun: string;
const browsers = new Map<Role, Browser>();

beforeAll(async () => {
  world = await seedWorld(app);
  for (const role of roles)
    browsers.set(role, await enter(app, role === 'nobody' ? null : people[role]));
  begun = app.clock.now().toISOString();
  snapshot = await takeSnapshot(app.services.world.db);
}, 60_000);

/** Everything as it was, and at the same moment: being seen a minute later is written down. */
const restore = async (): Promise<void> => {
  await snapshot.restore();
  app.clock.moveTo(begun);
};

afterEach(restore);

const browserOf = (role: Role): Browser => {
  const browser = browsers.get(role);
  if (!browser) throw new Error(`${role} has no browser`);
  return browser;
};

const fill = (path: string, params: Record<string, string>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');

let keys = 0;

const send = (role: Role, [method, path]: [string, string], { fields, file }: Ask): Test => {
  const { cookie, csrf } = browserOf(role);
  if (method === 'GET') return request(app.http).get(path).set({ Cookie: cookie });
  const sent = request(app.http).post(path).set({ Cookie: cookie, Origin: ourOrigin });
  const body = { ...fields, _csrf: csrf, _key: `a-key-of-a-form-${(keys += 1)}` };
  return file === undefined
    ? sent.type('form').send(body)
    : sent.field(body).attach('file', Buffer.from(file), 'list.csv');
};

const outcome = ({ status, headers }: Response): string => {
  if (status !== 303) return String(status);
  return headers['location']?.startsWith('/sign-in') ? 'sign-in' : 'on';
};

/** The page without what is another one at each visit. */
const withoutTokens = (html: string): string =>
  html.replace(/ name="(_csrf|_key|next)" value="[^"]*"/g, '');

const anId = '0195a3b2-0000-7000-8000-000000000000';

const routes = (): string[] =>
  features(app.services)
    .flatMap((feature) => feature.routes)
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);

it('says of every route what it answers to whom, and of no other', () => {
  expect(Object.keys(expected).sort()).toEqual(routes().sort());
});

describe.each(Object.entries(expected))('%s', (name, row) => {
  const [method = '', pattern = ''] = name.split(' ');
  const answers = row.split(' ');
  const ask = (): Ask => asks(world)[name] ?? {};
  const addressOf = ({ params }: Ask): string =>
    fill(pattern, { ...usualParams(world, pattern), ...params });

  const ask1 = async (role: Role): Promise<Response> => {
    const one = ask();
    await one.first?.();
    return send(role, [method, addressOf(one)], one);
  };

  it(`answers ${row}`, async () => {
    const given: string[] = [];
    for (const role of roles) {
      const response = await ask1(role);
      given.push(outcome(response));
      if (!['learner', 'instructor'].includes(role))
        expect(String(response.text)).not.toContain(herWords);
      await restore();
    }
    expect(given).toEqual(answers);
  });

  it('shows and changes nothing for those it refuses', async () => {
    for (const role of roles.filter((_, i) => ['403', '404'].includes(answers[i] ?? ''))) {
      await ask().first?.();
      const before = await snapshot.hashes();
      const response = await send(role, [method, addressOf(ask())], ask());
      expect(await snapshot.hashes()).toEqual(before);
      expect(String(response.text)).not.toContain(herWords);
      await restore();
    }
  });

  it('is the same page for what is out of reach as for what is not there', async () => {
    for (const role of roles.filter((_, i) => answers[i] === '404')) {
      const foreign = await ask1(role);
      const params = {
        ...usualParams(world, pattern),
        id: anId,
        personId: anId,
        roundId: `${anId}:1`,
        slug: 'no-such-lesson',
      };
      const none = await send(role, [method, fill(pattern, params)], ask());
      expect(none.status).toBe(404);
      // A refused form comes back under the address it was sent to.
      const plain = (html: string): string => withoutTokens(html).replace(/ action="[^"]*"/g, '');
      expect(plain(none.text)).toBe(plain(foreign.text));
    }
  });
});

it('lets nobody end the session of somebody else', async () => {
  const ended = ['POST', '/account/session-endings'] as [string, string];
  await send('otherLearner', ended, { fields: { session: world.herSession } });
  expect((await world.as.learner.get('/account')).status).toBe(200);
  await send('otherLearner', ended, { fields: { session: 'others' } });
  expect(outcome(await send('learner', ['GET', '/account'], {}))).toBe('200');
});
