import { beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { useTestApp } from '../support/app.js';
import { plansOf } from '../support/plans.js';
import { useClassroom } from '../loop/classroom.js';
import { earned, make, verifyOf } from './certified.js';
import { qualified } from './qualifying.js';

const app = useTestApp();
const room = useClassroom(app);
beforeEach(() => app.clock.moveTo('2026-03-02T09:00:00Z'));

const idOf = (name: string): string => room.ids[name] ?? '';

describe('a certificate', () => {
  it('says what was done and when, without a word of what was written', async () => {
    const kim = await qualified(app, room, 'kim');
    const page = await make(kim, 'qualified');
    expect(page.heading).toBe('Your certificate: Qualified');
    expect(page.$('.certificate-name').text()).toBe('Kim Ruiz');
    const did = page.$('.certificate-did li').get();
    expect(did.map((one) => page.$(one).find('.hint').text())).toEqual([
      'March 4, 2026',
      'March 3, 2026',
      'March 4, 2026',
      'March 5, 2026',
    ]);
    expect(page.text).toContain('Acted on the answers, and told honestly how it went, 3 times');
    expect(page.text).toContain('Earned on March 5, 2026');
    for (const words of ['Plan of', 'To ask first', 'Joe Park', 'I ask first', 'Go.'])
      expect(page.html).not.toContain(words);
  });

  it('is made once, of an earned track alone, and keeps the name it was made with', async () => {
    const lou = await earned(app, room, 'lou');
    await lou.get('/tracks/qualified');
    expect((await lou.post('/tracks/qualified/certificate', {})).status).toBe(404);
    await lou.get('/tracks/certified');
    const posts = [1, 2, 3].map(() => lou.post('/tracks/certified/certificate', {}));
    expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await app.services.certificates.exportOf(idOf('lou'))).toHaveLength(1);
    const before = await verifyOf(lou);
    await lou.get('/account');
    await lou.submit('/account/name', { name: 'Somebody Else' });
    const later = await lou.get('/tracks/certified/certificate');
    expect(later.$('.certificate-name').text()).toBe('Lou Ruiz');
    expect(await verifyOf(lou)).toBe(before);
    expect((await lou.get('/tracks/certified')).$('form[action$="/certificate"]')).toHaveLength(0);
  });

  it('stays its holder’s when they learn in no cohort any more, and nobody else finds it', async () => {
    const max = await earned(app, room, 'max');
    await make(max);
    const { transact, accounts } = app.services;
    await transact((tx) => accounts.changeRights(tx, idOf('max'), { learns: null }));
    expect((await max.get('/tracks/certified/certificate')).status).toBe(200);
    const ana = await app.signedIn('ana@example.test');
    expect((await ana.get('/tracks/certified/certificate')).status).toBe(404);
    expect((await ana.get('/tracks/certified/certificate.pdf')).status).toBe(404);
  });

  it('is not made by an account whose words are shut, because who holds it is not settled', async () => {
    const tom = await earned(app, room, 'tom');
    await tom.get('/tracks/certified');
    const now = app.clock.now().getTime();
    const handed = { by: null, usedAt: new Date(now), opensAt: new Date(now + 3_600_000) };
    const people = app.services.world.db.collection<{ _id: string }>('people');
    await people.updateOne({ _id: idOf('tom') }, { $set: { handed }, $inc: { rev: 1 } });
    expect((await tom.post('/tracks/certified/certificate', {})).status).toBe(403);
    expect((await tom.get('/tracks/certified')).$('form[action$="/certificate"]')).toHaveLength(0);
    expect(await app.services.certificates.exportOf(idOf('tom'))).toEqual([]);
  });

  it('comes as a file that is kept by nobody on the way', async () => {
    const ned = await earned(app, room, 'ned');
    await make(ned);
    const { headers, status } = await ned.get('/tracks/certified/certificate.pdf');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="certified.pdf"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    // Nothing signs badges here.
    expect((await ned.get('/tracks/certified/certificate/badge')).status).toBe(404);
    expect((await ned.get('/tracks/certified/certificate')).text).not.toContain('Open Badge');
  });
});

describe('whoever holds the code', () => {
  it('sees all that is printed, in any browser, however the code is typed', async () => {
    const oli = await earned(app, room, 'oli');
    const own = await make(oli);
    const path = await verifyOf(oli);
    const anyone = app.client();
    const page = await anyone.get(path);
    expect(page.heading).toBe('This certificate stands');
    expect(page.$('.certificate').text()).toBe(own.$('.certificate').text());
    expect(page.$('meta[name=robots]').attr('content')).toBe('noindex');
    expect(page.headers['cache-control']).toBe('no-store');
    const typed = path.replace(/-/g, '').replace('/verify/', '');
    for (const other of [typed.toUpperCase(), typed.replace(/0/g, 'O').replace(/1/g, 'l')])
      expect((await anyone.get(`/verify/${other}`)).status).toBe(200);
    const head = await request(app.http).head(path);
    expect([head.status, head.text]).toEqual([200, undefined]);
  });

  it('is told the same of every code that there is not', async () => {
    const anyone = app.client();
    const pages = [];
    for (const code of ['7k2m-9xq4-tb3c-w8n1-zr5d-hj6e-p0va', 'x', '%00', 'a'.repeat(200)])
      pages.push(await anyone.get(`/verify/${code}`));
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    expect((await anyone.get('/verify/x/status')).status).toBe(404);
  });

  it('is found by index', async () => {
    const plans = await plansOf(app, 'certificates', () => app.client().get('/verify/any'));
    expect(plans.map(({ summary }) => summary)).toEqual(['IXSCAN { code: 1 }']);
  });
});
