import { describe, expect, it } from '@jest/globals';
import type { Client, SeenPage } from '../support/client.js';
import { herWords } from '../support/world.js';
import { addressIn, makeLink, setPassword, signInWith } from './handed.js';
import { useHouse } from './house.js';

const house = useHouse();
const { app } = house;

const confirmation = (): string => `/reviews/confirmations/${house.world.ids.learner}`;

/** Confirms by the button on the page of reviews. */
const confirm = async (instructor: Client): Promise<SeenPage> => {
  await instructor.get('/reviews');
  return instructor.submit(confirmation());
};

const mayConfirm = async (instructor: Client): Promise<boolean> =>
  (await instructor.get('/reviews')).$(`form[action="${confirmation()}"]`).length === 1;

/** Somebody named to the cohort by the admin just now. */
const newColleague = async (): Promise<Client> => {
  await app.person({ email: 'dan@example.test', name: 'Dan Ruiz' });
  const { admin } = house.world.as;
  await admin.get(`/cohorts/${house.world.cohort}`);
  await admin.submit(`/cohorts/${house.world.cohort}/instructors`, {
    instructorName: 'Dan Ruiz',
    instructorEmail: 'dan@example.test',
  });
  return app.signedIn('dan@example.test');
};

/** The admin answers the learner's cohort as well, since before anything was handed in. */
const nameAdmin = async (): Promise<Client> => {
  const { accounts, transact, world: outside } = app.services;
  const { admin: id } = house.world.ids;
  await transact((tx) => accounts.changeRights(tx, id, { startsInstructing: house.world.cohort }));
  const records = (name: string) => outside.db.collection<{ _id: string }>(name);
  const named = { instructors: id } as object;
  await records('cohorts').updateOne({ _id: house.world.cohort }, { $addToSet: named });
  await records('rounds').updateMany({}, { $addToSet: { readers: id } as object });
  return signInWith(app, 'admin');
};

describe('an account that a handed-over link has shut', () => {
  it('is confirmed by the instructor who has read its person, and opens', async () => {
    const holder = await house.takenOver(house.world.as.admin);
    const { text } = await house.world.as.instructor.get('/reviews');
    expect(text).toContain('admin Ruiz made a link to a new password for learner Ruiz');
    expect(await house.reads(holder)).toBe(false);
    const page = await confirm(house.world.as.instructor);
    expect(page.text).toContain('Confirmed. What was shut is open to its writer again.');
    expect(page.$(`form[action="${confirmation()}"]`)).toHaveLength(0);
    expect(await house.reads(holder)).toBe(true);
    const target = `person:${house.world.ids.learner}`;
    const acts = (await app.services.audit.of(target)).map(({ actor, action }) => [actor, action]);
    expect(acts).toContainEqual([house.world.ids.instructor, 'words:open']);
  });

  it('is not confirmed by the admin who made the link and answers the cohort too', async () => {
    const both = await nameAdmin();
    const holder = await house.takenOver(both);
    const { text } = await both.get('/reviews');
    expect(text).toContain('You made this link, so a colleague confirms it');
    expect(await mayConfirm(both)).toBe(false);
    const usedAt = String(app.clock.now().getTime() - 60_000);
    expect((await both.post(confirmation(), { usedAt })).status).toBe(409);
    expect(await house.reads(holder)).toBe(false);
    expect(await mayConfirm(house.world.as.instructor)).toBe(true);
  });

  it('is not confirmed by an instructor who made the link', async () => {
    const holder = await house.takenOver(house.world.as.instructor);
    expect(await mayConfirm(house.world.as.instructor)).toBe(false);
    expect(await house.reads(holder)).toBe(false);
  });

  it('is not confirmed by somebody whom the admin has named since', async () => {
    const holder = await house.takenOver(house.world.as.admin);
    const dan = await newColleague();
    expect(await mayConfirm(dan)).toBe(false);
    const usedAt = String(app.clock.now().getTime() - 60_000);
    expect((await dan.post(confirmation(), { usedAt })).status).toBe(404);
    expect(await house.reads(holder)).toBe(false);
  });

  it('is not confirmed by who answers another cohort, nor by itself', async () => {
    const holder = await house.takenOver(house.world.as.admin);
    const usedAt = String(app.clock.now().getTime() - 60_000);
    await house.world.as.otherInstructor.get('/reviews');
    expect((await house.world.as.otherInstructor.post(confirmation(), { usedAt })).status).toBe(
      404,
    );
    await holder.get('/account');
    expect((await holder.post(confirmation(), { usedAt })).status).toBe(403);
    await house.world.as.admin.get('/account');
    expect((await house.world.as.admin.post(confirmation(), { usedAt })).status).toBe(403);
  });

  it('stays shut when a newer link was used than the one that was spoken about', async () => {
    await house.takenOver(house.world.as.admin);
    await house.world.as.instructor.get('/reviews');
    const holder = await house.takenOver(house.world.as.admin);
    const page = await house.world.as.instructor.submit(confirmation());
    expect([page.status, page.text.includes('by a newer link')]).toEqual([409, true]);
    expect(await house.reads(holder)).toBe(false);
  });
});

describe('an instructor whose account is shut', () => {
  it('is confirmed by a colleague who was named beside them, and by no other', async () => {
    const { rounds } = house.world;
    const colleague = await newColleague();
    const dan = (
      await app.services.accounts.findPersonByLogin({
        kind: 'email',
        value: 'dan@example.test',
      })
    )?._id;
    const holder = await house.takenOver(house.world.as.admin, 'instructor');
    const path = `/reviews/confirmations/${house.world.ids.instructor}`;
    expect((await colleague.get('/reviews')).$(`form[action="${path}"]`)).toHaveLength(0);
    await app.services.world.db
      .collection<{ _id: string }>('rounds')
      .updateOne({ _id: rounds.opened }, { $addToSet: { readers: dan } as object });
    await colleague.get('/reviews');
    await colleague.submit(path);
    expect((await holder.get(`/reviews/${rounds.opened}`)).html).toContain(herWords);
  });
});

it('gives a link that lasts a day, works once and ends an earlier one', async () => {
  const earlier = addressIn(await makeLink(house.world.as.admin, house.world.ids.learner));
  const link = addressIn(await makeLink(house.world.as.admin, house.world.ids.learner));
  expect((await app.client().get(earlier)).status).toBe(410);
  app.clock.forward({ hours: 23, minutes: 59 });
  expect((await app.client().get(link)).status).toBe(200);
  await setPassword(app, link);
  expect((await app.client().get(link)).status).toBe(410);
});
