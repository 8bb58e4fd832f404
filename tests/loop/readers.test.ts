import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import {
  handIn,
  newLearner,
  openRound,
  reflectionPath,
  roundOf,
  useClassroom,
  waitingRound,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
});

const tick = async (client: Client, reads: string | string[]) => {
  await client.get('/account');
  return client.submit('/account/reading', { reads });
};

const linesAbove = async (client: Client): Promise<string> => {
  const { $ } = await client.get(reflectionPath);
  const form = $('#reflection').index();
  expect($('.readers').index()).toBeLessThan(form);
  return $('.readers > p').text();
};

describe('the lines above the box', () => {
  it('name who can read, and what cannot stay private', async () => {
    const lines = await linesAbove(await newLearner(app, room, 'ada'));
    expect(lines).toContain('Cindy Ruiz and Dan Ruiz');
    expect(lines).toContain('a safety device is bypassed');
  });

  it('say which languages each of them reads, once they have said so', async () => {
    const bea = await newLearner(app, room, 'bea');
    expect(await linesAbove(bea)).not.toContain('English');
    await tick(cindy, ['es', 'en']);
    expect(await linesAbove(bea)).toContain('Cindy Ruiz reads English and Spanish.');
    await tick(await app.signedIn('dan@example.test'), ['en', 'es']);
    expect(await linesAbove(bea)).toContain('Cindy Ruiz and Dan Ruiz read English and Spanish.');
    await tick(cindy, 'pl');
    expect(await linesAbove(bea)).toContain('Cindy Ruiz reads Polish.');
  });
});

describe('the languages of an account', () => {
  it('are offered to those who read what others write, and kept', async () => {
    const learner = await newLearner(app, room, 'cal');
    expect((await learner.get('/account')).$('[name=reads]')).toHaveLength(0);
    const { $, text } = await tick(cindy, ['uk']);
    expect($('[name=reads]:checked').attr('value')).toBe('uk');
    expect(text).toContain('which languages you read');
  });

  it('are those of the list only', async () => {
    await cindy.get('/account');
    expect((await cindy.post('/account/reading', { reads: 'xx' })).status).toBe(400);
  });
});

describe('the language of a learner', () => {
  const inList = async (id: string): Promise<string> =>
    (await cindy.get('/reviews')).$(`a[href^="/reviews/${id}"]`).closest('.row').text();

  it('is told to those who answer, in queue and review, where it is not their own', async () => {
    const eli = await newLearner(app, room, 'eli');
    await eli.get('/');
    await eli.submit('.languages', { locale: 'es' });
    await handIn(eli);
    const spanish = await roundOf(app, room.ids['eli'] ?? '');
    const english = await waitingRound(app, room, 'fay');
    expect(await inList(spanish)).toContain('reads the course in Spanish');
    const facts = async (id: string) => (await cindy.get(`/reviews/${id}`)).$('#item-facts').text();
    expect(await facts(spanish)).toContain('reads the course in Spanish');
    expect(await inList(english)).not.toContain('reads the course');
    expect(await facts(english)).not.toContain('reads the course');

    await cindy.submit('.languages', { locale: 'es' });
    expect(await inList(spanish)).not.toContain('lee el curso');
    expect(await facts(english)).toContain('lee el curso en inglés');
    await cindy.submit('.languages', { locale: 'en' });
  });
});

it('tells a reader what to do when something cannot stay private', async () => {
  const page = await openRound(cindy, await waitingRound(app, room, 'dee'));
  expect(page.text).toContain('call the emergency number');
  expect(page.text).toContain('Then tell the writer what you passed on');
});
