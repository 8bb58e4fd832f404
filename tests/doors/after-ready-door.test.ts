import { expect, it } from '@jest/globals';
import { lessons } from '../support/world.js';
import {
  aim,
  handOnSecret,
  herHandOn,
  toDue,
  toToldPartly,
  told,
  withHandOn,
} from '../authorisation/after-ready.js';
import { signInWith, handedPassword } from './handed.js';
import { useHouse } from './house.js';

const house = useHouse();
const path = `/reflections/${lessons.opened}`;
const hers = 'An outcome that only her reader may see';

it('shuts what she set out to do and what came of it, and leaves it as it was', async () => {
  const { world } = house;
  await toDue(world, '2026-03-02');
  await world.as.learner.post(`${path}/outcomes`, {
    ...{ ...told, happened: hers, act: 'tell', rev: '4', _key: 'a-key-of-her-own-form' },
  });
  await withHandOn(world);
  expect((await world.as.learner.get(path)).text).toContain(hers);
  expect((await world.as.learner.get('/growth')).text).toContain(hers);
  const holder = await house.takenOver(world.as.admin);
  const before = await house.snapshot.hashes();
  for (const page of [path, '/', '/growth', '/tracks/qualified', '/hand-ons']) {
    const seen = await holder.get(page);
    expect(seen.html).not.toContain(hers);
    expect(seen.html).not.toContain(aim.action);
    expect(seen.html).not.toContain('How to ask first');
  }
  await holder.get('/account');
  const acts: [string, Record<string, string>][] = [
    ['commitments', { ...aim, act: 'newDate', rev: '5' }],
    ['outcomes', { ...told, act: 'explain', rev: '5' }],
    ['turns', { rev: '5' }],
  ];
  for (const [act, fields] of acts)
    expect([act, (await holder.post(`${path}/${act}`, fields)).status]).toEqual([act, 409]);
  expect((await holder.post(`/hand-ons/${herHandOn}/links`, {})).status).toBe(404);
  const after = await house.snapshot.hashes();
  for (const kept of ['turns', 'commitments', 'handOns', 'drafts'])
    expect([kept, after[kept]]).toEqual([kept, before[kept]]);

  house.app.clock.forward({ days: 1 });
  const later = await signInWith(house.app, 'learner', handedPassword);
  expect((await later.get(path)).text).toContain(hers);
});

it('lets no admin read any of it, by their own account or as a new instructor', async () => {
  const { world } = house;
  await toToldPartly(world);
  await withHandOn(world);
  for (const page of [`/reviews/${world.rounds.opened}`, '/passed-on'])
    expect((await world.as.admin.get(page)).status).toBe(403);
  const { transact, accounts } = house.app.services;
  await transact((tx) =>
    accounts.changeRights(tx, world.ids.admin, { startsInstructing: world.cohort }),
  );
  const named = await signInWith(house.app, 'admin');
  expect((await named.get(`/reviews/${world.rounds.opened}`)).status).toBe(404);
  expect((await named.get('/passed-on')).text).not.toContain('Joe Park');
  await named.get('/account');
  expect((await named.post(`/reviews/${world.rounds.opened}/actions`, {})).status).toBe(404);
});

it('keeps the other person’s words with the learner and her readers alone', async () => {
  const { world } = house;
  await withHandOn(world, 'confirmed');
  const joe = await house.app.client().get(`/passed-on/${handOnSecret}`);
  expect(joe.text).toContain('I ask first.');
  expect((await world.as.instructor.get('/passed-on')).text).toContain('I ask first.');
  expect((await world.as.otherInstructor.get('/passed-on')).text).not.toContain('I ask first.');
  expect((await world.as.otherLearner.get(`/hand-ons/${herHandOn}`)).status).toBe(404);
});
