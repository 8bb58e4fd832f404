import { beforeAll, expect, it } from '@jest/globals';
import { features } from '../../../src/features.js';
import { useTestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { reflectionPath, useClassroom, waitingRound } from '../classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;
let dan: Client;
let round: string;

const text = 'Speaks up when the room is small.';
const id = (name: string): string => room.ids[name] ?? '';

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
  round = await waitingRound(app, room, 'kim');
});

const note = async (client: Client, words: string) => {
  await client.get(`/reviews/${round}`);
  return client.submit(`/reviews/${round}/notes`, { text: words });
};

it('stands beside the round for every instructor of the cohort, with who wrote it and when', async () => {
  const page = await note(cindy, text);
  expect(page.text).toContain('Noted.');
  const seen = await dan.get(`/reviews/${round}`);
  expect(seen.$('.staff').text()).toContain(text);
  expect(seen.$('.staff').text()).toContain('Cindy Ruiz, today at 09:00');
  expect(seen.$('.staff').text()).toContain('whoever asks for a copy of theirs gets it');
});

it('is shown to no learner and to nobody of another cohort', async () => {
  const kim = await app.signedIn('kim@example.test');
  for (const path of [reflectionPath, '/', '/growth', '/account'])
    expect((await kim.get(path)).html).not.toContain(text);
  const finn = await app.signedIn('finn@example.test');
  await finn.get('/reviews');
  expect((await finn.post(`/reviews/${round}/notes`, { text: 'Mine.' })).status).toBe(404);
  const gus = await app.signedIn('gus@example.test');
  await gus.get('/');
  expect((await gus.post(`/reviews/${round}/notes`, { text: 'Mine.' })).status).toBe(403);
});

it('asks for words, keeps what is too long, and is added once however often it is sent', async () => {
  expect((await note(cindy, ' ')).status).toBe(422);
  const long = await note(cindy, 'x'.repeat(2_001));
  expect(long.status).toBe(422);
  expect(long.$('#staff-text').text().trim()).toHaveLength(2_001);
  await cindy.get(`/reviews/${round}`);
  const sent = [1, 2, 3].map(() => cindy.post(`/reviews/${round}/notes`, { text: 'Once.' }));
  expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([303, 303, 303]);
  const all = await app.services.staffNotes.exportOf(id('kim'));
  expect(all.map((one) => one.text).sort()).toEqual(['Once.', text]);
});

it('goes with the learner, and stays without its author when they go', async () => {
  const duty = features(app.services)
    .flatMap(({ personalData }) => personalData)
    .find(({ collection }) => collection === 'staffNotes');
  expect(await duty?.exportOf(id('cindy'))).toEqual([]);
  await duty?.erase(id('cindy'));
  const left = await app.services.staffNotes.exportOf(id('kim'));
  expect(left.map(({ authorId }) => authorId)).toEqual(['erased', 'erased']);
  await duty?.erase(id('kim'));
  expect(await duty?.exportOf(id('kim'))).toEqual([]);
});
