import { expect, it } from '@jest/globals';
import { ratingsOf } from '../../src/loop/rating.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import {
  handIn,
  newLearner,
  openRound,
  reflectionPath,
  roundOf,
  useClassroom,
  what,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const [first, second] = ['rating[describes]', 'rating[owns-part]'];
const sent = { [what]: 'The meeting.', [first]: 'partly', [second]: 'there' };

const chosen = (client: Client, name: string): string | undefined =>
  client.page().$(`[name="${name}"]:checked`).attr('value');

const ofRound = async (name: string) =>
  (await app.services.rounds.exportOf(room.ids[name] ?? '')).map(({ ratings }) => ratings);

it('stands beside what the reader looks for, which is shown before the first prompt', async () => {
  const ada = await newLearner(app, room, 'ada');
  const { $, text } = await ada.get(reflectionPath);
  const order = $('#reflection').text();
  expect(order.indexOf('What your reader looks for')).toBeLessThan(order.indexOf('What happened'));
  expect(text).toContain('How do you see it yourself?');
  expect(text).not.toMatch(/\d\s?%/);
});

it('is kept with the draft and with the round, and its reader sees it in words', async () => {
  const bea = await newLearner(app, room, 'bea');
  await bea.get(reflectionPath);
  await bea.post(`${reflectionPath}/draft`, { rev: '0', ...sent });
  await bea.get(reflectionPath);
  expect([chosen(bea, first), chosen(bea, second)]).toEqual(['partly', 'there']);
  const page = await bea.submit('#reflection', { [second]: 'notYet' });
  expect(page.text).toContain('How you saw it when you sent it');
  expect(await ofRound('bea')).toEqual([{ describes: 'partly', 'owns-part': 'notYet' }]);
  const cindy = await app.signedIn('cindy@example.test');
  const read = await openRound(cindy, await roundOf(app, room.ids['bea'] ?? ''));
  expect(read.text).toContain('How Bea Ruiz saw it before sending');
  expect(read.$('#work dd').first().text()).toBe('Partly');
});

it('comes back with a round that is taken back, and goes from a draft that is sent', async () => {
  const cal = await newLearner(app, room, 'cal');
  await handIn(cal, sent);
  await cal.submit('form[action$="/take-back"]');
  expect([chosen(cal, first), chosen(cal, second)]).toEqual(['partly', 'there']);
});

it('may be left open, and takes no words of its own making', async () => {
  const dee = await newLearner(app, room, 'dee');
  await handIn(dee, { [what]: 'x', 'rating[no-such]': 'there', [first]: '7' });
  expect(await ofRound('dee')).toEqual([{}]);
  expect(ratingsOf([{ id: 'a' }], { a: 'partly', b: 'there' })).toEqual({ a: 'partly' });
});

it('is carried along where two texts stand side by side', async () => {
  const eli = await newLearner(app, room, 'eli');
  await eli.get(reflectionPath);
  await eli.post(`${reflectionPath}/draft`, { rev: '0', [what]: 'Elsewhere.' });
  await eli.submit('#reflection', { ...sent, rev: '0' });
  await eli.submit('.actions form');
  expect([chosen(eli, first), chosen(eli, second)]).toEqual(['partly', 'there']);
});
