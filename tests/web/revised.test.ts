import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient, type Client } from '../support/client.js';
import { signIn } from '../support/app.js';
import { probeRoutes, probeState } from './probe-routes.js';
import { useProbe } from './probe.js';

const probe = useProbe({ routes: probeRoutes });

let ana: Client;
let anaId: string;

beforeAll(async () => {
  anaId = await probe.app.person({ email: 'ana@example.test', name: 'Ana Ruiz' });
  await probe.app.person({ email: 'ben@example.test', name: 'Ben Okafor' });
});

beforeEach(async () => {
  probeState.revision = 1;
  ana = await signIn(createClient(probe.http), 'ana@example.test');
});

const ask = async (client: Client, etag?: string) => {
  const page = await client.get('/probe/revised', etag ? { 'If-None-Match': etag } : {});
  return {
    status: page.status,
    etag: String(page.headers['etag']),
    html: page.html,
    headers: page.headers,
  };
};

describe('a page that a browser keeps', () => {
  it('is not sent again while nothing changed', async () => {
    const first = await ask(ana);
    const second = await ask(ana, first.etag);
    expect([first.status, second.status, second.html]).toEqual([200, 304, '']);
    expect(first.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'Cookie' });
  });

  it('says then how it may be kept, and none of its other headers', async () => {
    const { etag } = await ask(ana);
    const { headers } = await ask(ana, etag);
    expect(Object.keys(headers).sort()).toEqual([
      'cache-control',
      'connection',
      'date',
      'etag',
      'vary',
    ]);
    expect(headers).toMatchObject({ etag, 'cache-control': 'private, no-cache', vary: 'Cookie' });
  });

  it('is sent again after something on it changed', async () => {
    const { etag } = await ask(ana);
    probeState.revision = 2;
    const next = await ask(ana, etag);
    expect(next.status).toBe(200);
    expect(next.html).toContain('Revision 2');
    expect(next.etag).not.toBe(etag);
  });

  it('is sent again after its reader was renamed or got a right', async () => {
    const { etag } = await ask(ana);
    const { accounts, transact } = probe.app.services;
    await transact((tx) => accounts.changeRights(tx, anaId, { isAdmin: true }));
    expect((await ask(ana, etag)).status).toBe(200);
  });

  it('is another one for everybody else, and in every session', async () => {
    const { etag } = await ask(ana);
    const ben = await signIn(createClient(probe.http), 'ben@example.test');
    expect((await ask(ben, etag)).status).toBe(200);
    expect((await ask(createClient(probe.http), etag)).status).toBe(200);
    const elsewhere = await signIn(createClient(probe.http), 'ana@example.test');
    expect((await ask(elsewhere, etag)).status).toBe(200);
  });

  it('is not shown from memory once the session has ended', async () => {
    const { etag } = await ask(ana);
    await ana.get('/probe');
    await ana.submit('/sign-out');
    const after = await ask(ana, etag);
    expect(after.status).toBe(200);
    expect(after.html).not.toContain('Ana Ruiz');
  });
});
