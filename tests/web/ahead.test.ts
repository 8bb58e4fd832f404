import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { route } from '../../src/web/route.js';
import type { Client } from '../support/client.js';
import { somePage } from './probe-routes.js';
import { useProbe } from './probe.js';

/** Whom something was read of ahead, in order. */
const read: string[] = [];

const probe = useProbe({
  routes: [
    route({
      method: 'get',
      path: '/probe/ahead/:what',
      may: 'home:see',
      async ahead(personId, { what = '' }) {
        read.push(personId);
        if (what === 'breaks') throw new Error('It cannot be read');
        return Promise.resolve(`${what} of ${personId}`);
      },
      handle: ({ ahead, actor }) => somePage(`${ahead} for ${actor.name}`),
    }),
  ],
});

const sessions = () => probe.app.services.world.db.collection('sessions');

let anaId: string;
let benId: string;
let ana: Client;

beforeAll(async () => {
  anaId = await probe.app.person({ email: 'ana@example.test', name: 'Ana Ruiz' });
  benId = await probe.app.person({ email: 'ben@example.test', name: 'Ben Okafor' });
});

beforeEach(async () => {
  ana = await probe.app.signedIn('ana@example.test');
  read.length = 0;
});

describe('what a route reads ahead', () => {
  it('is read once, of the person that the cookie names', async () => {
    const page = await ana.get('/probe/ahead/notes');
    expect(page.html).toContain(`notes of ${anaId} for Ana Ruiz`);
    expect(read).toEqual([anaId]);
  });

  it('is thrown away where the session turns out to be of somebody else', async () => {
    const own = { 'session.personId': anaId };
    await sessions().updateMany(own, { $set: { 'session.personId': benId } });
    const page = await ana.get('/probe/ahead/notes');
    expect(page.html).not.toContain(anaId);
    expect(page.html).toContain(`notes of ${benId} for Ben Okafor`);
    expect(read).toEqual([anaId, benId]);
  });

  it('reaches nobody once the session has ended', async () => {
    await sessions().deleteMany({ 'session.personId': anaId });
    const page = await ana.get('/probe/ahead/notes');
    expect([page.status, page.html.includes(anaId)]).toEqual([303, false]);
    expect(read).toEqual([anaId]);
  });

  it('may break off unheard where nobody waits for it, and is told to who does', async () => {
    expect((await ana.get('/probe/ahead/breaks')).status).toBe(500);
    await sessions().deleteMany({ 'session.personId': anaId });
    expect((await ana.get('/probe/ahead/breaks')).status).toBe(303);
  });
});
