import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

const app = useTestApp();
let admin: Client;

const aCohort = { name: 'Spring', start: '2026-03-09', end: '2026-05-29', zone: 'Europe/Madrid' };

beforeAll(async () => {
  await app.person({
    email: 'ada@example.test',
    name: 'Ada',
    isAdmin: true,
    zone: 'Europe/Berlin',
  });
  admin = await app.signedIn('ada@example.test');
});

const create = async (fields: Record<string, string> = {}) => {
  await admin.get('/cohorts/new');
  return admin.submit('/cohorts', { ...aCohort, ...fields });
};

describe('the list of cohorts', () => {
  it('says what a cohort is while there is none, and leads to the form', async () => {
    const page = await admin.get('/cohorts');
    expect(page.text).toContain('No cohort yet');
    expect(page.$('main a.button').attr('href')).toBe('/cohorts/new');
  });

  it('shows each cohort with its dates, instructors and people', async () => {
    await create({ name: 'Autumn' });
    const page = await admin.get('/cohorts');
    expect(page.$('tbody tr').text()).toMatch(
      /Autumn\s+(9 March|March 9) to (29 May|May 29)\s+nobody yet\s+0/,
    );
  });
});

describe('a new cohort', () => {
  it('offers the zone of the admin first', async () => {
    const page = await admin.get('/cohorts/new');
    const zones = page
      .$('#zone option')
      .map((_, option) => page.$(option).text())
      .get();
    expect(zones[0]).toBe('Europe/Berlin');
    expect(page.$('#zone option[selected]').text()).toBe('Europe/Berlin');
    expect(zones).toContain('UTC');
    expect(new Set(zones).size).toBe(zones.length);
  });

  it('is created with its dates, zone and days off', async () => {
    const page = await create({ daysOff: '2026-04-03\n2026-04-06' });
    expect(page.heading).toBe('Spring');
    expect(page.text).toMatch(/(9 March|March 9) to (29 May|May 29) · Europe\/Madrid/);
    expect(page.text).toContain('2026-04-03 2026-04-06');
    expect(page.text).toContain('Nobody answers this cohort yet');
  });

  it.each<[Record<string, string>, string]>([
    [{ end: '2026-03-01' }, 'The last day lies before the first.'],
    [{ start: '9 March' }, 'Give a date, as 2026-03-02.'],
    [{ zone: 'Europe/Atlantis' }, 'This does not fit here.'],
    [{ name: ' ' }, 'Fill this in.'],
    [{ daysOff: 'Easter' }, 'Give dates, one a line, as 2026-03-02.'],
    [{ instructorEmail: 'cindy@example.test' }, 'Fill this in.'],
    [{ instructorName: 'Cindy', instructorEmail: 'cindy' }, 'This is not an e-mail address'],
  ])('shows the form again as it was filled in: %j', async (fields, message) => {
    const page = await create(fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain(message);
    expect(page.$('#end').attr('value')).toBe(fields['end'] ?? aCohort.end);
  });

  it('takes the admin as its instructor, with the right to answer at once', async () => {
    await admin.get('/cohorts/new');
    const own = String(admin.page().$('[name=instructors]').first().attr('value'));
    const page = await create({ instructors: own });
    expect(page.text).toContain('Ada');
    expect((await admin.get('/reviews')).status).not.toBe(403);
  });

  it('takes nobody as instructor who was not offered', async () => {
    const stranger = await app.person({ email: 'eve@example.test', name: 'Eve' });
    expect((await create({ instructors: stranger })).status).toBe(422);
  });

  it('invites an instructor by address, once, however often the form arrives', async () => {
    await admin.get('/cohorts/new');
    const fields = { ...aCohort, instructorName: 'Cindy', instructorEmail: 'Cindy@Example.test' };
    const [first, second] = await Promise.all([
      admin.post('/cohorts', fields),
      admin.post('/cohorts', fields),
    ]);
    expect([first?.status, second?.status]).toEqual([303, 303]);
    expect(first?.location).toBe(second?.location);
    const page = await admin.get(String(first?.location));
    expect(page.text).toContain('cindy@example.test · not joined yet');
    const links = await admin.submit('form[action$="/links"]');
    expect(links.text).toContain('1 link to hand over');
    expect(links.$('#link-1').attr('value')).toMatch(
      /^http:\/\/127\.0\.0\.1:3000\/invitations\/[\w-]{43}$/,
    );
  });
});

describe('an instructor who is added later', () => {
  it('gets the right in the same step, and is named on the page', async () => {
    const cohort = await create({ name: 'Later' });
    await app.person({ email: 'ines@example.test', name: 'Ines' });
    const page = await admin.submit('form[action$="/instructors"]', {
      instructorName: 'whatever',
      instructorEmail: 'INES@example.test',
    });
    expect(page.path).toBe(cohort.path);
    expect(page.text).toContain('Ines ines@example.test · joined');
    const ines = await app.signedIn('ines@example.test');
    expect((await ines.get('/cohorts')).status).toBe(403);
  });

  it('is refused in the form when the address is none', async () => {
    await create({ name: 'Refused' });
    const page = await admin.submit('form[action$="/instructors"]', {
      instructorName: 'X',
      instructorEmail: 'x',
    });
    expect(page.status).toBe(422);
    expect(page.$('details[open]').text()).toContain('This is not an e-mail address');
  });
});

it('is closed to everybody who is no admin', async () => {
  await app.person({ email: 'leo@example.test', name: 'Leo' });
  const leo = await app.signedIn('leo@example.test');
  for (const path of ['/cohorts', '/cohorts/new', '/cohorts/0195a3b2-0000-7000-8000-000000000000'])
    expect((await leo.get(path)).status).toBe(403);
});

it('knows no cohort that is not there', async () => {
  expect((await admin.get('/cohorts/0195a3b2-0000-7000-8000-000000000000')).status).toBe(404);
  expect((await admin.get('/cohorts/nothing')).status).toBe(404);
});

it('tells other features of a cohort, its zone and its instructors by name', async () => {
  const page = await create({
    name: 'Told',
    instructorName: 'Zoe',
    instructorEmail: 'zoe@example.test',
  });
  const id = page.path.split('/').at(-1) ?? '';
  const { cohorts } = app.services;
  const [one, same] = await Promise.all([cohorts.of(id), cohorts.of(id)]);
  expect(one).toEqual(same);
  expect(one).toMatchObject({
    name: 'Told',
    zone: 'Europe/Madrid',
    start: '2026-03-09',
    end: '2026-05-29',
  });
  expect(one.instructors.map(({ name }) => name)).toEqual(['Zoe']);
  expect(await cohorts.namesOf([id, 'none'])).toEqual(new Map([[id, 'Told']]));
});
