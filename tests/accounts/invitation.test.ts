import { describe, expect, it } from '@jest/globals';
import { paths } from '../../src/web/paths.js';
import { aPassword, useTestApp } from '../support/app.js';

const app = useTestApp();

let people = 0;

/** Somebody who was enrolled and has not come yet, with an open invitation. */
const invited = async ({ days = 14 } = {}): Promise<{
  id: string;
  email: string;
  path: string;
}> => {
  const { accounts, directory, transact } = app.services;
  people += 1;
  const email = `invited${people}@example.test`;
  const logins = [{ kind: 'email' as const, value: email }];
  const id = await accounts.createPerson(null, { name: 'Ana Ruiz', logins });
  const expiresAt = new Date(app.clock.now().getTime() + days * 86_400_000);
  const secret = await transact((tx) => directory.invite(tx, id, { expiresAt }));
  return { id, email, path: paths.token('invitations', secret) };
};

const chosen = { name: 'Ana María', password: aPassword };

describe('an invitation', () => {
  it('opens in a browser without cookies, lets the person in, and is used up', async () => {
    const { path, email } = await invited();
    const ana = app.client();
    const form = await ana.get(path);
    expect(form.status).toBe(200);
    expect(form.$('#name').attr('value')).toBe('Ana Ruiz');
    expect(form.$('#login').attr('value')).toBe(email);
    const home = await ana.submit(path, chosen);
    expect([home.status, home.path]).toEqual([200, '/']);
    expect(home.$('.account-name').text()).toBe('Ana María');
    const again = await app.client().get(path);
    expect([again.status, again.heading]).toEqual([410, 'This invitation has been used']);
  });

  it('is not used up by looking, and its address is passed to nobody', async () => {
    const { path } = await invited();
    const scanner = app.client();
    for (let look = 0; look < 3; look += 1) await scanner.get(path, { Purpose: 'prefetch' });
    const page = await scanner.get(path);
    expect([page.status, page.headers['referrer-policy']]).toEqual([200, 'same-origin']);
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it('lets one of two in who use it at once', async () => {
    const { path } = await invited();
    const browsers = [app.client(), app.client(), app.client()];
    await Promise.all(browsers.map((browser) => browser.get(path)));
    const answers = await Promise.all(browsers.map((browser) => browser.post(path, chosen)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
  });

  it('ends with the others of the same person', async () => {
    const { id, path } = await invited();
    const { directory, transact, clock } = { ...app.services, clock: app.clock };
    const expiresAt = new Date(clock.now().getTime() + 86_400_000);
    const second = await transact((tx) => directory.invite(tx, id, { expiresAt }));
    const ana = app.client();
    await ana.get(path);
    await ana.submit(path, chosen);
    const other = await app.client().get(paths.token('invitations', second));
    expect(other.status).toBe(410);
  });

  it('says who makes a new one when it has run out', async () => {
    const { path } = await invited({ days: 2 });
    const ana = app.client();
    await ana.get(path);
    app.clock.forward({ days: 2 });
    const late = await ana.post(path, chosen);
    expect([late.status, late.heading]).toEqual([410, 'This invitation has run out']);
    expect(late.text).toContain('whoever enrolled you');
  });

  it('answers a mangled address without a stack', async () => {
    for (const secret of ['x', '%00', '../../sign-in', 'a'.repeat(201), '[$ne]=1'])
      expect((await app.client().get(`/invitations/${encodeURIComponent(secret)}`)).status).toBe(
        404,
      );
  });

  it('keeps the name when the password is to be mended, and is still open', async () => {
    const { path } = await invited();
    const ana = app.client();
    await ana.get(path);
    const page = await ana.submit(path, { name: 'Ana M.', password: 'too short' });
    expect(page.status).toBe(422);
    expect(page.$('#name').attr('value')).toBe('Ana M.');
    expect(page.$('#password').attr('value')).toBe('');
    expect(page.text).toContain('at least 12 characters');
    expect((await ana.submit(path, chosen)).path).toBe('/');
  });

  it('tells whoever else is signed in on the device', async () => {
    await app.person({ email: 'ben@example.test', name: 'Ben Okafor' });
    const { path } = await invited();
    const tablet = await app.signedIn('ben@example.test');
    const page = await tablet.get(path);
    expect(page.text).toContain('Ben Okafor is signed in here');
    const home = await tablet.submit(path, chosen);
    expect(home.$('.account-name').text()).toBe('Ana María');
  });

  it('gives no rights that its form does not hold', async () => {
    const { id, path } = await invited();
    for (const extra of ['isAdmin', 'learns', '_id', 'passwordHash', 'rights[isAdmin]']) {
      const ana = app.client();
      await ana.get(path);
      const answer = await ana.post(path, { ...chosen, [extra]: 'true' });
      expect([extra, answer.status]).toEqual([extra, 400]);
    }
    expect(await app.services.accounts.findPerson(id)).toMatchObject({
      name: 'Ana Ruiz',
      isAdmin: false,
    });
  });

  it('is kept as a hash only', async () => {
    const { path } = await invited();
    const secret = path.split('/').at(-1) ?? '';
    const { db } = app.services.world;
    for (const collection of (await db.db?.collections()) ?? [])
      for (const record of await collection.find().toArray())
        expect(JSON.stringify(record)).not.toContain(secret);
  });
});
