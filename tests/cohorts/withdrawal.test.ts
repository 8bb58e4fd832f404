import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import { join, newCohort, openDesk, type Desk } from './desk.js';

const app = useTestApp();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(app);
  await desk.add('Ana', 'ana@example.test');
  await join(app, await desk.linkFor('Ana'), 'Ana Rodríguez');
  await desk.add('Dee', 'dee@example.test');
  await desk.linkFor('Dee');
  await desk.act('Dee', 'cancellation');
});

describe('a learner who is withdrawn', () => {
  it('loses the lessons with their next click, keeps the session, and is brought back to where they were', async () => {
    const ana = await app.signedIn('ana@example.test');
    expect((await ana.get('/lessons/learning-from-failure')).status).toBe(200);
    const away = await desk.act('Ana Rodríguez', 'withdrawal');
    expect(away.text).toContain('withdrawn');
    expect((await ana.get('/lessons/learning-from-failure')).status).toBe(403);
    expect((await ana.get('/account')).status).toBe(200);
    const back = await desk.act('Ana Rodríguez', 'restoration');
    expect(back.text).toContain('joined');
    expect((await ana.get('/lessons/learning-from-failure')).status).toBe(200);
  });

  it('is not taken out of another cohort by an old page', async () => {
    const other = await newCohort(desk.admin, 'Next');
    const page = await desk.act('Ana Rodríguez', 'withdrawal');
    await desk.add('Ana Rodríguez', 'ana@example.test', other);
    expect((await desk.admin.post(`${page.path}/withdrawal`, {})).status).toBe(303);
    const ana = await app.signedIn('ana@example.test');
    expect((await ana.get('/lessons/learning-from-failure')).status).toBe(200);
    await desk.admin.get(page.path);
    const refused = await desk.admin.submit('form[action$="/restoration"]');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('in another cohort by now');
  });

  it('cannot use an invitation any more', async () => {
    const link = await desk.linkFor('Dee');
    await desk.act('Dee', 'withdrawal');
    expect((await app.client().get(link)).$('#password').length).toBe(0);
    expect((await desk.admin.post(`${(await desk.person('Dee')).path}/links`, {})).status).toBe(
      409,
    );
  });
});

it('writes every act into the log, with names of fields only', async () => {
  const entries = await app.services.world.db.collection('auditEntries').find().toArray();
  const acts = new Set(entries.map(({ action }) => String(action)));
  for (const action of [
    'cohort:create',
    'enrolment:add',
    'enrolment:withdraw',
    'enrolment:restore',
    'invitation:link',
    'invitation:cancel',
  ])
    expect(acts).toContain(action);
  expect(JSON.stringify(entries)).not.toMatch(/example\.test|Rodríguez/);
});
