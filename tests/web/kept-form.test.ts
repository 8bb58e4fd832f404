import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aPassword, signIn } from '../support/app.js';
import { createClient, type Client } from '../support/client.js';
import { probeRoutes, probeState } from './probe-routes.js';
import { useProbe } from './probe.js';

const probe = useProbe({ routes: probeRoutes });

const words = 'What I would have written\nhad I been quicker. <b>&</b>';
let anaId: string;

beforeAll(async () => {
  anaId = await probe.app.person({ email: 'ana@example.test', name: 'Ana Ruiz' });
  await probe.app.person({ email: 'ben@example.test', name: 'Ben Okafor' });
});
beforeEach(() => {
  probeState.written = [];
});

/** A browser whose page was opened in a session that has ended since. */
const late = async (): Promise<Client> => {
  const ana = await signIn(createClient(probe.http), 'ana@example.test');
  await ana.get('/probe');
  await probe.app.services.accounts.setPassword(null, anaId, aPassword);
  return ana;
};

const post = (client: Client) =>
  client.post('/probe/own', { name: 'Mine', text: words, password: 'my dog Rex' });

const enter = async (client: Client, email: string, location: string) => {
  await client.get(location);
  return client.submit('/sign-in', { email, password: aPassword });
};

describe('a form that arrives after its session has ended', () => {
  it('leads to signing in, then comes back as it was typed, and arrives when it is sent', async () => {
    const ana = await late();
    const refused = await post(ana);
    expect(refused.status).toBe(303);
    expect(refused.location).toMatch(/^\/sign-in\?next=%2Fkept%2F[\w-]+$/);
    const kept = await enter(ana, 'ana@example.test', refused.location ?? '');
    expect(kept.status).toBe(200);
    expect(kept.$('textarea[name=text]').text()).toBe(words);
    expect(probeState.written).toEqual([]);
    const sent = await ana.submit('/probe/own');
    expect(sent.status).toBe(200);
    expect(probeState.written).toMatchObject([{ by: anaId, name: 'Mine', text: words }]);
  });

  it('keeps no password', async () => {
    const ana = await late();
    const { location = '' } = await post(ana);
    expect((await enter(ana, 'ana@example.test', location)).html).not.toContain('Rex');
    const stored = await probe.app.services.world.db.collection('keptForms').find().toArray();
    expect(JSON.stringify(stored)).not.toContain('Rex');
    expect(stored.length).toBeGreaterThan(0);
  });

  it('is shown to nobody else', async () => {
    const { location = '' } = await post(await late());
    const ben = createClient(probe.http);
    const page = await enter(ben, 'ben@example.test', location);
    expect(page.status).toBe(404);
    const none = await ben.get('/kept/0195a3b2-0000-7000-8000-000000000000');
    expect(none.text).toBe(page.text);
  });

  it('is kept for nobody when its token is not one of ours', async () => {
    const ana = await late();
    const person = `${anaId}.${'x'.repeat(43)}`;
    const refused = await ana.post('/probe/own', { _csrf: `x.${person}`, name: 'A', text: words });
    expect([refused.status, refused.location]).toEqual([303, '/sign-in']);
  });

  it('of a script is told so in JSON, with its words still in the page', async () => {
    const ana = await late();
    const told = await ana.post('/probe/own', { name: 'A' }, { Accept: 'application/json' });
    expect(told.status).toBe(401);
    expect(told.json).toHaveProperty('message');
  });

  it('is one of twenty at most, and the visit goes on', async () => {
    const ana = await late();
    for (let times = 0; times < 25; times += 1) expect((await post(ana)).status).toBe(303);
    const kept = probe.app.services.world.db.collection('keptForms');
    expect(await kept.countDocuments({ personId: anaId })).toBeLessThanOrEqual(20);
  });
});

it('a form opened before signing in comes back on the page that refuses it', async () => {
  const ana = createClient(probe.http);
  await ana.get('/sign-in');
  const before = ana.page().$('[name=_csrf]').first().attr('value');
  await ana.submit('/sign-in', { email: 'ana@example.test', password: aPassword });
  const page = await ana.post('/probe/own', { _csrf: before, name: 'Mine', text: words });
  expect(page.status).toBe(403);
  expect(page.$('textarea[name=text]').text()).toBe(words);
  expect(probeState.written).toEqual([]);
});
