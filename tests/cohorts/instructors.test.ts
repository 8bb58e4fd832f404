import { beforeAll, expect, it } from '@jest/globals';
import { addCohort, enrol, handIn } from '../support/acts.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

const app = useTestApp();
const ada = { name: 'Ada', email: 'ada@example.test' };
const ana = { name: 'Ana', email: 'ana@example.test' };
const cindy = { name: 'Cindy', email: 'cindy@example.test' };
let admin: Client;

beforeAll(async () => {
  await app.person({ ...ada, isAdmin: true });
  await app.person(ana);
  await app.person(cindy);
  admin = await app.signedIn(ada.email);
});

const nameYourself = async (cohort: string) => {
  await admin.get(`/cohorts/${cohort}`);
  return admin.submit('form[action$="/instructors"]', {
    instructorName: ada.name,
    instructorEmail: ada.email,
  });
};

it('may be the admin, and learners are told so where they write', async () => {
  const cohort = await addCohort(admin, 'Small firm', ada);
  await enrol(admin, cohort, { name: 'Bo', email: 'bo@example.test' });
  await app.services.accounts.setPassword(
    null,
    (await app.services.accounts.findPersonByLogin({ kind: 'email', value: 'bo@example.test' }))
      ?._id ?? '',
    'a quiet word in March',
  );
  const bo = await app.signedIn('bo@example.test');
  const page = await bo.get('/reflections/learning-from-failure');
  expect(page.text).toContain('Ada also looks after the course');
});

it('may not become the admin once somebody has handed in to others', async () => {
  const cohort = await addCohort(admin, 'Spring', cindy);
  await enrol(admin, cohort, ana);
  await handIn(await app.signedIn(ana.email), 'learning-from-failure', 'mine alone');
  const page = await nameYourself(cohort);
  expect(page.status).toBe(422);
  expect(page.text).toContain('Looking after the course is no way to read them');
  expect((await admin.get(`/cohorts/${cohort}`)).text).not.toContain('Ada ada@example.test');
});

it('may become the admin before that', async () => {
  const cohort = await addCohort(admin, 'Quiet', cindy);
  expect((await nameYourself(cohort)).text).toContain('Ada ada@example.test · joined');
});

it('cannot learn in the cohort they answer', async () => {
  const cohort = await addCohort(admin, 'Both', cindy);
  await admin.get(`/cohorts/${cohort}`);
  const page = await admin.submit(`/cohorts/${cohort}/enrolments`, {
    name: 'Cindy',
    login: cindy.email,
  });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Is an instructor of this cohort.');
});
