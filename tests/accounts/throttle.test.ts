import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { waitOf } from '../../src/accounts/throttle.js';
import { aPassword, useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';

const app = useTestApp();
const email = 'ana@example.test';

beforeAll(() => app.person({ email, name: 'Ana Ruiz' }));
beforeEach(() => app.clock.forward({ hours: 1 }));

const visitor = async (): Promise<Client> => {
  const client = app.client();
  await client.get('/sign-in');
  return client;
};

const tryOften = async (client: Client, times: number, as = email): Promise<SeenPage[]> => {
  const pages: SeenPage[] = [];
  for (let time = 0; time < times; time += 1)
    pages.push(await client.post('/sign-in', { email: as, password: `guess number ${time}` }));
  return pages;
};

const statuses = (pages: readonly SeenPage[]): number[] => pages.map(({ status }) => status);

describe('trying passwords', () => {
  it('is held up after five from one address, with a time to wait and what was typed', async () => {
    const client = await visitor();
    const pages = await tryOften(client, 6);
    expect(statuses(pages)).toEqual([422, 422, 422, 422, 422, 429]);
    const held = pages[5];
    expect(Number(held?.headers['retry-after'])).toBeGreaterThan(0);
    expect(held?.$('#email').attr('value')).toBe(email);
    expect(held?.text).toContain('What you typed is still here');
    const right = await client.post('/sign-in', { email, password: aPassword });
    expect(right.status).toBe(429);
  });

  it('goes on after the time that was said', async () => {
    const client = await visitor();
    const held = (await tryOften(client, 6)).at(-1);
    app.clock.forward({ seconds: Number(held?.headers['retry-after']) });
    const right = await client.post('/sign-in', { email, password: aPassword });
    expect(right.status).toBe(303);
  });

  it('is held up the same for a name that nobody has', async () => {
    const pages = await tryOften(await visitor(), 6, 'nobody@example.test');
    expect(statuses(pages)).toEqual([422, 422, 422, 422, 422, 429]);
  });

  it('counts one person, whichever way their name is spelt', async () => {
    const client = await visitor();
    await tryOften(client, 3);
    const pages = await tryOften(client, 3, ' ANA@Example.TEST ');
    expect(statuses(pages)).toEqual([422, 422, 429]);
  });

  it('counts tries that come all at once', async () => {
    const clients = await Promise.all(Array.from({ length: 12 }, visitor));
    const pages = await Promise.all(clients.map((client) => tryOften(client, 1)));
    const looked = statuses(pages.flat()).filter((status) => status === 422);
    expect(looked.length).toBeLessThanOrEqual(5);
  });

  it('is forgotten once the right one was given', async () => {
    const client = await visitor();
    await tryOften(client, 4);
    await client.post('/sign-in', { email, password: aPassword });
    expect(statuses(await tryOften(await visitor(), 5))).toEqual([422, 422, 422, 422, 422]);
  });

  it('by others does not lock out a device that the person signed in from', async () => {
    const own = await app.signedIn(email);
    await own.get('/account');
    await own.submit('/sign-out');
    await tryOften(await visitor(), 8);
    await own.get('/sign-in');
    expect((await own.post('/sign-in', { email, password: aPassword })).status).toBe(303);
  });

  it('is counted at the change of a password too', async () => {
    const own = await app.signedIn(email);
    await own.get('/account/password');
    const guess = { currentPassword: 'not the one', newPassword: 'seven herons by the canal' };
    const pages: SeenPage[] = [];
    for (let time = 0; time < 11; time += 1) pages.push(await own.post('/account/password', guess));
    expect(statuses(pages).slice(-2)).toEqual([422, 429]);
  });
});

describe('the wait', () => {
  const limit = { name: 'x', points: 10, windowMs: 900_000 };

  it('lets ten through in a window, and at its end as many as have run out', () => {
    expect(waitOf(limit, { previous: 0, current: 9, elapsedMs: 0 })).toBe(0);
    expect(waitOf(limit, { previous: 0, current: 10, elapsedMs: 600_000 })).toBe(300_001);
    expect(waitOf(limit, { previous: 10, current: 0, elapsedMs: 0 })).toBe(1);
    expect(waitOf(limit, { previous: 10, current: 0, elapsedMs: 90_001 })).toBe(0);
    expect(waitOf(limit, { previous: 10, current: 1, elapsedMs: 89_000 })).toBeGreaterThan(0);
  });

  it('does not grow with tries beyond the limit', () => {
    const few = waitOf(limit, { previous: 10, current: 0, elapsedMs: 0 });
    expect(waitOf(limit, { previous: 9_000, current: 0, elapsedMs: 0 })).toBe(few);
  });
});
