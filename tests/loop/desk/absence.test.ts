import { beforeAll, expect, it } from '@jest/globals';
import { useTestApp } from '../../support/app.js';
import type { Client, SeenPage } from '../../support/client.js';
import { addPerson, openRound, reflectionPath, useClassroom, waitingRound } from '../classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;
let dan: Client;

const id = (name: string): string => room.ids[name] ?? '';
const week = { from: '2026-03-09', to: '2026-03-13' };

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
});

const goAway = async (client: Client, fields: Record<string, string>): Promise<SeenPage> => {
  await client.get('/desk');
  return client.submit('/desk/absence', fields);
};

const moveTo = async (instant: string): Promise<void> => {
  app.clock.moveTo(instant);
  await app.services.absence.letStandInsIn();
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
};

it('asks for days that are to come and for a colleague, and keeps what was typed', async () => {
  const over = await goAway(cindy, { from: '2026-02-02', to: '2026-02-06', standIn: id('dan') });
  expect(over.status).toBe(422);
  expect(over.text).toContain('The last day is over');
  expect(over.$('#to').attr('value')).toBe('2026-02-06');
  expect((await goAway(cindy, { ...week, standIn: id('finn') })).status).toBe(422);
  expect((await goAway(cindy, { ...week, to: '' })).status).toBe(422);
});

it('tells the writer who answers in those days, marks the list, and ends by itself', async () => {
  await waitingRound(app, room, 'kim');
  const set = await goAway(cindy, { ...week, standIn: id('dan') });
  expect(set.text).toContain('You are away from Monday, March 9 to Friday, March 13');
  const line = 'Cindy Ruiz is away until the end of Friday, March 13. Dan Ruiz answers meanwhile.';
  const seen = async (): Promise<[boolean, boolean]> => {
    const kim = await app.signedIn('kim@example.test');
    const page = await kim.get(reflectionPath);
    return [page.text.includes(line), (await dan.get('/reviews')).text.includes('for Cindy Ruiz')];
  };
  expect(await seen()).toEqual([false, false]);
  await moveTo('2026-03-09T09:00:00Z');
  expect(await seen()).toEqual([true, true]);
  expect((await dan.get('/desk')).text).toContain('You answer for Cindy Ruiz until the end of');
  await moveTo('2026-03-14T00:00:01Z');
  expect(await seen()).toEqual([false, false]);
  expect((await cindy.get('/desk')).$('form[action="/desk/absence"]')).toHaveLength(1);
});

it('lets a colleague in who was not named, to what nobody has answered, and tells its writer', async () => {
  app.clock.moveTo('2026-03-16T09:00:00Z');
  cindy = await app.signedIn('cindy@example.test');
  const round = await waitingRound(app, room, 'lou');
  const una = await addPerson(app, 'una');
  room.ids['una'] = una;
  const { transact, accounts, cohortDesk } = app.services;
  await transact(async (tx) => {
    await accounts.changeRights(tx, una, { startsInstructing: room.cohort });
    const joining = { id: room.cohort, personId: una };
    await cohortDesk.stores.cohorts.addInstructor(tx, { reach: 'install' }, joining);
  });
  const reader = await app.signedIn('una@example.test');
  expect((await reader.get(`/reviews/${round}`)).status).toBe(404);
  await goAway(cindy, { from: '2026-03-17', to: '2026-03-20', standIn: una });
  expect((await reader.get(`/reviews/${round}`)).status).toBe(404);
  await moveTo('2026-03-17T09:00:00Z');
  await moveTo('2026-03-17T09:05:00Z');
  const lou = await app.signedIn('lou@example.test');
  expect((await lou.get(reflectionPath)).text).toContain('Cindy Ruiz handed it to Una Ruiz');
  const standIn = await app.signedIn('una@example.test');
  expect((await openRound(standIn, round)).text).toContain('What lou wrote.');
  const events = await app.services.events.exportOf(id('cindy'));
  expect(events.filter(({ kind }) => kind === 'handOver')).toHaveLength(2);
});

it('ends at once where somebody is back earlier', async () => {
  await cindy.get('/desk');
  expect((await cindy.submit('/desk/absence/end')).text).toContain('Ended.');
  expect(await app.services.absences.find(id('cindy'))).toBe(null);
});
