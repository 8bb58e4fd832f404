import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import { join, newCohort, openDesk, tableOf, type Desk } from './desk.js';

const app = useTestApp();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(app);
});

describe('one person', () => {
  it('is added by an address or by an employee number', async () => {
    await desk.add('Ana', 'Ana@example.test');
    const page = await desk.add('Ben', 'E-4711');
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
    const page = await desk.add(name, login);
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
    const link = await desk.linkFor('Ana');
    expect(tableOf(await desk.admin.get(desk.cohort))[0]).toMatch(
      /Ana ana@example.test \| invited link until/,
    );
    const ana = await join(app, link, 'Ana Rodríguez');
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
    const first = await desk.linkFor('Ben');
    const second = await desk.linkFor('Ben');
    expect(second).not.toBe(first);
    expect((await app.client().get(first)).$('#password').length).toBe(1);
    await join(app, second, 'Ben');
    expect((await app.client().get(first)).$('#password').length).toBe(0);
  });

  it('ends when it is cancelled', async () => {
    const link = await desk.linkFor('Dee');
    const page = await desk.act('Dee', 'cancellation');
    expect(page.text).toContain('not yet invited');
    expect((await app.client().get(link)).$('#password').length).toBe(0);
  });

  it('counts until two weeks after the start, or after today, whichever is later', async () => {
    const start = new Date('2026-03-23T23:00:00Z').getTime();
    await desk.linkFor('Dee');
    const tokens = app.services.world.db.collection('tokens');
    const latest = async () =>
      (await tokens.find({ usedAt: null }).sort({ expiresAt: -1 }).toArray())[0]?.[
        'expiresAt'
      ] as Date;
    expect((await latest()).getTime()).toBe(start - 1);
    app.clock.moveTo('2026-05-01T08:00:00Z');
    await desk.signInAgain();
    await desk.linkFor('Dee');
    expect((await latest()).toISOString()).toBe('2026-05-15T08:00:00.000Z');
  });

  it('goes to everybody at once who has none, as links to hand over', async () => {
    const cohort = await newCohort(desk.admin, 'Many');
    await desk.add('Fay', 'fay@example.test', cohort);
    await desk.add('Gil', 'G-1', cohort);
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
    await desk.add('Hal', 'hal@example.test', cohort);
    const send = () => desk.admin.post(`${cohort}/invitations`, {});
    await desk.admin.get(cohort);
    const [first, second] = [await send(), await send()];
    expect([first.heading, second.heading]).toEqual(['1 link to hand over', '1 link to hand over']);
  });

  it('leaves no secret in the database or its receipts', async () => {
    const link = await desk.linkFor('Dee');
    const secret = link.split('/').at(-1) ?? '';
    const collections = await app.services.world.db.db?.collections();
    for (const collection of collections ?? [])
      expect(JSON.stringify(await collection.find().toArray())).not.toContain(secret);
  });
});

it('knows nobody of another cohort', async () => {
  const { path } = await desk.person('Ben');
  const other = await newCohort(desk.admin, 'Foreign');
  expect((await desk.admin.get(path.replace(desk.cohort, other))).status).toBe(404);
});
