import { beforeAll, describe, expect, it } from '@jest/globals';
import { promiseRecounted } from '../../../src/loop/promise.js';
import { useTestApp } from '../../support/app.js';
import type { Client, SeenPage } from '../../support/client.js';
import {
  newInstructor,
  openRound,
  reflectionPath,
  useClassroom,
  waitingRound,
} from '../classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;
let dan: Client;
let gus: Client;

const id = (name: string): string => room.ids[name] ?? '';

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
  gus = await app.signedIn('gus@example.test');
  await waitingRound(app, room, 'kim');
});

describe('days off of a cohort', () => {
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
    expect((await cindy.submit(path, { daysOff: '2026-03-05\n2026-03-04' })).text).toContain(
      'anew',
    );
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
});

describe('somebody who is away', () => {
  const week = { from: '2026-03-09', to: '2026-03-13' };

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
    await waitingRound(app, room, 'nia');
    const set = await goAway(cindy, { ...week, standIn: id('dan') });
    expect(set.text).toContain('You are away from Monday, March 9 to Friday, March 13');
    const line =
      'Cindy Ruiz is away until the end of Friday, March 13. Dan Ruiz answers meanwhile.';
    const seen = async (): Promise<[boolean, boolean]> => {
      const nia = await app.signedIn('nia@example.test');
      const page = await nia.get(reflectionPath);
      return [
        page.text.includes(line),
        (await dan.get('/reviews')).text.includes('for Cindy Ruiz'),
      ];
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
    const reader = await newInstructor(app, room, 'una');
    expect((await reader.get(`/reviews/${round}`)).status).toBe(404);
    await goAway(cindy, { from: '2026-03-17', to: '2026-03-20', standIn: id('una') });
    expect((await reader.get(`/reviews/${round}`)).status).toBe(404);
    await moveTo('2026-03-17T09:00:00Z');
    await moveTo('2026-03-17T09:05:00Z');
    const lou = await app.signedIn('lou@example.test');
    expect((await lou.get(reflectionPath)).text).toContain('Cindy Ruiz handed it to Una Ruiz');
    const standIn = await app.signedIn('una@example.test');
    expect((await openRound(standIn, round)).text).toContain('What lou wrote.');
    const events = await app.services.events.exportOf(id('cindy'));
    const ofLou = events.filter(({ turnId }) => round.startsWith(turnId));
    expect(ofLou.map(({ kind }) => kind)).toEqual(['handOver']);
  });

  it('ends at once where somebody is back earlier', async () => {
    await cindy.get('/desk');
    expect((await cindy.submit('/desk/absence/end')).text).toContain('Ended.');
    expect(await app.services.absences.find(id('cindy'))).toBe(null);
  });
});
