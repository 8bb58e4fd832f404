import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { features } from '../../src/features.js';
import { useTestApp } from '../support/app.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';
import { useClassroom } from '../loop/classroom.js';
import { earned, make, verifyOf } from './certified.js';

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

const withdraw = async (name: string, reason?: string) => {
  const gus = await app.signedIn('gus@example.test');
  await gus.get(`/people/${idOf(name)}/certificates`);
  return gus.submit('form[action$="/withdrawal"]', { reason });
};

describe('a withdrawal', () => {
  it('shows at once wherever the certificate does, and is told by mail and written down', async () => {
    const pat = await earned(app, room, 'pat');
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

  it('happens once, for good, and no new one is made by its holder alone', async () => {
    const ray = await earned(app, room, 'ray');
    await make(ray);
    await withdraw('ray', 'asked');
    app.clock.forward({ days: 3 });
    const gus = await app.signedIn('gus@example.test');
    await gus.get('/cohorts');
    const again = `/people/${idOf('ray')}/certificates/certified/withdrawal`;
    expect((await gus.post(again, { reason: 'not-own' })).status).toBe(303);
    const later = await app.signedIn('ray@example.test');
    await later.get('/tracks/certified');
    expect(later.page().$('form[action$="/certificate"]')).toHaveLength(0);
    expect((await later.post('/tracks/certified/certificate', {})).status).toBe(303);
    expect((await later.get('/tracks/certified/certificate')).text).toContain('talk with them');
    const all = await app.services.certificates.exportOf(idOf('ray'));
    expect(all).toMatchObject([
      { withdrawn: { reason: 'asked', at: new Date('2026-03-02T09:00:00Z') } },
    ]);
  });

  it('is what is left of a certificate when its person is erased', async () => {
    const sue = await earned(app, room, 'sue');
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
