import { beforeAll, describe, expect, it } from '@jest/globals';
import { addCohort, enrol } from '../support/acts.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { plansOf } from '../support/plans.js';

/** People and cohorts as they were before last days stood beside rights. */
const app = useTestApp();
const spring = '2026-06-27T12:00:00Z';
const closedFrom = '2026-09-25T12:00:00Z';

interface Known {
  _id: string;
  name: string;
  rev: number;
  learnsUntil?: unknown;
  instructsUntil?: Record<string, unknown>;
}

const people = () => app.services.world.db.collection<Known>('people');
const known = async (name: string): Promise<Known | null> => people().findOne({ name });
const fillIn = (): Promise<void> => app.services.cohortDesk.fillInLastDays();
const seen = async (name: string, instant: string): Promise<Client> => {
  app.clock.moveTo(instant);
  return app.signedIn(`${name}@example.test`);
};

const last = { end: '2026-06-26', zone: 'America/Chicago' };
const moved = { end: '2026-07-10', zone: 'America/Chicago' };
let cohort = '';

beforeAll(async () => {
  await app.person({ email: 'gus@example.test', name: 'Gus', isAdmin: true });
  for (const name of ['Cindy', 'Ana', 'Ben', 'Eve'])
    await app.person({ email: `${name.toLowerCase()}@example.test`, name });
  const gus = await app.signedIn('gus@example.test');
  const cindy = { name: 'Cindy', email: 'cindy@example.test' };
  cohort = await addCohort(gus, 'Spring', cindy);
  for (const name of ['Ana', 'Ben'])
    await enrol(gus, cohort, { name, email: `${name.toLowerCase()}@example.test` });
  const later = await addCohort(gus, 'Later', cindy);
  // Ana never had the field, Ben's was moved since, and Cindy has it for her newer cohort alone.
  await people().updateOne({ name: 'Ana' }, { $unset: { learnsUntil: '' } });
  await people().updateOne({ name: 'Ben' }, { $set: { learnsUntil: moved } });
  await people().updateOne({ name: 'Cindy' }, { $unset: { [`instructsUntil.${cohort}`]: '' } });
  expect(Object.keys((await known('Cindy'))?.instructsUntil ?? {})).toEqual([later]);
});

describe('somebody who came before last days were known', () => {
  it('goes on after the end of their cohort, until the course starts anew', async () => {
    expect((await (await seen('ana', spring)).get('/')).text).not.toContain('Your cohort ended');
    const before = (await known('Ana'))?.rev ?? 0;
    await fillIn();
    expect(await known('Ana')).toMatchObject({ learnsUntil: last, rev: before + 1 });
    expect((await (await seen('ana', spring)).get('/')).text).toContain('Your cohort ended');
    const closed = await seen('ana', closedFrom);
    expect((await closed.get('/')).text).toContain('this course is for reading');
    expect((await closed.post('/journal', {})).status).toBe(409);
  });

  it('has the end of each cohort they answer in', async () => {
    expect((await known('Cindy'))?.instructsUntil).toMatchObject({ [cohort]: last });
  });
});

it('changes nothing about a day that stands, or about who belongs to no cohort', async () => {
  const all = await people().find().sort({ _id: 1 }).toArray();
  await fillIn();
  expect(await people().find().sort({ _id: 1 }).toArray()).toEqual(all);
  expect((await known('Ben'))?.learnsUntil).toEqual(moved);
  expect((await known('Eve'))?.learnsUntil).toBeNull();
});

it('looks nobody up but by an index', async () => {
  const plans = await plansOf(app, 'people', fillIn);
  expect(plans.map(({ summary }) => summary).filter((plan) => plan.includes('COLLSCAN'))).toEqual(
    [],
  );
  expect(plans.map(({ summary }) => summary)).toContain('IXSCAN { learns: 1 }');
});
