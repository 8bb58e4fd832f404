import { beforeAll, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { addCohort, addPerson, openRound, useClassroom, waitingRound } from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;
let dan: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
});

const turnOf = async (name: string) => (await app.services.turns.exportOf(room.ids[name] ?? ''))[0];

const body = ({ html }: { html: string }): string =>
  html.replace(/name="(_csrf|_key|next)" value="[^"]*"/g, '').replace(/data-person="[^"]*"/g, '');

it('is not there for anybody who was not named on it', async () => {
  const round = await waitingRound(app, room, 'kim');
  const nothing = `${app.services.world.ids.next()}:1`;
  const finn = await app.signedIn('finn@example.test');
  const foreign = await finn.get(`/reviews/${round}`);
  const random = await finn.get(`/reviews/${nothing}`);
  expect([foreign.status, random.status]).toEqual([404, 404]);
  expect(body(foreign)).toBe(body(random));
  await finn.get('/reviews');
  for (const act of ['openings', 'claims', 'replies', 'draft']) {
    const fields = act === 'openings' || act === 'claims' ? {} : { rev: '0', reply: 'x?' };
    const bound = { turn: round.slice(0, 36), round: '1', turnRev: '1', verdict: 'ready' };
    const to = room.ids['kim'];
    const sent = { ...fields, ...(act === 'replies' ? { ...bound, to } : {}) };
    const posted = await finn.post(`/reviews/${round}/${act}`, sent);
    const elsewhere = await finn.post(`/reviews/${nothing}/${act}`, sent);
    expect([act, posted.status, elsewhere.status]).toEqual([act, 404, 404]);
  }
  const learner = await app.signedIn('kim@example.test');
  expect((await learner.get('/reviews')).status).toBe(403);
  expect((await learner.get(`/reviews/${round}`)).status).toBe(403);
  const gus = await app.signedIn('gus@example.test');
  expect((await gus.get(`/reviews/${round}`)).status).toBe(403);
});

it('records each reader once, and only the first opening moves it', async () => {
  const round = await waitingRound(app, room, 'lou');
  await openRound(cindy, round);
  app.clock.forward({ minutes: 1 });
  const sealed = await dan.get(`/reviews/${round}`);
  expect(sealed.html).not.toContain('What lou wrote.');
  expect(sealed.text).toContain('Cindy Ruiz has opened it already');
  await openRound(dan, round);
  await openRound(dan, round).catch(() => null);
  const turn = await turnOf('lou');
  expect(turn).toMatchObject({ state: 'opened', openedBy: room.ids['cindy'], rev: 2, seq: 3 });
  const events = await app.services.events.exportOf(room.ids['dan'] ?? '');
  expect(events.filter(({ turnId }) => turnId === turn?._id)).toHaveLength(1);
  const [read] = await app.services.rounds.exportOf(room.ids['lou'] ?? '');
  expect(read?.openings.map(({ personId }) => personId)).toEqual([
    room.ids['cindy'],
    room.ids['dan'],
  ]);
});

it('sends a reply once, however often its button is pressed', async () => {
  const round = await waitingRound(app, room, 'mia');
  const page = await openRound(cindy, round);
  const form = page.$(`form[action="/reviews/${round}/replies"]`);
  const fields = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]));
  const sent = { ...fields, reply: 'Go on.', verdict: 'ready' };
  const presses = Array.from({ length: 5 }, () => cindy.post(`/reviews/${round}/replies`, sent));
  expect((await Promise.all(presses)).map(({ status }) => status)).toEqual(Array(5).fill(303));
  const replies = await app.services.replies.exportOf(room.ids['mia'] ?? '');
  expect(replies.map(({ text, kind }) => [text, kind])).toEqual([['Go on.', 'ready']]);
});

it('gives one verdict when two readers decide at once, and keeps the words of the other', async () => {
  const round = await waitingRound(app, room, 'ned');
  await openRound(cindy, round);
  await openRound(dan, round);
  await cindy.get(`/reviews/${round}`);
  const [one, two] = await Promise.all([
    cindy.submit(`/reviews/${round}/replies`, { reply: 'Ready, I say.', verdict: 'ready' }),
    dan.submit(`/reviews/${round}/replies`, { reply: 'What else?', verdict: 'deeper' }),
  ]);
  const statuses = [one.status, two.status].sort();
  expect(statuses).toEqual([200, 409]);
  const late = one.status === 409 ? one : two;
  expect(late.text).toContain('Your text, not sent');
  expect(late.text).toContain(one.status === 409 ? 'Ready, I say.' : 'What else?');
  expect(await app.services.replies.exportOf(room.ids['ned'] ?? '')).toHaveLength(1);
});

it('refuses a reply that is bound to another round, person or state, and keeps its words', async () => {
  const round = await waitingRound(app, room, 'ola');
  const other = await waitingRound(app, room, 'pia');
  await openRound(dan, round);
  for (const wrong of [
    { to: room.ids['pia'] },
    { turn: other.slice(0, 36) },
    { round: '2' },
    { turnRev: '1' },
  ]) {
    await dan.get(`/reviews/${round}`);
    const fields = { reply: 'For whom is this?', verdict: 'deeper', ...wrong };
    const refused = await dan.submit(`/reviews/${round}/replies`, fields);
    expect([wrong, refused.status]).toEqual([wrong, 409]);
    expect(refused.text + refused.$('textarea').text()).toContain('For whom is this?');
  }
  expect((await turnOf('ola'))?.state).toBe('opened');
});

it('asks for words, a verdict, and a question where it goes deeper', async () => {
  const round = await waitingRound(app, room, 'ray');
  await openRound(cindy, round);
  const cases = [
    [{ reply: ' ', verdict: 'ready' }, 'Write the reply first'],
    [{ reply: 'Think again.', verdict: 'deeper' }, 'at least one question'],
    [{ reply: 'Think again.' }, 'Choose what happens'],
  ] as const;
  for (const [fields, problem] of cases) {
    await cindy.get(`/reviews/${round}`);
    const page = await cindy.submit(`/reviews/${round}/replies`, fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain(problem);
    expect(page.$('textarea').text().trim()).toBe(fields.reply.trim());
  }
});

it('shuts a round to a reader who no longer instructs the cohort, on the next request', async () => {
  const round = await waitingRound(app, room, 'tom');
  const una = await addPerson(app, 'una');
  const passing = await addCohort(app, 'Passing', { learners: [], instructors: [una] });
  const { transact, accounts } = app.services;
  await transact((tx) => accounts.changeRights(tx, una, { startsInstructing: room.cohort }));
  const reader = await app.signedIn('una@example.test');
  expect((await reader.get(`/reviews/${round}`)).status).toBe(404);

  const { cohorts } = app.services.cohortDesk.stores;
  await transact((tx) =>
    cohorts.addInstructor(tx, { reach: 'install' }, { id: room.cohort, personId: una }),
  );
  const named = await waitingRound(app, room, 'val');
  await openRound(reader, named);
  expect(reader.page().text).toContain('What val wrote.');
  await transact((tx) => accounts.changeRights(tx, una, { stopsInstructing: room.cohort }));
  expect((await reader.get(`/reviews/${named}`)).status).toBe(404);
  expect((await reader.get('/reviews')).heading).toBe('0 reflections wait for you');
  expect(passing).not.toBe('');
});
