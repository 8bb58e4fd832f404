import { beforeAll, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import {
  newInstructor,
  openRound,
  reflectionPath,
  reply,
  sealEnds,
  useClassroom,
  waitingRound,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const names = ['cindy', 'dan', 'una'] as const;
const readers = new Map<string, Client>();

beforeAll(async () => {
  await newInstructor(app, room, 'una');
  for (const name of names) readers.set(name, await app.signedIn(`${name}@example.test`));
});

const as = (name: string): Client => {
  const client = readers.get(name);
  if (!client) throw new Error(name);
  return client;
};

const say = { cindy: 'Cindy asks: why?', dan: 'Dan asks: when?', una: 'Una asks: who?' };

/** Three have opened a round, and stand at its page. */
const opened = async (name: string): Promise<string> => {
  const round = await waitingRound(app, room, name);
  for (const one of names) await openRound(as(one), round);
  return round;
};

const send = (name: (typeof names)[number], round: string, verdict: 'comment' | 'deeper') =>
  reply(as(name), round, { reply: say[name], verdict });

const boxOf = ({ $ }: SeenPage): string => $('#reply-text').text().trim();

it('lets one of three decide, and shows each of the others both texts and who sent which', async () => {
  const round = await opened('ida');
  const pages = await Promise.all(names.map((name) => send(name, round, 'deeper')));
  const firstAt = pages.findIndex(({ status }) => status === 200);
  const first = names[firstAt] ?? 'cindy';
  expect(pages.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  for (const [n, name] of names.entries()) {
    if (name === first) continue;
    for (const page of [pages[n], await as(name).get(`/reviews/${round}`)]) {
      expect(page?.text).toContain('Your text, not sent');
      expect(page?.$('.kept').text()).toContain(say[name]);
      expect(page?.$('.kept').text()).toContain(say[first]);
      expect(page?.$('.kept').text()).toMatch(new RegExp(`Sent by ${first}`, 'i'));
    }
    for (const other of names)
      if (other !== name && other !== first) expect(as(name).page().text).not.toContain(say[other]);
  }
  sealEnds(app);
  const learner = await app.signedIn('ida@example.test');
  const seen = await learner.get(reflectionPath);
  for (const name of names) expect(seen.text.includes(say[name])).toBe(name === first);
});

it('keeps each one’s draft where a comment was first, and lets them send it after', async () => {
  const round = await opened('jon');
  await send('cindy', round, 'comment');
  for (const name of ['dan', 'una'] as const)
    expect((await send(name, round, 'deeper')).status).toBe(409);
  sealEnds(app);
  for (const name of ['dan', 'una'] as const) {
    const page = await as(name).get(`/reviews/${round}`);
    expect(boxOf(page)).toBe(say[name]);
    expect(page.text).toContain(say.cindy);
  }
  // Una's page is older than the comment no more; Dan's is, once she has sent.
  expect((await send('una', round, 'deeper')).status).toBe(200);
  sealEnds(app);
  const late = await send('dan', round, 'deeper');
  expect(late.status).toBe(409);
  expect(late.text).toContain('Una Ruiz has sent “Go deeper” here meanwhile');
  expect(late.$('.kept').text()).toContain(say.dan);
});

it('names who has taken a reply over, and keeps what each had begun', async () => {
  const round = await opened('kai');
  for (const name of names)
    await as(name).post(`/reviews/${round}/draft`, { rev: '0', reply: say[name] });
  await as('dan').get(`/reviews/${round}`);
  await as('dan').submit(`/reviews/${round}/claims`);
  await as('una').get(`/reviews/${round}`);
  await as('una').submit(`/reviews/${round}/claims`);
  for (const name of ['cindy', 'dan'] as const) {
    const page = await as(name).get(`/reviews/${round}`);
    expect(page.text).toContain('Una Ruiz is answering this');
    const refused = await send(name, round, 'deeper');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Una Ruiz has taken this over');
    expect(boxOf(await as(name).get(`/reviews/${round}`))).toBe(say[name]);
  }
});

it('puts words that are not needed away', async () => {
  const round = await opened('lou');
  await send('cindy', round, 'deeper');
  await send('dan', round, 'deeper');
  const page = await as('dan').get(`/reviews/${round}`);
  expect(page.$('.kept').text()).toContain(say.dan);
  const after = await as('dan').submit('.kept form');
  expect(after.status).toBe(200);
  expect(after.$('.kept')).toHaveLength(0);
});
