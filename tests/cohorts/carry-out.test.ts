import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import { newCohort, openDesk, tableOf, type Desk } from './desk.js';

const app = useTestApp();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(app);
});

const people = (path = desk.cohort) => desk.admin.get(path).then(tableOf);

const collections = () => {
  const { db } = app.services.world;
  return {
    people: db.collection('people'),
    enrolments: db.collection('enrolments'),
    imports: db.collection<{ importId: string; outcome: string; personId: string }>('importRows'),
    lists: db.collection<{ _id: string }>('imports'),
    log: db.collection('auditEntries'),
  };
};

describe('carrying a list out', () => {
  const list =
    'Name,Email,Number\nDora,dora@example.test,\nEmil,,E-1\nFay,bad,\n=SUM(1),sum@example.test,';

  it('adds the good rows, leaves the others, and says so in numbers that add up', async () => {
    const page = await desk.enrol(list);
    expect(page.heading).toBe('What this list did');
    expect(page.text).toContain(
      '3 people added 0 people changed 0 rows said nothing new 1 row left out',
    );
    expect(await people()).toEqual([
      '=SUM(1) sum@example.test | not yet invited | 0',
      'Dora dora@example.test | not yet invited | 0',
      'Emil e-1 | not yet invited | 0',
    ]);
  });

  it('finds everything the same the next time', async () => {
    const page = await desk.preview(list);
    expect(page.$('.counts').text().replace(/\s+/g, ' ').trim()).toBe(
      '0 new 0 change 3 same 1 to mend',
    );
  });

  it('takes a new name and another identifier for who has not joined', async () => {
    await desk.enrol('Name,Email,Number\nDora Diaz,DORA@example.test,\nEmil,emil@example.test,e-1');
    expect(await people()).toEqual(
      expect.arrayContaining([
        'Dora Diaz dora@example.test | not yet invited | 0',
        'Emil e-1, emil@example.test | not yet invited | 0',
      ]),
    );
  });

  it('leaves who takes the course in another cohort', async () => {
    const other = await newCohort(desk.admin, 'Autumn');
    await desk.admin.get(`${other}/imports/new`);
    const page = await desk.admin.submit(`${other}/imports`, {
      list: 'Name,Email\nDora,dora@example.test',
    });
    expect(tableOf(page)).toEqual([
      '2 | to mend Takes the course in another cohort: Spring. | Dora | dora@example.test',
    ]);
  });

  it('judges again what changed since the preview', async () => {
    const other = await newCohort(desk.admin, 'Winter');
    const late = 'Name,Email\nGil,gil@example.test\nHal,hal@example.test';
    await desk.admin.get(`${other}/imports/new`);
    const preview = await desk.admin.submit(`${other}/imports`, { list: late });
    await desk.enrol('Name,Email\nGil,gil@example.test');
    await desk.admin.get(preview.path);
    const page = await desk.admin.submit('form[action$="/confirmation"]');
    expect(page.text).toContain('1 person added');
    expect(tableOf(page)[0]).toBe(
      '2 | left out Takes the course in another cohort: Spring. | Gil | gil@example.test',
    );
  });

  it('is done once, however often and from however many windows it is confirmed', async () => {
    const rows = Array.from({ length: 600 }, (_, at) => `P${at},many${at}@example.test`);
    const page = await desk.preview(`Name,Email\n${rows.join('\n')}`);
    const confirm = () => desk.admin.post(`${page.path}/confirmation`, {});
    const replies = await Promise.all([confirm(), confirm(), confirm()]);
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303]);
    await desk.admin.get(page.path);
    const { enrolments, imports } = collections();
    const importId = page.path.split('/').at(-1) ?? '';
    const outcomes = await imports.find({ importId }).toArray();
    expect(outcomes.filter(({ outcome }) => outcome === 'added').length).toBe(600);
    const personIds = outcomes.map(({ personId }) => personId);
    expect(new Set(personIds).size).toBe(600);
    expect(await enrolments.countDocuments({ personId: { $in: personIds } })).toBe(600);
    expect(desk.admin.page().text).toContain('600 people added');
  });

  it('adds nobody twice when the same file is given twice and confirmed at once', async () => {
    app.clock.forward({ hours: 1 });
    const twice = `Name,Email\n${Array.from({ length: 300 }, (_, at) => `T${at},twice${at}@example.test`).join('\n')}`;
    const paths = [(await desk.preview(twice)).path, (await desk.preview(twice)).path];
    const replies = await Promise.all(
      paths.map((path) =>
        desk.admin.post(`${path}/confirmation`, { _key: `key-of-${path.slice(-8)}` }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual([303, 303]);
    const importIds = paths.map((path) => path.split('/').at(-1) ?? '');
    const outcomes = await collections()
      .imports.find({ importId: { $in: importIds } })
      .toArray();
    const count = (outcome: string): number =>
      outcomes.filter((one) => one.outcome === outcome).length;
    expect([count('added'), count('same'), outcomes.length]).toEqual([300, 300, 600]);
  });

  it('gives every right and every entry of the log with the enrolment', async () => {
    const { people: all, enrolments, log } = collections();
    const active = await enrolments.find({ status: 'active' }).toArray();
    expect(await all.countDocuments({ learns: { $ne: null } })).toBe(active.length);
    expect(await log.countDocuments({ action: 'enrolment:add' })).toBe(active.length);
  });

  it('stops at five lists an hour, and goes on after it', async () => {
    const confirm = async (n: number) => {
      await desk.preview(`Name,Email\nX,x${n}@example.test`);
      return desk.admin.submit('form[action$="/confirmation"]');
    };
    app.clock.forward({ hours: 1 });
    for (let n = 1; n <= 5; n += 1) expect((await confirm(n)).status).toBe(200);
    const refused = await confirm(6);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('3600');
    app.clock.forward({ hours: 1 });
    expect((await confirm(7)).status).toBe(200);
  });

  it('goes on with a list whose process died', async () => {
    app.clock.forward({ hours: 1 });
    const page = await desk.preview('Name,Email\nIda,ida@example.test');
    const importId = page.path.split('/').at(-1) ?? '';
    const { lists } = collections();
    await lists.updateOne(
      { _id: importId },
      { $set: { confirmedAt: app.clock.now(), confirmedBy: 'somebody' } },
    );
    expect((await desk.admin.get(page.path)).text).toContain('0 of 1 rows are carried out');
    await app.services.cohortDesk.imports.goOn();
    expect((await desk.admin.get(page.path)).text).toContain('1 person added');
  });
});
