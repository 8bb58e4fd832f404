import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { features } from '../../src/features.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { plansOf } from '../support/plans.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';
import { newLearner, useClassroom } from '../loop/classroom.js';
import { qualified } from './qualifying.js';

let sink: SmtpSink;
const app = useTestApp({
  async smtpUrl() {
    sink = await startSmtpSink();
    return sink.url;
  },
});
const room = useClassroom(app);
beforeEach(() => app.clock.moveTo('2026-03-02T09:00:00Z'));
afterAll(() => sink.close());

const idOf = (name: string): string => room.ids[name] ?? '';

/** A learner to whom a track was awarded under rules that nobody remembers the numbers of. */
const earned = async (name: string, track = 'certified'): Promise<Client> => {
  const client = await newLearner(app, room, name);
  const { progress, content } = app.services;
  const course = content.course();
  await progress.noteBegun(
    { reach: 'own', personId: idOf(name), notBefore: null },
    { courseId: course.id, cohortId: room.cohort, at: app.clock.now(), lesson: 'any', note: {} },
  );
  const note = { courseId: course.id, at: app.clock.now(), track, rules: 'of-then' };
  await progress.earn(null, { personId: idOf(name) }, note);
  return client;
};

const make = async (client: Client, track = 'certified') => {
  await client.get(`/tracks/${track}`);
  return client.submit(`/tracks/${track}/certificate`);
};

const verifyOf = async (client: Client, track = 'certified'): Promise<string> => {
  const { $ } = await client.get(`/tracks/${track}/certificate`);
  return new URL(String($('.certificate-check a').attr('href'))).pathname;
};

const withdraw = async (name: string, reason?: string) => {
  const gus = await app.signedIn('gus@example.test');
  await gus.get(`/people/${idOf(name)}/certificates`);
  return gus.submit('form[action$="/withdrawal"]', { reason });
};

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
    const lou = await earned('lou');
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
    const max = await earned('max');
    await make(max);
    const { transact, accounts } = app.services;
    await transact((tx) => accounts.changeRights(tx, idOf('max'), { learns: null }));
    expect((await max.get('/tracks/certified/certificate')).status).toBe(200);
    const ana = await app.signedIn('ana@example.test');
    expect((await ana.get('/tracks/certified/certificate')).status).toBe(404);
    expect((await ana.get('/tracks/certified/certificate.pdf')).status).toBe(404);
  });

  it('comes as a file that is kept by nobody on the way', async () => {
    const ned = await earned('ned');
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
    const oli = await earned('oli');
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

describe('a withdrawal', () => {
  it('shows at once wherever the certificate does, and is told by mail and written down', async () => {
    const pat = await earned('pat');
    await make(pat);
    const path = await verifyOf(pat);
    const refused = await withdraw('pat');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Fill this in.');
    const done = await withdraw('pat', 'not-own');
    expect(done.text).toContain('Withdrawn on March 2: the work behind it was somebody else’s.');
    const page = await app.client().get(path);
    expect(page.heading).toBe('This certificate was withdrawn');
    expect(page.text).toContain('Withdrawn on March 2: the work behind it was somebody else’s.');
    expect(page.$('.certificate-name').text()).toBe('Pat Ruiz');
    expect((await app.client().get(`${path}/status`)).json).toMatchObject({
      revokedCredentials: [{ id: `http://127.0.0.1:3000${path}`, revoked: true }],
    });
    expect((await pat.get('/tracks/certified/certificate')).text).toContain('Withdrawn on March 2');
    const [kept] = await app.services.certificates.exportOf(idOf('pat'));
    const audited = await app.services.audit.of(`certificate:${kept?._id ?? ''}`);
    expect(audited).toMatchObject([{ actor: idOf('gus'), action: 'certificate:withdraw' }]);
    sink.letters.length = 0;
    await app.services.outbox.sendDue(app.services.composers);
    expect(sink.letters.map(({ to }) => to)).toEqual([['pat@example.test']]);
    expect(sink.letters[0]?.raw).toContain('was withdrawn');
  });

  it('happens once, for good, and no new one can be made', async () => {
    const ray = await earned('ray');
    await make(ray);
    await withdraw('ray', 'asked');
    app.clock.forward({ days: 3 });
    const gus = await app.signedIn('gus@example.test');
    await gus.get('/cohorts');
    const again = `/people/${idOf('ray')}/certificates/certified/withdrawal`;
    expect((await gus.post(again, { reason: 'not-own' })).status).toBe(303);
    await ray.get('/tracks/certified');
    expect((await ray.post('/tracks/certified/certificate', {})).status).toBe(303);
    const all = await app.services.certificates.exportOf(idOf('ray'));
    expect(all).toMatchObject([
      { withdrawn: { reason: 'asked', at: new Date('2026-03-02T09:00:00Z') } },
    ]);
  });

  it('is what is left of a certificate when its person is erased', async () => {
    const sue = await earned('sue');
    await make(sue);
    const path = await verifyOf(sue);
    const owed = features(app.services)
      .filter(({ name }) => name === 'tracks')
      .flatMap(({ personalData }) => personalData);
    expect(JSON.stringify(await owed[0]?.exportOf(idOf('sue')))).toContain('Sue Ruiz');
    for (const { erase } of owed) await erase(idOf('sue'));
    const page = await app.client().get(path);
    expect(page.status).toBe(200);
    expect(page.heading).toBe('This certificate was withdrawn');
    expect(page.html).not.toContain('Sue');
    expect((await app.client().get(`${path}/status`)).html).toContain('"revoked":true');
    expect(JSON.stringify(await owed[0]?.exportOf(idOf('sue')))).not.toContain('Sue');
  });
});
