import { expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import {
  addCohort,
  addPerson,
  handIn,
  newLearner,
  openRound,
  reflectionPath,
  roundOf,
  sealEnds,
  useClassroom,
  what,
  plan,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const submission = `${reflectionPath}/submission`;

const turnsOf = async (name: string) => app.services.turns.exportOf(room.ids[name] ?? '');
const roundsOf = async (name: string) => app.services.rounds.exportOf(room.ids[name] ?? '');

it('does not hand in an empty reflection, and hands in a short one', async () => {
  const kim = await newLearner(app, room, 'kim');
  const empty = await handIn(kim, { [what]: ' \n ' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Write something under at least one prompt');
  expect(await turnsOf('kim')).toEqual([]);
  expect((await handIn(kim, { [what]: 'I left.' })).text).toContain('Waiting for');
});

const tokens = async (client: Client): Promise<Record<string, string>> => {
  const page = await client.get(reflectionPath);
  return { _key: page.$('#reflection [name=_key]').attr('value') ?? '', rev: '0' };
};

it('makes one round of twenty presses at once, of the same button or of twenty windows', async () => {
  const lou = await newLearner(app, room, 'lou');
  const same = await tokens(lou);
  const fields = { [what]: 'Only once.', rev: '0' };
  const twenty = Array.from({ length: 20 }, (_, n) => n);
  const presses = twenty.map((n) =>
    lou.post(submission, { ...fields, ...(n < 10 ? same : { _key: `window-${n}-12345` }) }),
  );
  const statuses = (await Promise.all(presses)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([303]));
  expect(await turnsOf('lou')).toHaveLength(1);
  expect(await roundsOf('lou')).toHaveLength(1);
  const events = await app.services.events.exportOf(room.ids['lou'] ?? '');
  expect(events.map(({ kind }) => kind)).toEqual(['submit']);
});

it('does a form that was sent twice once, and keeps other words sent with it', async () => {
  const mia = await newLearner(app, room, 'mia');
  const page = await tokens(mia);
  const post = (text: string) => mia.post(submission, { ...page, [what]: text });
  expect((await post('Once.')).status).toBe(303);
  expect((await post('Once.')).status).toBe(303);
  const changed = await post('Once, and then changed.');
  expect(changed.status).toBe(409);
  expect(changed.text).toContain('Once, and then changed.');
  expect(await roundsOf('mia')).toHaveLength(1);
});

it('names as readers who instruct at that moment, and keeps the version that was answered', async () => {
  const ned = await newLearner(app, room, 'ned');
  await handIn(ned);
  const [round] = await roundsOf('ned');
  const { hash } = app.services.content.lesson('learning-from-failure').reflection;
  const { cindy, dan } = room.ids;
  expect(round).toMatchObject({ hash, cohortId: room.cohort, openings: [] });
  expect([...(round?.readers ?? [])].sort()).toEqual([cindy, dan].sort());
  const [turn] = await turnsOf('ned');
  expect(turn?.promisedBy?.toISOString()).toBe('2026-03-05T23:59:59.999Z');
});

it('says why nothing can be handed in where nobody instructs, and keeps the words', async () => {
  const id = await addPerson(app, 'ola');
  await addCohort(app, 'Lonely', { learners: [id], instructors: [] });
  const ola = await app.signedIn('ola@example.test');
  const page = await ola.get(reflectionPath);
  expect(page.text).toContain('Your cohort has no instructor yet');
  expect(page.$('#reflection button[value=submit]')).toHaveLength(0);
  const tried = await ola.submit('#reflection', { [what]: 'Who reads this?' });
  expect(tried.status).toBe(422);
  expect(tried.$(`[name="${what}"]`).text().trim()).toBe('Who reads this?');
  expect(await app.services.turns.exportOf(id)).toEqual([]);
});

it('answers a comment once however often its button is pressed, and may say more', async () => {
  const pia = await newLearner(app, room, 'pia');
  await handIn(pia, { [what]: 'Yes.', [plan]: 'Later.' });
  const round = await roundOf(app, room.ids['pia'] ?? '');
  const dan = await app.signedIn('dan@example.test');
  await openRound(dan, round);
  await dan.submit(`/reviews/${round}/replies`, { reply: 'And then?', verdict: 'comment' });
  sealEnds(app);
  const [resting] = await turnsOf('pia');
  expect(resting).toMatchObject({ state: 'opened', asked: true, promisedBy: null, daysLeft: 3 });

  const page = await pia.get(reflectionPath);
  const key = page.$('form[action$="/answers"] [name=_key]').attr('value');
  const blank = await pia.post(`${reflectionPath}/answers`, { answer: '  ' });
  expect(blank.status).toBe(422);
  expect(blank.text).toContain('Write an answer first');
  const answers = [1, 2].map(() =>
    pia.post(`${reflectionPath}/answers`, { answer: 'Then I left.', _key: key }),
  );
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([303, 303]);
  const more = { answer: 'And more.', _key: 'another-key' };
  expect((await pia.post(`${reflectionPath}/answers`, more)).status).toBe(303);
  const [turn] = await turnsOf('pia');
  expect(turn?.promisedBy?.toISOString()).toBe('2026-03-05T23:59:59.999Z');
});

it('shows the prompts, and no way to write, to people who learn in no cohort', async () => {
  const gus = await app.signedIn('gus@example.test');
  const page = await gus.get(reflectionPath);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Learners of a running cohort write here');
  expect(page.$('textarea')).toHaveLength(0);
  expect((await gus.post(submission, { rev: '0', [what]: 'x' })).status).toBe(403);
});
