import { beforeAll, expect, it } from '@jest/globals';
import { promiseRecounted } from '../../../src/loop/promise.js';
import { useTestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { reflectionPath, useClassroom, waitingRound } from '../classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;
let gus: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  gus = await app.signedIn('gus@example.test');
  await waitingRound(app, room, 'kim');
});

const promised = async (): Promise<string | undefined> =>
  (await app.services.turns.exportOf(room.ids['kim'] ?? ''))[0]?.promisedBy?.toISOString();

it('counts as many working days as were promised, from the same moment', () => {
  const utc = (...daysOff: string[]) => ({ zone: 'UTC', daysOff });
  const waitingSince = new Date('2026-03-02T09:00:00Z');
  const promisedBy = new Date('2026-03-05T23:59:59.999Z');
  const by = (before: string[], after: string[]): string =>
    promiseRecounted({ waitingSince, promisedBy }, utc(...before), utc(...after)).toISOString();
  expect(by([], ['2026-03-04'])).toBe('2026-03-06T23:59:59.999Z');
  expect(by([], ['2026-03-04', '2026-03-06'])).toBe('2026-03-09T23:59:59.999Z');
  expect(by(['2026-03-04'], ['2026-03-04'])).toBe('2026-03-05T23:59:59.999Z');
  expect(by(['2026-03-04'], [])).toBe('2026-03-04T23:59:59.999Z');
});

it('moves the promise of what waits, for the learner as for the list, and back again', async () => {
  expect(await promised()).toBe('2026-03-05T23:59:59.999Z');
  await cindy.get('/desk');
  const path = `/desk/cohorts/${room.cohort}/days-off`;
  expect((await cindy.submit(path, { daysOff: '2026-03-05\n2026-03-04' })).text).toContain('anew');
  expect(await promised()).toBe('2026-03-09T23:59:59.999Z');
  const kim = await app.signedIn('kim@example.test');
  expect((await kim.get(reflectionPath)).text).toContain('Monday, March 9');
  await cindy.get('/desk');
  await cindy.submit(path, { daysOff: '' });
  expect(await promised()).toBe('2026-03-05T23:59:59.999Z');
});

it('leaves a reply that is being written where it was: nothing was said or done', async () => {
  const before = (await app.services.turns.exportOf(room.ids['kim'] ?? ''))[0]?.rev;
  await gus.get(`/cohorts/${room.cohort}`);
  await gus.submit(`/cohorts/${room.cohort}/days-off`, { daysOff: '2026-03-03' });
  expect((await app.services.turns.exportOf(room.ids['kim'] ?? ''))[0]?.rev).toBe(before);
  expect(await promised()).toBe('2026-03-06T23:59:59.999Z');
  const [entry] = (await app.services.audit.of(`cohort:${room.cohort}`)).slice(-1);
  expect(entry).toMatchObject({ action: 'cohort:set-days-off', fields: ['daysOff'] });
});

it('keeps what is no date, and is no matter of other cohorts', async () => {
  await cindy.get('/desk');
  const path = `/desk/cohorts/${room.cohort}/days-off`;
  const refused = await cindy.submit(path, { daysOff: 'tomorrow' });
  expect(refused.status).toBe(422);
  expect(refused.$('textarea').text().trim()).toBe('tomorrow');
  await cindy.get('/desk');
  const foreign = await cindy.post(`/desk/cohorts/${room.other}/days-off`, { daysOff: '' });
  expect(foreign.status).toBe(404);
});
