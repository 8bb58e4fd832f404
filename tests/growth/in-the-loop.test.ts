import { beforeEach, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import { blocked, onDay, readyLearner, setDay, tellForm } from '../loop/commitment/committing.js';
import { useClassroom } from '../loop/classroom.js';

const app = useTestApp();
const room = useClassroom(app);

beforeEach(() => app.clock.moveTo('2026-03-02T09:00:00Z'));

it('keeps rounds, days, outcomes and what was passed on, in the learner’s own words', async () => {
  await setDay(await readyLearner(app, room, 'kim'), { action: 'I ask Tom <b>first</b>.' });
  const kim = await onDay(app, 'kim', '2026-03-06T10:00:00Z');
  await kim.submit(tellForm, blocked);
  app.clock.forward({ minutes: 5 });
  await kim.get('/hand-ons/new');
  await kim.submit('/hand-ons', { what: 'Ask before you show.', name: 'Joe Park' });
  const line = await kim.get('/growth');
  const titles = line
    .$('.growth-event h2')
    .map((_, one) => line.$(one).text())
    .get();
  expect(titles).toEqual([
    'You passed it on to Joe Park',
    'You did not get to it yet',
    'You set a day',
    'You sent round 1',
  ]);
  for (const words of ['I ask Tom <b>first</b>.', 'To ask on Wednesday already.', 'I ask Tom for'])
    expect(line.text).toContain(words);
  const ana = await app.signedIn('ana@example.test');
  expect((await ana.get('/growth')).$('.growth-event')).toHaveLength(0);
});

it('goes on page by page over all its sources', async () => {
  const lou = await readyLearner(app, room, 'lou');
  await setDay(lou);
  const actor = { id: room.ids['lou'] ?? '', shutBefore: null } as never;
  const { growth } = app.services;
  const all = await growth.line(actor, null);
  expect(all.events.map(({ what }) => what.kind).sort()).toEqual(['round', 'set-out']);
  const [first] = all.events;
  const rest = await growth.line(actor, first ? { at: first.at, id: first.id } : null);
  expect(rest.events).toEqual(all.events.slice(1));
});
