import { beforeEach, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { plansOf } from '../support/plans.js';
import {
  addCohort,
  addPerson,
  newLearner,
  reflectionPath,
  useClassroom,
} from '../loop/classroom.js';
import { readyLearner } from '../loop/commitment/committing.js';

const app = useTestApp();
const room = useClassroom(app);
const path = `${reflectionPath}/case`;
const text = { title: 'A quiet line', happened: 'It stood.', did: 'I waited.', next: 'I ask.' };

beforeEach(() => app.clock.moveTo('2026-03-02T09:00:00Z'));

const send = async (client: Client, fields: Record<string, string> = {}): Promise<SeenPage> => {
  await client.get(path);
  return client.submit('#case', { ...text, consent: 'yes', ...fields });
};

const decide = async (fields: Record<string, string>): Promise<SeenPage> => {
  const cindy = await app.signedIn('cindy@example.test');
  await cindy.get('/case-reviews');
  return cindy.submit('form[action^="/case-reviews/"]', fields);
};

/** A learner of a cohort that begins a month after the writers'. */
const laterLearner = async (name: string): Promise<Client> => {
  const id = await addPerson(app, name);
  const cohort = await addCohort(app, `Of ${name}`, { learners: [id], instructors: [] });
  const { db } = app.services.world.db;
  await db
    ?.collection<{ _id: string }>('cohorts')
    .updateOne({ _id: cohort }, { $set: { start: '2026-03-01' } });
  return app.signedIn(`${name}@example.test`);
};

const meets = async (client: Client): Promise<boolean> =>
  (await client.get('/cases')).text.includes(text.title);

it('shows a case to later groups and instructors once it was looked at, until it is withdrawn', async () => {
  const kim = await readyLearner(app, room, 'kim');
  expect((await kim.get(reflectionPath)).html).toContain(path);
  const later = await laterLearner('lea');
  expect((await send(kim)).text).toContain('Your instructor looks at it before');
  expect(await meets(later)).toBe(false);
  await decide({ act: 'show' });
  expect(await meets(later)).toBe(true);
  expect((await later.get('/cases')).html).not.toContain('Kim');
  expect(await meets(await app.signedIn('finn@example.test'))).toBe(true);
  for (const name of ['kim', 'ben', 'eve'])
    expect([name, await meets(await app.signedIn(`${name}@example.test`))]).toEqual([name, false]);
  expect((await (await app.signedIn('gus@example.test')).get('/cases')).status).toBe(403);
  await kim.get(path);
  await kim.submit(`form[action="${path}/withdrawal"]`);
  expect(await meets(later)).toBe(false);
});

it('goes back with a line, and a change waits again', async () => {
  const lou = await readyLearner(app, room, 'lou');
  await send(lou);
  expect((await decide({ act: 'return', line: ' ' })).status).toBe(422);
  await decide({ act: 'return', line: 'Leave out the town.' });
  expect((await lou.get(path)).text).toContain('Leave out the town.');
  expect((await send(lou, { happened: 'Elsewhere.' })).text).toContain('waits for your instructor');
  await decide({ act: 'show' });
  await app.services.cases.erase(room.ids['lou'] ?? '');
  expect(await meets(await laterLearner('lia'))).toBe(false);
});

it('keeps what was typed, asks for consent, and masks names without sending anything', async () => {
  const max = await readyLearner(app, room, 'max');
  const refused = await send(max, { title: '', consent: '' });
  expect(refused.status).toBe(422);
  expect(refused.$('#happened').text()).toContain('It stood.');
  await max.get(path);
  const fields = { ...text, did: 'I left Cindy alone.', mask: '' };
  const looked = await max.submit('#case', fields);
  expect(looked.text).toContain('Replace Cindy Ruiz');
  const masked = await max.submit('#case', { ...fields, mask: room.ids['cindy'] ?? '' });
  expect(masked.$('#did').text()).toContain('I left a colleague alone.');
  expect(await app.services.cases.exportOf(room.ids['max'] ?? '')).toEqual([]);
});

it('is nobody’s before the reflection is found ready for action', async () => {
  const ned = await newLearner(app, room, 'ned');
  expect((await ned.get(path)).status).toBe(404);
});

it('finds the list by its index, without a sort', async () => {
  const ask = { behind: null, limit: 4 };
  const audience = { courseId: 'emerging-leader', before: '2026-03-01' };
  const plans = await plansOf(app, 'cases', () => app.services.cases.shown(audience, ask));
  expect(plans.map(({ summary }) => summary)).toEqual([
    'IXSCAN { courseId: 1, state: 1, shownAt: -1, _id: -1, cohortStart: 1 }',
  ]);
});
