import { beforeEach, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import { lessons } from '../support/world.js';
import { newLearner, useClassroom } from '../loop/classroom.js';
import { confirmBy, goThrough, passOn } from './qualifying.js';

const app = useTestApp();
const room = useClassroom(app);

beforeEach(() => app.clock.moveTo('2026-03-02T09:00:00Z'));

const progressOf = async (id: string) => (await app.services.progress.exportOf(id))[0];

it('is earned with the last of its conditions, and stays so when rules or words change', async () => {
  const kim = await newLearner(app, room, 'kim');
  for (const slug of [lessons.drafted, lessons.handedIn, lessons.opened])
    await goThrough(app, kim, slug);
  const link = await passOn(kim);
  const before = await kim.get('/tracks/qualified');
  expect(before.text).toContain('3 of 3');
  expect(before.text).toContain('1 passed on, 0 confirmed');
  expect(before.text).toContain('It counts when the other person says');
  expect((await kim.get('/')).text).not.toContain('Earned on');

  const joe = await confirmBy(app, link);
  expect((await kim.get('/tracks/qualified')).text).toContain('Earned on March 2.');
  expect((await kim.get('/')).text).toContain('Earned on March 2.');
  const kept = (await progressOf(room.ids['kim'] ?? ''))?.earned;
  expect(Object.keys(kept ?? {})).toEqual(['qualified']);

  await joe.get(link);
  await joe.submit('form[action$="/withdrawal"]');
  const { content } = app.services;
  const course = content.course();
  const { qualified } = course.tracks;
  const harder = { id: 'more', kind: 'outcomes-told' as const, count: 7 };
  const tracks = { ...course.tracks, qualified: { ...qualified, conditions: [harder] } };
  await content.replace({ ...course, tracks });
  const after = await kim.get('/tracks/qualified');
  expect(after.text).toContain('Earned on March 2.');
  expect(after.text).toContain('3 of 7');
  expect((await progressOf(room.ids['kim'] ?? ''))?.earned).toEqual(kept);
  await content.replace(course);
});

it('shows each track with what it counts and what to do next', async () => {
  const lou = await newLearner(app, room, 'lou');
  const home = await lou.get('/');
  expect(home.$('a[href="/tracks/certified"]').text()).toBe('Certified');
  const page = await lou.get('/tracks/certified');
  expect(page.text).toContain('0 of 8');
  expect(page.text).toContain('Read the sections that are open');
  expect((await lou.get('/tracks/other')).status).toBe(404);
  expect((await (await app.signedIn('cindy@example.test')).get('/tracks/certified')).status).toBe(
    403,
  );
});
