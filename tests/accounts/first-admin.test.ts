import { expect, it } from '@jest/globals';
import { paths } from '../../src/web/paths.js';
import { aPassword, useTestApp } from '../support/app.js';

const app = useTestApp();

const link = async (): Promise<string> =>
  paths.token('first-admin', await app.services.accounts.mintFirstAdmin());

const cindy = {
  name: 'Cindy Park',
  email: 'Cindy@Example.test',
  password: aPassword,
  zone: 'Europe/Berlin',
};

it('asks for what is missing and keeps what was typed', async () => {
  const path = await link();
  const browser = app.client();
  expect((await browser.get(path)).$('#zone option[selected]').attr('value')).toBe('UTC');
  const page = await browser.submit(path, { ...cindy, email: 'cindy', password: 'a quiet word' });
  expect(page.status).toBe(422);
  expect(page.$('#zone option[selected]').attr('value')).toBe('Europe/Berlin');
  expect(page.$('.error-summary').text()).toContain('e-mail address');
  const shorter = await browser.submit(path, { ...cindy, password: 'a quiet word' });
  expect(shorter.text).toContain('at least 15 characters');
});

it('makes one admin of two who come at once, and nobody after that', async () => {
  const [first, second] = [await link(), await link()];
  const browsers = [first, second].map((path) => ({ path, browser: app.client() }));
  await Promise.all(browsers.map(({ browser, path }) => browser.get(path)));
  const answers = await Promise.all(
    browsers.map(({ browser, path }, at) =>
      browser.post(path, { ...cindy, email: `cindy${at}@example.test` }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
  const { db } = app.services.world;
  expect(await db.collection('people').countDocuments({ isAdmin: true })).toBe(1);
  expect(await db.collection('people').findOne({ isAdmin: true })).toMatchObject({
    name: 'Cindy Park',
    zone: 'Europe/Berlin',
  });
  const late = await app.client().get(await link());
  expect([late.status, late.heading]).toEqual([410, 'The course has its admin']);
});
