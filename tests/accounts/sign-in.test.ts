import { beforeAll, describe, expect, it } from '@jest/globals';
import { aPassword, useTestApp } from '../support/app.js';

const app = useTestApp();

beforeAll(() => app.person({ email: 'ana@example.test', name: 'Ana Ruiz' }));

describe('the log of acts', () => {
  it('tells who came in and which password was refused, and holds no password', async () => {
    const id = await app.person({ email: 'log@example.test' });
    const browser = app.client();
    await browser.get('/sign-in');
    const guess = 'a guess that nobody else makes';
    await browser.post('/sign-in', { email: 'log@example.test', password: guess });
    await browser.post('/sign-in', { email: 'log@example.test', password: aPassword });
    const acts = await app.services.audit.of(`person:${id}`);
    expect(acts.map(({ actor, action }) => [actor, action])).toEqual([
      ['visitor', 'password:refuse'],
      [id, 'session:begin'],
    ]);
    for (const collection of (await app.services.world.db.db?.collections()) ?? [])
      for (const record of await collection.find().toArray())
        for (const secret of [guess, aPassword])
          expect(JSON.stringify(record)).not.toContain(secret);
  });
});

describe('signing in', () => {
  it('leads back to the page that was asked for', async () => {
    const ana = app.client();
    const asked = await ana.get('/kept/0195a3b2-0000-7000-8000-000000000000');
    expect(asked.status).toBe(303);
    await ana.get(asked.location ?? '');
    await ana.submit('/sign-in', { email: 'Ana@Example.test', password: aPassword });
    expect(ana.page().path).toBe('/kept/0195a3b2-0000-7000-8000-000000000000');
  });

  it('shows the name on the page', async () => {
    const ana = await app.signedIn('ana@example.test');
    expect((await ana.get('/nowhere')).$('.account-name').text()).toBe('Ana Ruiz');
  });

  it('says that address and password do not go together, and keeps the address', async () => {
    const ana = app.client();
    await ana.get('/sign-in');
    const page = await ana.submit('/sign-in', {
      email: 'ana@example.test',
      password: 'something else',
    });
    expect(page.status).toBe(422);
    expect(page.$('#email').attr('value')).toBe('ana@example.test');
    expect(page.$('.error-summary').text()).toContain('do not go together');
  });
});
