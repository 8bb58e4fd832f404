import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';
import { newCohort, openDesk, tableOf, type Desk } from './desk.js';

let sink: SmtpSink;
const app = useTestApp({
  smtpUrl: async () => {
    sink = await startSmtpSink();
    return sink.url;
  },
});
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(app);
});
beforeEach(() => {
  sink.letters.length = 0;
});
afterAll(() => sink.close());

const sendMail = () => app.services.outbox.sendDue(app.services.composers);

/** The one-time links of the letters that arrived, as paths. */
const links = (): string[] =>
  sink.letters.flatMap(({ raw }) => {
    const text = raw.replace(/=\n/g, '').replace(/=3D/g, '=');
    const address = /http:\/\/127\.0\.0\.1:3000(\/invitations\/[\w-]+)/.exec(text)?.[1];
    return address ? [address] : [];
  });

const invite = () => desk.admin.submit('form[action$="/invitations"]');

const state = async (who: string) =>
  tableOf(await desk.admin.get(desk.cohort)).find((row) => row.startsWith(who));

it('goes by mail to who has an address, and as a link to who has none', async () => {
  await desk.enrol('Name,Email,Number\nAna,ana@example.test,\nBen,,4711');
  await desk.admin.get(desk.cohort);
  const page = await invite();
  expect(page.text).toContain('1 person gets a mail');
  expect(page.$('.row-title').text()).toBe('Ben');
  expect(await state('Ana')).toBe('Ana ana@example.test | invited on its way | 0');
  expect(await sendMail()).toBe(1);
  expect(sink.letters.map(({ to, from }) => [from, ...to])).toEqual([
    ['course@example.test', 'ana@example.test'],
  ]);
  expect(await state('Ana')).toMatch(/invited link until/);
});

it('holds a link that lets its reader in, and nothing but ids is stored for it', async () => {
  const stored = await app.services.world.db.collection('outbox').find().toArray();
  expect(JSON.stringify(stored)).not.toMatch(/example\.test|Ana|invitations/);
  await desk.person('Ana');
  await desk.admin.submit('form[action$="/mails"]');
  await sendMail();
  const [link = ''] = links();
  const ana = app.client();
  await ana.get(link);
  await ana.submit(link, { name: 'Ana', password: 'a quiet word in March' });
  expect((await ana.get('/account')).status).toBe(200);
  expect(await state('Ana')).toBe('Ana ana@example.test | joined | 0');
});

it('is sent again when it is asked for again, and once for a form that arrives twice', async () => {
  await desk.enrol('Name,Email\nCy,cy@example.test');
  const { path } = await desk.person('Cy');
  const send = () => desk.admin.post(`${path}/mails`, {});
  await Promise.all([send(), send()]);
  await sendMail();
  expect(sink.letters.length).toBe(1);
  await desk.person('Cy');
  await desk.admin.submit('form[action$="/mails"]');
  await sendMail();
  expect(sink.letters.length).toBe(2);
});

it('is not sent to who was withdrawn, cancelled or joined meanwhile', async () => {
  await desk.enrol('Name,Email\nDee,dee@example.test\nEli,eli@example.test');
  await desk.admin.get(desk.cohort);
  await invite();
  await desk.person('Dee');
  await desk.admin.submit('form[action$="/withdrawal"]');
  await desk.person('Eli');
  await desk.admin.submit('form[action$="/cancellation"]');
  await sendMail();
  expect(sink.letters).toEqual([]);
  expect(await state('Eli')).toBe('Eli eli@example.test | not yet invited | 0');
});

it('waits while the mail server is down, and arrives once when it is back', async () => {
  await desk.enrol('Name,Email\nFay,fay@example.test');
  await desk.person('Fay');
  await desk.admin.submit('form[action$="/mails"]');
  sink.refuse('', '451 later');
  await sendMail();
  app.clock.forward({ minutes: 1 });
  await sendMail();
  expect(await state('Fay')).toMatch(/invited/);
  app.clock.forward({ minutes: 5 });
  await sendMail();
  expect(sink.letters.length).toBe(1);
});

it('says so when the server will never take it, and offers a link', async () => {
  await desk.enrol('Name,Email\nGil,gil@example.test');
  await desk.person('Gil');
  await desk.admin.submit('form[action$="/mails"]');
  await app.services.world.db.collection('tokens').deleteMany({});
  sink.refuse('550 no such box');
  await sendMail();
  await app.services.world.db.collection('tokens').deleteMany({});
  const page = await desk.person('Gil');
  expect(page.text).toContain('not taken by the mail server: hand over a link');
  expect(page.$('form[action$="/links"]').length).toBe(1);
});

it('invites a new instructor of a cohort', async () => {
  await desk.admin.get('/cohorts/new');
  await desk.admin.submit('/cohorts', {
    name: 'Autumn',
    start: '2026-03-09',
    end: '2026-05-29',
    zone: 'Europe/Madrid',
    instructorName: 'Cindy',
    instructorEmail: 'cindy@example.test',
  });
  await sendMail();
  expect(sink.letters.map(({ to }) => to)).toEqual([['cindy@example.test']]);
  expect(sink.letters[0]?.raw).toContain('You answer reflections in Autumn');
});

it('names the address people reach, whatever Host a request came with', async () => {
  const cohort = await newCohort(desk.admin, 'Hosts');
  await desk.admin.get(`${cohort}`);
  await desk.admin.submit(`${cohort}/enrolments`, { name: 'Hal', login: 'hal@example.test' });
  await desk.admin.post(`${cohort}/invitations`, {}, { 'X-Forwarded-Host': 'evil.test' });
  await sendMail();
  expect(sink.letters[0]?.raw).not.toContain('evil.test');
  expect(links().length).toBe(1);
});

it('is written in the language of whoever enrolled its reader', async () => {
  // A list of another hour.
  app.clock.forward({ hours: 1 });
  await desk.admin.get(desk.cohort);
  await desk.admin.submit('.languages', { locale: 'es' });
  await desk.enrol('Name,Email\nEva,eva@example.test');
  await desk.admin.get(desk.cohort);
  await invite();
  await desk.admin.submit('.languages', { locale: 'en' });
  await sendMail();
  const raw = sink.letters.map((letter) => letter.raw.replace(/=\n/g, '')).join('\n');
  expect(raw).toContain('Abrir el curso');
  expect(raw).toContain('Hola, Eva:');
});
