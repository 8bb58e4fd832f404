import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import { newCohort, openDesk, tableOf, type Desk } from './desk.js';

const app = useTestApp();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(app);
});

const add = async (name: string, login: string, cohort = desk.cohort) => {
  await desk.admin.get(cohort);
  return desk.admin.submit(`${cohort}/enrolments`, { name, login });
};

const act = async (who: string, name: string) => {
  await desk.person(who);
  return desk.admin.submit(`form[action$="/${name}"]`);
};

const linkFor = async (who: string): Promise<string> => {
  const page = await act(who, 'links');
  return new URL(String(page.$('#link-1').attr('value'))).pathname;
};

const join = async (link: string, name: string) => {
  const visitor = app.client();
  await visitor.get(link);
  await visitor.submit(link, { name, password: 'a quiet word in March' });
  return visitor;
};

describe('one person', () => {
  it('is added by an address or by an employee number', async () => {
    await add('Ana', 'Ana@example.test');
    const page = await add('Ben', 'E-4711');
    expect(tableOf(page)).toEqual([
      'Ana ana@example.test | not yet invited | 0',
      'Ben e-4711 | not yet invited | 0',
    ]);
  });

  it.each([
    ['Ana', 'ana@EXAMPLE.test', 'Is in this cohort already.'],
    ['', 'new@example.test', 'There is no name.'],
    ['Cy', 'cy@nowhere', 'This is not an e-mail address.'],
    ['Cy', '+++', 'An employee number has letters'],
    ['Cy', '', 'Fill this in.'],
  ])('is not added as %j, %j, and the form says why', async (name, login, message) => {
    const page = await add(name, login);
    expect(page.status).toBe(422);
    expect(page.text).toContain(message);
    expect(page.$('#login').attr('value')).toBe(login);
  });

  it('is added once, however often the form arrives', async () => {
    await desk.admin.get(desk.cohort);
    const send = () =>
      desk.admin.post(`${desk.cohort}/enrolments`, { name: 'Dee', login: 'dee@example.test' });
    const replies = await Promise.all([send(), send(), send()]);
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303]);
    const page = await desk.admin.get(desk.cohort);
    expect(tableOf(page).filter((row) => row.startsWith('Dee')).length).toBe(1);
  });

  it('takes no field that the form does not have', async () => {
    await desk.admin.get(desk.cohort);
    const fields = { name: 'Eve', login: 'eve@example.test', isAdmin: 'true' };
    expect((await desk.admin.post(`${desk.cohort}/enrolments`, fields)).status).toBe(422);
  });
});

describe('an invitation', () => {
  it('is a link that lets one person in, once', async () => {
    const link = await linkFor('Ana');
    expect(tableOf(await desk.admin.get(desk.cohort))[0]).toMatch(
      /Ana ana@example.test \| invited link until/,
    );
    const ana = await join(link, 'Ana Rodríguez');
    expect((await ana.get('/account')).status).toBe(200);
    expect((await app.client().get(link)).text).not.toContain('Choose');
    expect(tableOf(await desk.admin.get(desk.cohort))[0]).toBe(
      'Ana Rodríguez ana@example.test | joined | 0',
    );
  });

  it('is never made for somebody who has joined', async () => {
    const page = await desk.person('Ana Rodríguez');
    expect(page.$('form[action$="/links"]').length).toBe(0);
    expect((await desk.admin.post(`${page.path}/links`, {})).status).toBe(409);
    expect((await desk.admin.post(`${page.path}/mails`, {})).status).toBe(409);
  });

  it('stands beside an earlier one, and the use of one ends both', async () => {
    const first = await linkFor('Ben');
    const second = await linkFor('Ben');
    expect(second).not.toBe(first);
    expect((await app.client().get(first)).$('#password').length).toBe(1);
    await join(second, 'Ben');
    expect((await app.client().get(first)).$('#password').length).toBe(0);
  });

  it('ends when it is cancelled', async () => {
    const link = await linkFor('Dee');
    const page = await act('Dee', 'cancellation');
    expect(page.text).toContain('not yet invited');
    expect((await app.client().get(link)).$('#password').length).toBe(0);
  });

  it('counts until two weeks after the start, or after today, whichever is later', async () => {
    const start = new Date('2026-03-23T23:00:00Z').getTime();
    await linkFor('Dee');
    const tokens = app.services.world.db.collection('tokens');
    const latest = async () =>
      (await tokens.find({ usedAt: null }).sort({ expiresAt: -1 }).toArray())[0]?.[
        'expiresAt'
      ] as Date;
    expect((await latest()).getTime()).toBe(start - 1);
    app.clock.moveTo('2026-05-01T08:00:00Z');
    await desk.signInAgain();
    await linkFor('Dee');
    expect((await latest()).toISOString()).toBe('2026-05-15T08:00:00.000Z');
  });

  it('goes to everybody at once who has none, as links to hand over', async () => {
    const cohort = await newCohort(desk.admin, 'Many');
    await add('Fay', 'fay@example.test', cohort);
    await add('Gil', 'G-1', cohort);
    const page = await desk.admin.submit('form[action$="/invitations"]');
    expect(page.heading).toBe('2 links to hand over');
    expect(
      page
        .$('.row-title')
        .map((_, one) => page.$(one).text())
        .get(),
    ).toEqual(['Fay', 'Gil']);
    expect(
      tableOf(await desk.admin.get(cohort)).every((row) => row.includes('invited link until')),
    ).toBe(true);
  });

  it('is shown again to a form that arrives twice, as other links to the same people', async () => {
    const cohort = await newCohort(desk.admin, 'Twice');
    await add('Hal', 'hal@example.test', cohort);
    const send = () => desk.admin.post(`${cohort}/invitations`, {});
    await desk.admin.get(cohort);
    const [first, second] = [await send(), await send()];
    expect([first.heading, second.heading]).toEqual(['1 link to hand over', '1 link to hand over']);
  });

  it('leaves no secret in the database or its receipts', async () => {
    const link = await linkFor('Dee');
    const secret = link.split('/').at(-1) ?? '';
    const collections = await app.services.world.db.db?.collections();
    for (const collection of collections ?? [])
      expect(JSON.stringify(await collection.find().toArray())).not.toContain(secret);
  });
});

describe('a learner who is withdrawn', () => {
  it('loses the lessons with their next click, keeps the session, and is brought back to where they were', async () => {
    const ana = await app.signedIn('ana@example.test');
    expect((await ana.get('/lessons/learning-from-failure')).status).toBe(200);
    const away = await act('Ana Rodríguez', 'withdrawal');
    expect(away.text).toContain('withdrawn');
    expect((await ana.get('/lessons/learning-from-failure')).status).toBe(403);
    expect((await ana.get('/account')).status).toBe(200);
    const back = await act('Ana Rodríguez', 'restoration');
    expect(back.text).toContain('joined');
    expect((await ana.get('/lessons/learning-from-failure')).status).toBe(200);
  });

  it('is not taken out of another cohort by an old page', async () => {
    const other = await newCohort(desk.admin, 'Next');
    const page = await act('Ana Rodríguez', 'withdrawal');
    await add('Ana Rodríguez', 'ana@example.test', other);
    expect((await desk.admin.post(`${page.path}/withdrawal`, {})).status).toBe(303);
    const ana = await app.signedIn('ana@example.test');
    expect((await ana.get('/lessons/learning-from-failure')).status).toBe(200);
    await desk.admin.get(page.path);
    const refused = await desk.admin.submit('form[action$="/restoration"]');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('in another cohort by now');
  });

  it('cannot use an invitation any more', async () => {
    const link = await linkFor('Dee');
    await act('Dee', 'withdrawal');
    expect((await app.client().get(link)).$('#password').length).toBe(0);
    expect((await desk.admin.post(`${(await desk.person('Dee')).path}/links`, {})).status).toBe(
      409,
    );
  });
});

it('knows nobody of another cohort', async () => {
  const { path } = await desk.person('Ben');
  const other = await newCohort(desk.admin, 'Foreign');
  expect((await desk.admin.get(path.replace(desk.cohort, other))).status).toBe(404);
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
