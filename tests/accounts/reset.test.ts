import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { paths } from '../../src/web/paths.js';
import { aPassword, useTestApp } from '../support/app.js';

const app = useTestApp();
const newPassword = 'seven herons by the canal';
let id: string;

beforeAll(async () => {
  id = await app.person({ email: 'ana@example.test', name: 'Ana Ruiz' });
});
beforeEach(async () => {
  await app.services.accounts.setPassword(null, id, aPassword);
});

const link = async (mintedBy: string | null = null): Promise<string> => {
  const { accounts, transact } = app.services;
  const sentTo = { kind: 'email' as const, value: 'ana@example.test' };
  const by = mintedBy === null ? { mintedBy, sentTo } : { mintedBy };
  const secret = await transact((tx) => accounts.mintReset(tx, { personId: id, ...by }));
  return paths.token('resets', secret);
};

const use = async (path: string) => {
  const browser = app.client();
  await browser.get(path);
  return browser.submit(path, { password: newPassword });
};

describe('a link to a new password', () => {
  it('sets it, signs every device out, and leads to signing in', async () => {
    const old = await app.signedIn('ana@example.test');
    const page = await use(await link());
    expect([page.heading, page.path]).toEqual(['Sign in', '/sign-in?after=reset']);
    expect(page.text).toContain('Your new password is set');
    expect((await old.get('/account')).status).toBe(303);
    const browser = app.client();
    await browser.get('/sign-in');
    const answer = { email: 'ana@example.test', password: newPassword };
    expect((await browser.post('/sign-in', answer)).status).toBe(303);
  });

  it('works once, of two at once for one', async () => {
    const path = await link();
    const browsers = [app.client(), app.client()];
    await Promise.all(browsers.map((browser) => browser.get(path)));
    const answers = await Promise.all(
      browsers.map((browser) => browser.post(path, { password: newPassword })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    expect((await app.client().get(path)).status).toBe(410);
  });

  it('is ended by a newer one, and after thirty minutes', async () => {
    const [older, newer] = [await link(), await link()];
    expect((await app.client().get(older)).status).toBe(410);
    expect((await app.client().get(newer)).status).toBe(200);
    app.clock.forward({ minutes: 30 });
    const page = await app.client().get(newer);
    expect([page.status, page.heading]).toEqual([410, 'This link has run out']);
  });

  it('opens nothing to somebody whose account is closed', async () => {
    const path = await link();
    const people = app.services.world.db.collection<{ _id: string }>('people');
    await people.updateOne({ _id: id }, { $set: { disabledAt: app.clock.now() } });
    expect((await app.client().get(path)).status).toBe(404);
    await people.updateOne({ _id: id }, { $set: { disabledAt: null } });
  });
});

describe('what the person wrote before', () => {
  const stranger = '0195a3b2-0000-7000-8000-000000000000';
  const isShut = async (): Promise<boolean> => ((await opensAt()) ?? new Date(0)) > app.clock.now();
  const opensAt = async () => (await app.services.accounts.findPerson(id)).handed?.opensAt;

  it('stays shut for a day when somebody else handed the link over, and the page says so', async () => {
    const path = await link(stranger);
    expect((await app.client().get(path)).text).toContain('Somebody handed you this link');
    await use(path);
    const tomorrow = new Date(app.clock.now().getTime() + 86_400_000);
    expect(await opensAt()).toEqual(tomorrow);
  });

  it('opens by a link that came to the address they sign in with', async () => {
    await app.signedIn('ana@example.test');
    await use(await link(stranger));
    expect(await isShut()).toBe(true);
    await use(await link());
    expect(await isShut()).toBe(false);
  });

  it('is shut by a link that went to an address nobody knows as theirs', async () => {
    const logins = app.services.world.db.collection<{ _id: string }>('logins');
    await logins.updateOne({ _id: 'email:ana@example.test' }, { $set: { verifiedAt: null } });
    await use(await link());
    expect(await isShut()).toBe(true);
  });

  it('stays as it is when the person only chooses a longer password', async () => {
    await use(await link(stranger));
    await use(await link(id));
    expect(await isShut()).toBe(true);
  });
});
