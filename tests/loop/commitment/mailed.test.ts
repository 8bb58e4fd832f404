import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../../support/app.js';
import { startSmtpSink, type SmtpSink } from '../../support/smtp-sink.js';
import { reflectionPath, useClassroom } from '../classroom.js';
import { onDay, readyLearner, setDay, setForm, tellForm } from './committing.js';

let sink: SmtpSink;
const app = useTestApp({
  async smtpUrl() {
    sink = await startSmtpSink();
    return sink.url;
  },
});
const room = useClassroom(app);
const words = 'I ask Tom for his way.';

beforeEach(() => {
  app.clock.moveTo('2026-03-02T09:00:00Z');
  sink.letters.length = 0;
});
afterAll(() => sink.close());

/** What has come to somebody by now, as text. */
const letters = async (name: string, instant: string): Promise<string[]> => {
  app.clock.moveTo(instant);
  sink.letters.length = 0;
  await app.services.outbox.sendDue(app.services.composers);
  return sink.letters
    .filter(({ to }) => to.includes(`${name}@example.test`))
    .map(({ raw }) => raw.replace(/=\n/g, '').replace(/=3D/g, '='));
};

const linkIn = (letter: string | undefined): string =>
  /\/outcomes\/[\w-]{30,}/.exec(letter ?? '')?.[0] ?? '';

const open = (id: string) => app.services.commitments.exportOf(room.ids[id] ?? '');

describe('mails about a day that somebody has set', () => {
  it('come the day before, on the day and once more, and say none of the words', async () => {
    await setDay(await readyLearner(app, room, 'kim'), { action: words });
    expect(await letters('kim', '2026-03-05T07:59:00Z')).toHaveLength(0);
    const [eve] = await letters('kim', '2026-03-05T08:00:00Z');
    expect(eve).toContain('Tomorrow is the day you set');
    expect(linkIn(eve)).toBe('');
    const [day] = await letters('kim', '2026-03-06T08:00:00Z');
    expect(day).toContain('How did it go?');
    const [again] = await letters('kim', '2026-03-09T08:00:00Z');
    expect(linkIn(again)).not.toBe(linkIn(day));
    expect(await letters('kim', '2026-05-30T08:00:00Z')).toHaveLength(0);
    for (const letter of [eve, day, again]) {
      expect(letter).not.toContain('Tom for');
    }
  });

  it('go to nobody whose account is disabled', async () => {
    await setDay(await readyLearner(app, room, 'uli'));
    const people = app.services.world.db.collection<{ _id: string }>('people');
    await people.updateOne(
      { _id: room.ids['uli'] ?? '' },
      { $set: { disabledAt: app.clock.now() } },
    );
    expect(await letters('uli', '2026-03-05T08:00:00Z')).toHaveLength(0);
  });

  it('follow a day that is moved, and stop when it is cancelled or told', async () => {
    const lou = await readyLearner(app, room, 'lou');
    await setDay(lou);
    await lou.submit(setForm, { day: '2026-03-10' });
    expect(await letters('lou', '2026-03-06T08:00:00Z')).toHaveLength(0);
    expect(await letters('lou', '2026-03-09T08:00:00Z')).toHaveLength(1);
    const due = await onDay(app, 'lou', '2026-03-10T07:00:00Z');
    const told = { result: 'did', happened: 'We talked.', ledThere: 'I went to him.' };
    await due.submit(tellForm, told);
    expect(await letters('lou', '2026-03-20T08:00:00Z')).toHaveLength(0);
  });
});

describe('the link in the mail', () => {
  const linkFor = async (name: string): Promise<string> => {
    await setDay(await readyLearner(app, room, name), { action: words });
    const sent = await letters(name, '2026-03-06T08:00:00Z');
    return sent.map(linkIn).find((link) => link !== '') ?? '';
  };

  it('records one answer without signing in or cookies, and shows nothing that was written', async () => {
    const link = await linkFor('max');
    const nobody = app.client();
    const form = await nobody.get(link);
    expect(form.status).toBe(200);
    expect(form.headers['referrer-policy']).toBe('same-origin');
    expect(form.text).not.toMatch(/Tom|Max|Cindy/);
    expect((await open('max'))[0]).toMatchObject({ state: 'open' });
    const without = app.client();
    await without.get('/sign-in');
    const bare = { _csrf: undefined, _key: 'a-key-from-the-page', result: 'partly', line: 'Half.' };
    const recorded = await without.post(link, bare);
    expect(recorded.text).toContain('It is recorded');
    expect((await without.post(link, bare)).text).toContain('It is recorded');
    expect((await nobody.submit('form.form', { result: 'did', line: 'No.' })).status).toBe(410);
    expect((await nobody.get(link)).status).toBe(410);
    expect(await open('max')).toMatchObject([
      { state: 'told', outcome: { result: 'partly', happened: 'Half.', by: 'mail' } },
    ]);
  });

  it('leaves open which own actions led there, until it is said on the page', async () => {
    const link = await linkFor('ned');
    const mail = app.client();
    await mail.get(link);
    await mail.submit('form.form', { result: 'notYet', line: 'The line stood still.' });
    const ned = await app.signedIn('ned@example.test');
    expect((await ned.get('/')).text).toContain('What led there?');
    const page = await ned.get(reflectionPath);
    expect(page.$('#happened').text().trim()).toBe('The line stood still.');
    expect(page.$(`form[action="${reflectionPath}/turns"]`)).toHaveLength(0);
    await ned.submit(tellForm, { ledThere: 'I did not ask.', mine: 'To ask early.' });
    expect((await ned.get('/')).text).not.toContain('What led there?');
    expect(await open('ned')).toMatchObject([
      { outcome: { result: 'notYet', mine: 'To ask early.', by: 'mail' } },
    ]);
  });

  it('says what is missing, runs out, and opens nothing for a learner who is withdrawn', async () => {
    const link = await linkFor('oli');
    const client = app.client();
    await client.get(link);
    const refused = await client.submit('form.form', { line: 'Only this.' });
    expect(refused.status).toBe(422);
    expect(refused.$('#line').attr('value')).toBe('Only this.');
    const { transact, accounts } = app.services;
    const id = room.ids['oli'] ?? '';
    await transact((tx) => accounts.changeRights(tx, id, { learns: null }));
    expect((await client.get(link)).status).toBe(404);
    await transact((tx) => accounts.changeRights(tx, id, { learns: room.cohort }));
    expect((await client.get(link)).status).toBe(200);
    app.clock.forward({ days: 15 });
    expect((await client.get(link)).text).toContain('This link has run out');
    expect((await client.get(`/outcomes/${'x'.repeat(43)}`)).status).toBe(404);
  });
});
