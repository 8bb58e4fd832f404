import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';
import { newLearner, reflectionPath, useClassroom } from '../loop/classroom.js';
import { blocked, onDay, readyLearner, setDay, tellForm } from '../loop/commitment/committing.js';

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

const what = 'Ask first, then show: I told Joe how I lost the room.';

const record = async (client: Client, fields: Record<string, string> = {}): Promise<SeenPage> => {
  await client.get('/hand-ons/new');
  return client.submit('/hand-ons', { what, name: 'Joe Park', ...fields });
};

const linkOn = ({ $ }: SeenPage): string => new URL(String($('#link').attr('value'))).pathname;

const mint = async (client: Client): Promise<string> =>
  linkOn(await client.submit('form[action$="/links"]'));

const say = (client: Client, fields: Record<string, string>): Promise<SeenPage> =>
  client.submit('form.form', fields);

const confirm = { answer: 'confirm', words: 'I ask the night shift before I change a setting.' };

const recordsOf = (name: string) => app.services.handOns.exportOf(room.ids[name] ?? '');

describe('something passed on', () => {
  it('is recorded, confirmed by a link in another browser, and seen by those who answer', async () => {
    const kim = await newLearner(app, room, 'kim');
    const recorded = await record(kim);
    expect(recorded.text).toContain('Recorded. Now the other person has their say.');
    const link = await mint(kim);
    const joe = app.client();
    const asked = await joe.get(link);
    expect(asked.heading).toBe('Kim Ruiz says this was passed on to you');
    expect(asked.headers['referrer-policy']).toBe('same-origin');
    expect(asked.headers['cache-control']).toContain('no-store');
    expect((await say(joe, { answer: 'confirm', words: ' ' })).status).toBe(422);
    const said = await say(joe, confirm);
    expect(said.text).toContain('I ask the night shift');
    expect((await kim.get('/hand-ons')).text).toContain('confirmed by Joe Park');
    const cindy = await app.signedIn('cindy@example.test');
    const seen = await cindy.get('/passed-on');
    expect(seen.text).toContain('answered by a link that the learner handed over');
    expect(seen.text).toContain('I ask the night shift');
    const finn = await app.signedIn('finn@example.test');
    expect((await finn.get('/passed-on')).text).not.toContain('Joe Park');
  });

  it('cannot be confirmed in a browser in which its learner is signed in', async () => {
    const lou = await newLearner(app, room, 'lou');
    await record(lou);
    const link = await mint(lou);
    const elsewhere = await app.signedIn('lou@example.test');
    for (const own of [lou, elsewhere]) {
      const refused = await own.get(link);
      expect(refused.status).toBe(403);
      expect(refused.heading).toBe('This page is for the other person');
      await own.get('/hand-ons');
      expect((await own.post(link, confirm)).status).toBe(403);
    }
    expect(await recordsOf('lou')).toMatchObject([{ state: 'recorded', words: '' }]);
    const ana = await app.signedIn('ana@example.test');
    await ana.get(link);
    expect((await say(ana, confirm)).status).toBe(200);
  });

  it('is answered without any cookie, once; a second answer finds the first', async () => {
    const max = await newLearner(app, room, 'max');
    await record(max);
    const link = await mint(max);
    const post = (fields: Record<string, string>) => {
      const bare = app.client();
      return bare
        .get('/nowhere')
        .then(() => app.client())
        .then(async (fresh) => {
          await fresh.get('/healthz');
          return fresh.post(link, { _csrf: undefined, _key: 'a-key-of-a-form', ...fields });
        });
    };
    const both = await Promise.all([post(confirm), post({ ...confirm, words: 'Something else.' })]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const [kept] = await recordsOf('max');
    expect(['Something else.', confirm.words]).toContain(kept?.words);
    expect((await post({ answer: 'decline' })).status).toBe(303);
    expect((await recordsOf('max'))[0]).toMatchObject({ state: 'confirmed', words: kept?.words });
  });

  it('may be said not to have happened, and words may be taken back later', async () => {
    const ned = await newLearner(app, room, 'ned');
    await record(ned);
    const first = await mint(ned);
    const joe = app.client();
    await joe.get(first);
    expect((await say(joe, { answer: 'decline' })).text).toContain('this did not happen');
    expect((await ned.get('/hand-ons')).text).toContain('Joe Park says it did not happen');

    await record(ned);
    const link = await mint(ned);
    await joe.get(link);
    await say(joe, confirm);
    app.clock.forward({ days: 100 });
    await joe.get(link);
    const back = await joe.submit('form[action$="/withdrawal"]');
    expect(back.text).toContain('Your words are deleted.');
    expect(back.html).not.toContain('night shift');
    expect(JSON.stringify(await recordsOf('ned'))).not.toContain('night shift');
  });
});

describe('the link', () => {
  it('runs out after thirty days, and a new one ends the one before', async () => {
    const oli = await newLearner(app, room, 'oli');
    const page = await record(oli);
    const first = await mint(oli);
    app.clock.forward({ days: 30 });
    const joe = app.client();
    const late = await joe.get(first);
    expect(late.status).toBe(410);
    expect(late.text).toContain('This link has run out');
    const again = await app.signedIn('oli@example.test');
    await again.get(page.path.replace(/\?.*/, ''));
    const second = await mint(again);
    expect((await joe.get(first)).status).toBe(404);
    expect((await joe.get(second)).status).toBe(200);
    await say(joe, confirm);
    expect((await again.post(`${page.path.replace(/\?.*/, '')}/links`, {})).status).toBe(409);
  });

  it('is mailed once, only if that was asked for, and says none of the words', async () => {
    const pat = await newLearner(app, room, 'pat');
    const refused = await record(pat, { mail: 'yes' });
    expect(refused.status).toBe(422);
    await record(pat, { mail: 'yes', email: 'joe@example.test' });
    await record(pat, { email: 'jim@example.test', name: 'Jim' });
    sink.letters.length = 0;
    await app.services.outbox.sendDue(app.services.composers);
    const mailed = sink.letters.map(({ to, raw }) => [to[0], raw.replace(/=\n/g, '')] as const);
    expect(mailed.map(([to]) => to)).toEqual(['joe@example.test']);
    expect(mailed[0]?.[1]).not.toContain('lost the room');
    const link = /\/passed-on\/[\w-]{30,}/.exec(mailed[0]?.[1] ?? '')?.[0] ?? '';
    const joe = app.client();
    await joe.get(link);
    await say(joe, confirm);
    expect(
      (await recordsOf('pat')).find(({ to }) => to.email === 'joe@example.test'),
    ).toMatchObject({
      state: 'confirmed',
      answeredBy: 'mailed',
    });
    app.clock.forward({ days: 60 });
    await app.services.outbox.sendDue(app.services.composers);
    expect(sink.letters).toHaveLength(1);
  });
});

it('follows from what was told, and moves its turn', async () => {
  await setDay(await readyLearner(app, room, 'ray'));
  const ray = await onDay(app, 'ray', '2026-03-06T10:00:00Z');
  const told = await ray.submit(tellForm, { ...blocked, result: 'did' });
  await ray.get(String(told.$('a[href^="/hand-ons/new"]').attr('href')));
  expect(ray.page().text).toContain('From “Reflection: learning from failure”');
  const page = await ray.submit('/hand-ons', { what, name: 'Joe Park' });
  expect(page.text).toContain('Reflection: learning from failure');
  expect((await ray.get(reflectionPath)).text).toContain('You passed it on');
  expect((await ray.get('/')).text).toContain('passed on');
});

it('is out of reach for everybody else', async () => {
  const sue = await newLearner(app, room, 'sue');
  const { path } = await record(sue);
  const ana = await app.signedIn('ana@example.test');
  expect((await ana.get(path)).status).toBe(404);
  const cindy = await app.signedIn('cindy@example.test');
  expect((await cindy.get(path)).status).toBe(404);
  expect((await cindy.get('/hand-ons/new')).status).toBe(403);
});
