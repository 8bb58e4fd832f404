import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';

const app = useTestApp();
let anaId: string;

beforeAll(async () => {
  anaId = await app.person({ email: 'ana@example.test', name: 'Ana Ruiz' });
  await app.person({ email: 'ben@example.test', name: 'Ben Okafor' });
});
beforeEach(() => app.clock.forward({ days: 1 }));

describe('the account page', () => {
  it('says who you are and what you may do', async () => {
    const ana = await app.signedIn('ana@example.test');
    const page = await ana.get('/account');
    expect(page.text).toContain('ana@example.test');
    expect(page.text).toContain('no place in a cohort yet');
    const { accounts, transact } = app.services;
    await transact((tx) => accounts.changeRights(tx, anaId, { isAdmin: true }));
    expect((await ana.get('/account')).text).toContain('You look after this course');
    await transact((tx) => accounts.changeRights(tx, anaId, { isAdmin: false }));
  });

  it('changes the name, which the next page shows', async () => {
    const ana = await app.signedIn('ana@example.test');
    await ana.get('/account');
    const page = await ana.submit('/account/name', { name: '  Ana   María Ruiz ' });
    expect(page.$('.account-name').text()).toBe('Ana María Ruiz');
    expect(page.text).toContain('Your name is saved');
    const empty = await ana.submit('/account/name', { name: ' ' });
    expect([empty.status, empty.$('#name[aria-invalid]').length]).toEqual([422, 1]);
  });

  it('changes the time zone, and refuses one that is none', async () => {
    const ana = await app.signedIn('ana@example.test');
    await ana.get('/account');
    const page = await ana.submit('/account/settings', { zone: 'Asia/Tokyo' });
    expect(page.$('#zone option[selected]').attr('value')).toBe('Asia/Tokyo');
    const refused = await ana.post('/account/settings', { zone: 'Mars/Base', locale: 'en' });
    expect(refused.status).toBe(422);
    expect((await app.services.accounts.findPerson(anaId)).zone).toBe('Asia/Tokyo');
  });

  it('takes no rights from a form', async () => {
    const ana = await app.signedIn('ana@example.test');
    await ana.get('/account');
    const answer = await ana.post('/account/name', { name: 'Ana', isAdmin: 'true' });
    expect(answer.status).toBe(400);
    expect(await app.services.accounts.findPerson(anaId)).toMatchObject({ isAdmin: false });
  });
});

describe('the devices somebody is signed in on', () => {
  it('are listed, and each can be ended', async () => {
    const here = await app.signedIn('ana@example.test');
    const other = await app.signedIn('ana@example.test');
    const page = await here.get('/account');
    expect(page.$('.row')).toHaveLength(2);
    expect(page.$('.row .chip').text()).toBe('this one');
    const ended = await here.submit('.row form');
    expect(ended.$('.row')).toHaveLength(1);
    expect((await other.get('/account')).status).toBe(303);
    expect((await here.get('/account')).status).toBe(200);
  });

  it('can be ended all but this one', async () => {
    const here = await app.signedIn('ana@example.test');
    const others = [await app.signedIn('ana@example.test'), await app.signedIn('ana@example.test')];
    await here.get('/account');
    await here.post('/account/session-endings', { session: 'others' });
    for (const other of others) expect((await other.get('/account')).status).toBe(303);
    expect((await here.get('/account')).status).toBe(200);
  });

  it('of somebody else cannot be ended, and their addresses are not told', async () => {
    const ben = await app.signedIn('ben@example.test');
    await app.signedIn('ben@example.test');
    const id = (await ben.get('/account')).$('.row [name=session]').attr('value');
    const ana = await app.signedIn('ana@example.test');
    await ana.get('/account');
    await ana.post('/account/session-endings', { session: id });
    expect((await ben.get('/account')).$('.row')).toHaveLength(2);
    expect((await ana.get('/account')).text).not.toContain('ben@example.test');
  });
});
