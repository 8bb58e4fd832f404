import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
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
afterAll(() => sink.close());

const own = '/tracks/certified/certificate';
let kay: Client;
let gus: Client;
let firstCode = '';

const idOf = (name: string): string => room.ids[name] ?? '';
const held = (name = 'kay'): string => `/people/${idOf(name)}/certificates`;

const withdraw = async (reason: string, name = 'kay'): Promise<SeenPage> => {
  await gus.get(held(name));
  return gus.submit('form[action$="/withdrawal"]', { reason });
};

const standing = async (): Promise<number> => {
  const all = await app.services.certificates.exportOf(idOf('kay'));
  return all.filter(({ withdrawn }) => !withdrawn).length;
};

beforeAll(async () => {
  app.clock.moveTo('2026-03-02T09:00:00Z');
  kay = await earned(app, room, 'kay');
  gus = await app.signedIn('gus@example.test');
  await make(kay);
  firstCode = await verifyOf(kay);
  await withdraw('not-own');
  app.clock.forward({ days: 3 });
  kay = await app.signedIn('kay@example.test');
  gus = await app.signedIn('gus@example.test');
});

describe('another certificate in the place of one that was withdrawn', () => {
  it('waits for the word of an admin, which is written down and told by mail', async () => {
    await kay.get('/tracks/certified');
    await kay.post(own, {});
    expect(await standing()).toBe(0);
    await gus.get(held());
    const allowed = await gus.submit('form[action$="/permission"]');
    expect(allowed.text).toContain('Since March 5 Kay Ruiz may make a new one.');
    expect(allowed.$('form[action$="/permission"]')).toHaveLength(0);
    expect((await gus.post(`${held()}/certified/permission`, {})).status).toBe(303);
    const [first] = await app.services.certificates.exportOf(idOf('kay'));
    const audited = await app.services.audit.of(`certificate:${first?._id ?? ''}`);
    expect(audited.map(({ action }) => action)).toEqual([
      'certificate:withdraw',
      'certificate:allow',
    ]);
    await app.services.outbox.sendDue(app.services.composers);
    expect(sink.letters.map(({ raw }) => raw.replace(/=\r?\n/g, ''))).toEqual([
      expect.stringContaining('was withdrawn'),
      expect.stringContaining('You can make a new certificate'),
    ]);
  });

  it('is made once, however often it is asked for, with a code and a day of its own', async () => {
    await kay.get('/tracks/certified');
    const posts = [1, 2, 3].map(() => kay.post(own, {}));
    expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await standing()).toBe(1);
    const page = await kay.get(own);
    expect(page.text).toContain('Withdrawn on March 2: the work behind it was somebody else’s.');
    expect(page.$(`main a[href="${firstCode}"]`)).toHaveLength(1);
    expect(await verifyOf(kay)).not.toBe(firstCode);
    const seen = await app.client().get(await verifyOf(kay));
    expect(seen.heading).toBe('This certificate stands');
    expect(seen.text).toContain('on March 5, in the place of an earlier one');
  });

  it('says nothing of why the earlier one ended, or where it is; and the earlier one nothing of it', async () => {
    const newCode = await verifyOf(kay);
    const anyone = app.client();
    const now = await anyone.get(newCode);
    expect(now.html).not.toContain(firstCode);
    expect(now.text).not.toMatch(/withdrawn|somebody else/i);
    expect((await anyone.get(`${newCode}/status`)).html).not.toContain('"revoked":true');
    const before = await anyone.get(firstCode);
    expect(before.heading).toBe('This certificate was withdrawn');
    expect(before.text).toContain('Withdrawn on March 2: the work behind it was somebody else’s.');
    expect(before.html).not.toContain(newCode);
    expect((await anyone.get(`${firstCode}/status`)).html).toContain('"revoked":true');
  });

  it('is withdrawn like the first one, and needs another word then', async () => {
    await withdraw('asked');
    expect(gus.page().$('form[action$="/permission"]')).toHaveLength(1);
    await kay.get('/tracks/certified');
    await kay.post(own, {});
    expect(await standing()).toBe(0);
  });

  it('is told to nobody who cannot make one any more', async () => {
    sink.letters.length = 0;
    await app.services.outbox.sendDue(app.services.composers);
    sink.letters.length = 0;
    const { transact, accounts, outbox, composers } = app.services;
    await transact((tx) => accounts.changeRights(tx, idOf('kay'), { learns: null }));
    await gus.get(held());
    await gus.submit('form[action$="/permission"]');
    await outbox.sendDue(composers);
    expect(sink.letters).toEqual([]);
  });
});

it('is not allowed by an admin to themselves, nor where there is none to replace', async () => {
  const { transact, accounts } = app.services;
  const ned = await earned(app, room, 'ned');
  await make(ned);
  await withdraw('not-met', 'ned');
  await transact((tx) => accounts.changeRights(tx, idOf('ned'), { isAdmin: true }));
  await ned.get(held('ned'));
  expect(ned.page().$('form[action$="/permission"]')).toHaveLength(0);
  const asked = (name: string): string => `${held(name)}/certified/permission`;
  expect((await ned.post(asked('ned'), {})).status).toBe(403);
  expect((await ned.post(asked('eve'), {})).status).toBe(404);
});

it('can be made where the index of earlier versions allowed one alone', async () => {
  const all = app.services.world.db.collection('certificates');
  await all.createIndex({ personId: 1, courseId: 1, track: 1 });
  const names = async (): Promise<string[]> =>
    (await all.indexes()).map(({ name }) => String(name));
  expect(await names()).toContain('personId_1_courseId_1_track_1');
  await app.services.certificates.dropFormerIndex();
  await app.services.certificates.dropFormerIndex();
  expect(await names()).not.toContain('personId_1_courseId_1_track_1');
});
