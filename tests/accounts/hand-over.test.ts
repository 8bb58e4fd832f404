import { beforeAll, describe, expect, it } from '@jest/globals';
import { paths } from '../../src/web/paths.js';
import { aPassword, useTestApp } from '../support/app.js';
import type { SeenPage } from '../support/client.js';

const app = useTestApp();
const newPassword = 'seven herons by the canal';
const ids: Record<string, string> = {};

const rights = async (name: string, change: object): Promise<void> => {
  const { accounts, transact } = app.services;
  await transact((tx) => accounts.changeRights(tx, ids[name] ?? '', change as { isAdmin: true }));
};

beforeAll(async () => {
  for (const name of ['nia', 'cindy', 'olga', 'ana'])
    ids[name] = await app.person({ email: `${name}@example.test`, name });
  await rights('nia', { isAdmin: true });
  await rights('cindy', { startsInstructing: 'spring' });
  await rights('olga', { startsInstructing: 'autumn' });
  await rights('ana', { learns: 'spring' });
});

const askedBy = async (who: string, forWhom: string): Promise<SeenPage> => {
  const browser = app.client();
  await browser.get('/sign-in');
  await browser.post('/sign-in', { email: `${who}@example.test`, password: aPassword });
  await browser.get('/account');
  return browser.post(paths.handOver(ids[forWhom] ?? ''), {});
};

describe('a link to a new password, handed over', () => {
  it('is shown once to an admin or to the own instructor', async () => {
    for (const who of ['nia', 'cindy']) {
      const page = await askedBy(who, 'ana');
      expect([page.status, page.heading]).toEqual([200, 'A link for ana']);
      expect(page.$('#link').attr('value')).toMatch(
        /^http:\/\/127\.0\.0\.1:3000\/resets\/[\w-]{43}$/,
      );
    }
  });

  it('is refused to everybody else, and for whoever has more to say', async () => {
    const refused = [
      ['ana', 'cindy', 403],
      ['olga', 'ana', 404],
      ['cindy', 'nia', 404],
      ['cindy', 'olga', 404],
      ['nia', 'nia', 404],
    ] as const;
    for (const [who, whom, status] of refused)
      expect([who, whom, (await askedBy(who, whom)).status]).toEqual([who, whom, status]);
  });

  it('shuts what others wrote to the person for a day, and says so', async () => {
    const link = (await askedBy('nia', 'cindy')).$('#link').attr('value') ?? '';
    const cindy = app.client();
    await cindy.get(new URL(link).pathname);
    await cindy.submit(new URL(link).pathname, { password: newPassword });
    await cindy.submit('/sign-in', { email: 'cindy@example.test', password: newPassword });
    const shut = await cindy.get('/reviews');
    expect([shut.status, shut.text.includes('is shut for a day')]).toEqual([403, true]);
    expect((await cindy.get('/account')).text).toContain('It opens by itself on March 3 at 09:00');
    app.clock.forward({ days: 1 });
    await cindy.get('/sign-in');
    await cindy.submit('/sign-in', { email: 'cindy@example.test', password: newPassword });
    expect((await cindy.get('/reviews')).status).not.toBe(403);
  });
});
