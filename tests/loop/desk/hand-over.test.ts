import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { useTestApp } from '../../support/app.js';
import type { Client, SeenPage } from '../../support/client.js';
import { startSmtpSink, type SmtpSink } from '../../support/smtp-sink.js';
import {
  newInstructor,
  openRound,
  reflectionPath,
  reply,
  sealEnds,
  useClassroom,
  waitingRound,
} from '../classroom.js';

let sink: SmtpSink;
const app = useTestApp({
  async smtpUrl() {
    sink = await startSmtpSink();
    return sink.url;
  },
});
const room = useClassroom(app);
let cindy: Client;
let dan: Client;
/** Joins the cohort later than anything below that is handed in before her. */
let una: Client;

const note = 'You know the line she speaks of.';

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
});
afterAll(() => sink.close());

const id = (name: string): string => room.ids[name] ?? '';
const turnOf = async (name: string) => (await app.services.turns.exportOf(id(name)))[0];
const roundsOf = (name: string) => app.services.rounds.exportOf(id(name));

const handOver = async (
  from: Client,
  round: string,
  fields: Record<string, string>,
): Promise<SeenPage> => {
  await from.get(`/reviews/${round}`);
  return from.submit(`/reviews/${round}/hand-over`, fields);
};

const lettersTo = async (name: string): Promise<string[]> => {
  sink.letters.length = 0;
  await app.services.outbox.sendDue(app.services.composers);
  return sink.letters.filter(({ to }) => to.includes(`${name}@example.test`)).map(({ raw }) => raw);
};

it('marks a round in the list of the colleague, with a note for the two of them', async () => {
  const round = await waitingRound(app, room, 'kim');
  await waitingRound(app, room, 'ira');
  const done = await handOver(cindy, round, { to: id('dan'), note });
  expect(done.text).toContain('Handed over');
  const mine = await dan.get('/reviews?mine=yes');
  expect(mine.heading).toBe('One reflection waits under this choice');
  expect(mine.$('main .row').text()).toContain('Kim Ruiz');
  expect(mine.$('main .row').text()).toContain('Cindy Ruiz handed it to you');
  expect((await dan.get(`/reviews/${round}`)).text).toContain(note);
  expect((await cindy.get(`/reviews/${round}`)).text).toContain(note);
  expect((await turnOf('kim'))?.claim?.personId).toBe(id('dan'));
});

it('is no next one of whoever handed it over, however long the colleague takes', async () => {
  app.clock.forward({ minutes: 31 });
  const next = (await cindy.get('/reviews/next')).location;
  expect(next).not.toBe(undefined);
  expect(next).not.toContain((await turnOf('kim'))?._id);
  expect((await dan.get('/reviews?mine=yes')).text).toContain('Kim Ruiz');
  expect((await cindy.get('/reviews')).text).toContain('Cindy Ruiz handed it to Dan Ruiz');
});

it('tells its writer who answers now, and nothing of the note', async () => {
  const kim = await app.signedIn('kim@example.test');
  const page = await kim.get(reflectionPath);
  expect(page.text).toContain('Waiting for Dan Ruiz');
  expect(page.text).toContain('Cindy Ruiz handed it to Dan Ruiz, who answers now.');
  expect(page.html).not.toContain(note);
  expect((await kim.get('/')).text).toContain('waiting for Dan Ruiz');
  expect(await lettersTo('kim')).toEqual([]);
});

it('keeps the note from other colleagues, and gives it to the learner with their records', async () => {
  una = await newInstructor(app, room, 'una');
  const { notes } = await app.services.noting.about(await actorOf('una'), id('kim'));
  expect(notes).toEqual([]);
  const records = await app.services.staffNotes.exportOf(id('kim'));
  expect(records.map(({ text, authorId, toId }) => [text, authorId, toId])).toEqual([
    [note, id('cindy'), id('dan')],
  ]);
});

it('names a colleague on an unanswered round, and its writer hears of it without a word', async () => {
  const round = (await roundsOf('ira'))[0]?._id ?? '';
  expect((await una.get(`/reviews/${round}`)).status).toBe(404);
  await handOver(cindy, round, { to: id('una'), note });
  expect((await openRound(una, round)).text).toContain('What ira wrote.');
  const [letter] = await lettersTo('ira');
  expect(letter).toContain('Una Ruiz answers you now');
  for (const words of ['What ira wrote', note]) expect(letter).not.toContain(words);
  expect((await roundsOf('ira'))[0]?.readers).toContain(id('una'));
  expect(await lettersTo('ira')).toEqual([]);
});

it('lets nobody new in to a round that something was said about', async () => {
  const vera = await newInstructor(app, room, 'vera');
  const round = (await roundsOf('kim'))[0]?._id ?? '';
  await openRound(dan, round);
  await reply(dan, round, { reply: 'When was that?', verdict: 'comment' });
  sealEnds(app);
  const kim = await app.signedIn('kim@example.test');
  await kim.get(reflectionPath);
  await kim.submit(`${reflectionPath}/answers`, { answer: 'On a Thursday.' });
  const page = await dan.get(`/reviews/${round}`);
  expect(page.text).toContain('Una Ruiz and Vera Ruiz were not named');
  const refused = await handOver(dan, round, { to: id('vera'), note: 'Please.' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('only its writer can let anybody else in');
  expect(refused.$('#staff-note').text().trim()).toBe('Please.');
  expect((await vera.get(`/reviews/${round}`)).status).toBe(404);
  expect((await handOver(dan, round, { to: id('cindy'), note: '' })).status).toBe(200);
  expect((await kim.get(reflectionPath)).text).not.toContain('who answers now');
});

it('is done once, and refuses a colleague who has gone, a round that moved on, and no choice', async () => {
  const round = await waitingRound(app, room, 'lou');
  expect((await handOver(cindy, round, { to: '' })).status).toBe(422);
  expect(cindy.page().text).toContain('Choose a colleague.');
  await cindy.get(`/reviews/${round}`);
  const [to, turnRev] = [id('dan'), '1'];
  expect((await handOver(cindy, round, { to: id('finn') })).status).toBe(409);
  await cindy.get(`/reviews/${round}`);
  const twice = [1, 2].map(() =>
    cindy.post(`/reviews/${round}/hand-over`, { to, note: 'Once.', turnRev }),
  );
  expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([303, 303]);
  expect(await app.services.staffNotes.exportOf(id('lou'))).toHaveLength(1);
  await cindy.get(`/reviews/${round}`);
  const stale = await cindy.submit(`/reviews/${round}/hand-over`, { to, note: '', turnRev });
  expect(stale.status).toBe(409);
});

it('is with nobody in particular once the colleague does not answer there any more', async () => {
  const round = await waitingRound(app, room, 'max');
  const wes = await newInstructor(app, room, 'wes');
  await handOver(cindy, round, { to: id('wes') });
  expect((await wes.get('/reviews')).text).toContain('handed it to you');
  const { transact, accounts } = app.services;
  await transact((tx) => accounts.changeRights(tx, id('wes'), { stopsInstructing: room.cohort }));
  expect((await turnOf('max'))?.handed).toBe(null);
  expect((await wes.get(`/reviews/${round}`)).status).toBe(403);
});

const actorOf = async (name: string) => {
  const person = await app.services.accounts.findPerson(id(name));
  const session = { id: '', ownDevice: false, authAt: app.clock.now() };
  return { ...person, id: person._id, session };
};
