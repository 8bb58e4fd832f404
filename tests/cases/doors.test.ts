import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { addCohort, addPerson, reflectionPath, useClassroom } from '../loop/classroom.js';
import { readyLearner } from '../loop/commitment/committing.js';

/** Nobody reads a case before its door is open: which door, for whom, and what is done to shut it again. */
const app = useTestApp();
const room = useClassroom(app);
const path = `${reflectionPath}/case`;
const story = 'The line stood for an hour.';
const text = { title: 'A quiet line', happened: story, did: 'I waited.', next: 'I ask.' };
const people = () => app.services.world.db.collection<{ _id: string }>('people');
const idOf = (name: string): string => room.ids[name] ?? '';
const browsers = new Map<string, Client>();
const at = (name: string): Client => browsers.get(name) ?? app.client();

/** A learner of a cohort of their own, with its first day; the writer's begins on February 1. */
const learnerFrom = async (name: string, start: string): Promise<void> => {
  room.ids[name] = await addPerson(app, name);
  const cohort = await addCohort(app, name, { learners: [idOf(name)], instructors: [] });
  const cohorts = app.services.world.db.collection<{ _id: string }>('cohorts');
  await cohorts.updateOne({ _id: cohort }, { $set: { start } });
};

beforeAll(async () => {
  app.clock.moveTo('2026-03-02T09:00:00Z');
  await learnerFrom('later', '2026-02-02');
  await learnerFrom('sameday', '2026-02-01');
  await learnerFrom('earlier', '2026-01-05');
  room.ids['nowhere'] = await addPerson(app, 'nowhere');
  browsers.set('kim', await readyLearner(app, room, 'kim'));
  for (const name of ['later', 'sameday', 'earlier', 'nowhere', 'ben', 'cindy', 'finn', 'gus'])
    browsers.set(name, await app.signedIn(`${name}@example.test`));
});

const everybody = ['kim', 'ben', 'sameday', 'earlier', 'nowhere', 'gus', 'finn', 'later'];

/** Who finds the case in any place where cases are read. */
const readers = async (): Promise<string[]> => {
  const [kept] = await app.services.cases.exportOf(idOf('kim'));
  const shown = String(app.clock.now().getTime() + 1);
  const mark = `/cases?before=${shown}&id=${kept?._id ?? idOf('kim')}`;
  const found: string[] = [];
  for (const name of everybody) {
    const addresses = ['/cases', mark, '/case-reviews', `/cases/${kept?._id ?? 'none'}`];
    // The writer's own page is theirs whatever stands there.
    if (name !== 'kim') addresses.push(path, '/search?q=line', '/lessons/learning-from-failure');
    for (const address of addresses)
      if ((await at(name).get(address)).html.includes(story)) found.push(name);
  }
  return [...new Set(found)];
};

const send = async (fields: Record<string, string> = {}): Promise<number> => {
  await at('kim').get(path);
  const sent = await at('kim').submit('#case', { ...text, consent: 'yes', ...fields });
  return sent.status;
};

const decide = async (fields: Record<string, string>): Promise<void> => {
  await at('cindy').get('/case-reviews');
  await at('cindy').submit('form[action^="/case-reviews/"]', fields);
};

const set = (fields: object) => people().updateOne({ _id: idOf('kim') }, { $set: fields });

const open = ['finn', 'later'];

/** In this order: what is done, and who may read the case from then on. */
const doors: [string, () => Promise<unknown>, string[]][] = [
  ['nothing is sent', () => Promise.resolve(), []],
  ['it is sent without consent', async () => expect(await send({ consent: '' })).toBe(422), []],
  [
    'somebody is still named in it who was not asked about',
    async () => expect(await send({ did: 'I left Cindy alone.', seen: '' })).toBe(422),
    [],
  ],
  ['it is sent, and nobody has looked at it', () => send(), []],
  ['it is sent back', () => decide({ act: 'return', line: 'Leave out the hour.' }), []],
  ['it is sent again', () => send(), []],
  ['it is shown', () => decide({ act: 'show' }), open],
  ['its writer’s account is disabled', () => set({ disabledAt: app.clock.now() }), []],
  ['its writer’s account is enabled', () => set({ disabledAt: null }), open],
  ['its writer learns no more', () => set({ learns: null }), open],
  ['its writer learns again', () => set({ learns: room.cohort }), open],
  ['it is changed by its writer', () => send({ next: 'I ask now.' }), []],
  ['it is shown again', () => decide({ act: 'show' }), open],
  [
    'the consent is withdrawn',
    async () => {
      await at('kim').get(path);
      await at('kim').submit(`form[action="${path}/withdrawal"]`);
    },
    [],
  ],
  ['its writer is erased', () => app.services.cases.erase(idOf('kim')), []],
];

describe('a case, once', () => {
  it.each(doors)('%s', async (_what, act, expected) => {
    await act();
    expect(await readers()).toEqual(expected);
  });
});

it('is no page for somebody of no cohort, and for an admin who answers none', async () => {
  for (const name of ['nowhere', 'gus'])
    expect([name, (await at(name).get('/cases')).status]).toEqual([name, 403]);
  const kept = await app.signedIn('later@example.test');
  await people().updateOne({ _id: idOf('later') }, { $set: { learns: null }, $inc: { rev: 1 } });
  expect((await kept.get('/cases')).status).toBe(403);
});
