import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { createActorReader } from '../../src/accounts/actor.js';
import { createIdentity } from '../../src/accounts/identity.js';
import { aPassword, testSecret, useTestApp } from '../support/app.js';
import { createClient, type Client } from '../support/client.js';

const app = useTestApp();
const email = 'ana@example.test';
let id: string;

beforeAll(async () => {
  id = await app.person({ email, name: 'Ana Ruiz' });
});
beforeEach(() => app.clock.forward({ days: 40 }));

const people = () => app.services.world.db.collection<{ _id: string }>('people');

const cookieOf = (headers: unknown, name: string): string => {
  const set = (headers as Record<string, string[] | undefined>)['set-cookie'] ?? [];
  return set.find((cookie) => cookie.startsWith(`${name}=`))?.split(';')[0] ?? '';
};

/** Signs in and gives the browser with the cookie that it got. */
const signedIn = async (device?: 'own'): Promise<{ client: Client; cookie: string }> => {
  const client = app.client();
  await client.get('/sign-in');
  const answer = await client.post('/sign-in', { email, password: aPassword, device });
  await client.get('/');
  return { client, cookie: cookieOf(answer.headers, 'sid') };
};

const replay = async (cookie: string): Promise<number> =>
  (await app.client().get('/account', { Cookie: cookie })).status;

describe('a session', () => {
  it('begins under a new id, and the one that was brought along opens nothing', async () => {
    const { cookie: brought } = await signedIn();
    const client = app.client();
    const form = await client.get('/sign-in');
    const answer = await request(app.http)
      .post('/sign-in')
      .set({ Origin: 'http://127.0.0.1:3000', 'Content-Type': 'application/x-www-form-urlencoded' })
      .set('Cookie', [cookieOf(form.headers, 'pre'), 'sid=s%3Aplanted.signature'])
      .send(
        new URLSearchParams({
          ...{ email, password: aPassword },
          _csrf: String(form.$('[name=_csrf]').attr('value')),
          _key: String(form.$('[name=_key]').attr('value')),
        }).toString(),
      );
    const given = cookieOf(answer.headers, 'sid');
    expect(given).not.toBe('');
    expect([brought, 'sid=s%3Aplanted.signature']).not.toContain(given);
    expect(await replay(given)).toBe(200);
    expect(await replay('sid=s%3Aplanted.signature')).toBe(303);
  });

  it('is over after signing out, on the server too', async () => {
    const { client, cookie } = await signedIn();
    expect(await replay(cookie)).toBe(200);
    const answer = await client.post('/sign-out', {});
    expect(answer.headers['clear-site-data']).toContain('"cookies"');
    expect(await replay(cookie)).toBe(303);
  });

  it('lasts twelve hours on a shared device and thirty days on an own one that is used', async () => {
    const shared = (await signedIn()).client;
    const own = (await signedIn('own')).client;
    app.clock.forward({ hours: 11, minutes: 59 });
    expect((await shared.get('/account')).status).toBe(200);
    app.clock.forward({ minutes: 1 });
    expect((await shared.get('/account')).status).toBe(303);
    app.clock.forward({ days: 13 });
    expect((await own.get('/account')).status).toBe(200);
    app.clock.forward({ days: 13 });
    expect((await own.get('/account')).status).toBe(200);
    app.clock.forward({ days: 4 });
    expect((await own.get('/account')).status).toBe(303);
  });

  it('ends on an own device that was not used for fourteen days', async () => {
    const { client } = await signedIn('own');
    app.clock.forward({ days: 14 });
    expect((await client.get('/account')).status).toBe(303);
  });

  it('of somebody who becomes staff has staff times at once', async () => {
    const { client } = await signedIn('own');
    const { accounts, transact } = app.services;
    await transact((tx) => accounts.changeRights(tx, id, { startsInstructing: 'a-cohort' }));
    app.clock.forward({ hours: 1, minutes: 59 });
    expect((await client.get('/account')).status).toBe(200);
    app.clock.forward({ hours: 2 });
    expect((await client.get('/account')).status).toBe(303);
    await transact((tx) => accounts.changeRights(tx, id, { stopsInstructing: 'a-cohort' }));
  });

  it('opens an area no longer once the right to it is gone', async () => {
    const { client } = await signedIn();
    const { accounts, transact } = app.services;
    await transact((tx) => accounts.changeRights(tx, id, { isAdmin: true }));
    expect((await client.get('/cohorts')).status).toBe(200);
    await transact((tx) => accounts.changeRights(tx, id, { isAdmin: false }));
    expect((await client.get('/cohorts')).status).toBe(403);
  });
});

describe('both readers of a session', () => {
  /** What express-session holds for a cookie where identity changes. */
  const heldBy = async (cookie: string, secret = testSecret): Promise<unknown> => {
    const { db, clock, ids } = { ...app.services.world };
    const { people: store, sessions } = app.services;
    const server = express();
    const read = createActorReader({
      ...{ people: store, sessions, clock, sessionSecret: secret, secure: false },
    });
    const verify = () => Promise.resolve(null);
    const keys = { sessionSecret: secret, secure: false };
    const identity = createIdentity({ db, sessions, clock, ids, ...keys, verify });
    server.use((req, res, next) => {
      read(req).then((actor) => {
        res.locals.actor = actor;
        next();
      }, next);
    });
    server.get('/', identity.middleware, (req, res) => {
      res.json([res.locals.actor?.id ?? null, req.session.personId ?? null]);
    });
    return (await request(server).get('/').set('Cookie', cookie)).body as unknown;
  };

  it('see the same person, or nobody', async () => {
    const { cookie } = await signedIn();
    expect(await heldBy(cookie)).toEqual([id, id]);
    expect(await heldBy(cookie, 'another secret, as after a rotation, 32+')).toEqual([null, null]);
    expect(await heldBy(cookie.replace('s%3A', 's%3Ax'))).toEqual([null, null]);
  });

  it('see nobody after signing out', async () => {
    const { client, cookie } = await signedIn();
    await client.post('/sign-out', {});
    expect(await heldBy(cookie)).toEqual([null, null]);
  });

  it('see nobody when it has run out', async () => {
    const { cookie } = await signedIn();
    app.clock.forward({ hours: 12 });
    expect(await heldBy(cookie)).toEqual([null, null]);
  });

  it('see nobody when the account is closed, on the next request', async () => {
    const { client, cookie } = await signedIn();
    await people().updateOne({ _id: id }, { $set: { disabledAt: app.clock.now() } });
    expect((await client.get('/account')).status).toBe(303);
    expect(await heldBy(cookie)).toEqual([null, null]);
    const visitor = createClient(app.http);
    await visitor.get('/sign-in');
    expect((await visitor.post('/sign-in', { email, password: aPassword })).status).toBe(422);
    await people().updateOne({ _id: id }, { $set: { disabledAt: null } });
  });
});
