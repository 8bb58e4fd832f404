import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockers } from '../../src/loop/commitment/commitment.js';
import { results } from '../../src/loop/machine.js';
import { fewest, followThrough } from '../../src/reports/from-five.js';
import { blocked, onDay, readyLearner, setDay, tellForm } from '../loop/commitment/committing.js';
import { useClassroom } from '../loop/classroom.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { plansOf } from '../support/plans.js';

const app = useTestApp();
const room = useClassroom(app);
const names = ['ada', 'bea', 'cleo', 'dora', 'eli'];

let admin: Client;

beforeAll(async () => {
  await app.person({ email: 'boss@example.test', name: 'Bo Berg', isAdmin: true });
});

beforeEach(async () => {
  app.clock.moveTo('2026-03-02T09:00:00Z');
  admin = await app.signedIn('boss@example.test');
});

const tellAll = async (some: readonly string[]): Promise<void> => {
  for (const name of some) {
    const client = await onDay(app, name, '2026-03-06T10:00:00Z');
    await client.submit(tellForm, blocked);
  }
};

/** The rows of the report: what is counted, and how many people. */
const report = async (): Promise<Record<string, string>> => {
  admin = await app.signedIn('boss@example.test');
  const { $, html } = await admin.get(`/cohorts/${room.cohort}/report`);
  expect(html).not.toContain('no relief on the line');
  expect(html).not.toContain('I asked nobody for the hour.');
  const rows = $('tbody tr').map((_, row) => [
    [$(row).find('th').text(), $(row).find('td').text()] as [string, string],
  ]);
  return Object.fromEntries(rows.get());
};

describe('the report for a sponsor', () => {
  it('counts nobody while they are fewer than five, and words never', async () => {
    for (const name of names) await setDay(await readyLearner(app, room, name));
    await tellAll(names.slice(1));
    const counted = await report();
    expect(counted['Set out to do something at work']).toBe('5');
    expect(counted['Told how it went']).toBe('fewer than 5');
    expect(counted['a manager']).toBe('fewer than 5');
    expect(counted['nerve']).toBe('fewer than 5');
    await tellAll(names.slice(0, 1));
    const told = await report();
    expect(told['Told how it went']).toBe('5');
    expect(told['Not yet, and said what led there']).toBe('5');
    expect(told['a manager']).toBe('5');
    expect(told['Did it']).toBe('fewer than 5');
  }, 60_000);

  it('is found by index', async () => {
    const see = () => admin.get(`/cohorts/${room.cohort}/report`);
    for (const collection of ['commitments', 'handOns']) {
      const plans = await plansOf(app, collection, see);
      expect(plans).not.toHaveLength(0);
      for (const { summary } of plans) expect(summary).toContain('IXSCAN');
    }
  });

  it('of a cohort that nobody has is not found', async () => {
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect((await admin.get(`/cohorts/${unknown}/report`)).status).toBe(404);
  });
});

const cases = fc.array(
  fc.record({
    personId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    result: fc.option(fc.constantFrom(...results)),
    blocker: fc.option(fc.constantFrom(...blockers)),
  }),
  { maxLength: 40 },
);

it('never tells a number below five, and counts each person once', () => {
  fc.assert(
    fc.property(cases, (setOut) => {
      const { results: told, blockers: named, ...rest } = followThrough(setOut, []);
      for (const people of [
        ...Object.values(rest),
        ...Object.values(told),
        ...Object.values(named),
      ])
        expect(people === null || (people >= fewest && people <= 7)).toBe(true);
      const people = new Set(setOut.map(({ personId }) => personId)).size;
      expect(rest.setOut).toBe(people >= fewest ? people : null);
    }),
  );
});
