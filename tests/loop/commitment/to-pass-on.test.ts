import { expect, it } from '@jest/globals';
import { hashOf } from '../../../src/platform/ids.js';
import { useTestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { handIn as handInReflection } from '../../support/acts.js';
import { newLearner, openRound, reply, sealEnds, useClassroom } from '../classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const slug = 'passing-it-on';
const path = `/reflections/${slug}`;
const aim = { action: 'Ask first, then show how it is done.', day: '2026-03-02' };
const told = { happened: 'We sat by the line.', ledThere: 'I asked for the hour.' };

/** Somebody whose reflection on the last lesson is ready for action. */
const ready = async (name: string): Promise<Client> => {
  const learner = await newLearner(app, room, name);
  await handInReflection(learner, slug, 'What I shall hand on.');
  const cindy = await app.signedIn('cindy@example.test');
  const { $ } = await cindy.get(`/reviews?lesson=${slug}`);
  const round = /[^/?]+(?=\?)/.exec(String($('main .row a').attr('href')))?.[0] ?? '';
  await openRound(cindy, round);
  await reply(cindy, round, { reply: 'Go.', verdict: 'ready' });
  sealEnds(app);
  await learner.get(path);
  return learner;
};

it('asks to whom it is passed on, and records the hand-on once it is told as done', async () => {
  const kim = await ready('kim');
  const refused = await kim.submit(`${path}/commitments`, { ...aim, withWhom: '' });
  expect(refused.status).toBe(422);
  expect(refused.$('#withWhom-error')).toHaveLength(1);
  expect(refused.$('#action').text().trim()).toBe(aim.action);
  await kim.submit(`${path}/commitments`, { ...aim, withWhom: 'Joe Park' });
  const page = await kim.submit(`${path}/outcomes`, { ...told, result: 'did' });
  expect(page.heading).toContain('Joe Park');
  expect(page.text).toContain(aim.action);
  const [handOn, ...more] = await app.services.handOns.exportOf(room.ids['kim'] ?? '');
  expect(more).toEqual([]);
  const [turn] = await app.services.turns.exportOf(room.ids['kim'] ?? '');
  expect(handOn).toMatchObject({ turnId: turn?._id, lessonId: slug, what: aim.action });
  expect(turn).toMatchObject({ state: 'handedOn', counted: true });
  expect((await kim.submit('form[action$="/links"]')).$('#link')).toHaveLength(1);
});

it('records it once however often it is told, and nothing where something is left to do', async () => {
  const lou = await ready('lou');
  await lou.submit(`${path}/commitments`, { ...aim, withWhom: 'Mo' });
  const rest = { blocker: '', blockerWords: '', mine: '', whatNext: '' };
  const [rev] = lou.page().$('[name=rev]').get();
  const form = { act: 'tell', rev: String(lou.page().$(rev).attr('value')), ...rest, ...told };
  const twice = [1, 2].map(() => lou.post(`${path}/outcomes`, { ...form, result: 'did' }));
  expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([303, 303]);
  expect(await app.services.handOns.exportOf(room.ids['lou'] ?? '')).toHaveLength(1);
  const mia = await ready('mia');
  await mia.submit(`${path}/commitments`, { ...aim, withWhom: 'Mo' });
  await mia.submit(`${path}/outcomes`, { ...told, result: 'partly', mine: 'To ask earlier.' });
  expect(await app.services.handOns.exportOf(room.ids['mia'] ?? '')).toEqual([]);
});

it('records it once where it is told by mail, handed on, and explained only then', async () => {
  const nia = await ready('nia');
  await nia.submit(`${path}/commitments`, { ...aim, withWhom: 'Mo' });
  const { commitments, handOns, transact } = app.services;
  const [set] = await commitments.exportOf(room.ids['nia'] ?? '');
  const secret = 'a-secret-that-came-in-a-mail-0000';
  const link = { hash: hashOf(secret), expiresAt: new Date('2026-03-09T09:00:00Z') };
  await transact((tx) => commitments.addLink(tx, set?._id ?? '', link));
  const byMail = app.client();
  await byMail.get(`/outcomes/${secret}`);
  await byMail.submit(`/outcomes/${secret}`, { result: 'did', line: 'We sat by the line.' });
  await nia.get(`/hand-ons/new?lesson=${slug}`);
  await nia.submit('/hand-ons', { what: 'To ask first.', name: 'Mo', email: '' });
  await nia.get(path);
  const explained = await nia.submit(`${path}/outcomes`, told);
  expect(explained.status).toBe(200);
  const [turn] = await app.services.turns.exportOf(room.ids['nia'] ?? '');
  expect(turn).toMatchObject({ state: 'handedOn', counted: true, toExplain: false });
  expect(await handOns.exportOf(room.ids['nia'] ?? '')).toHaveLength(1);
});
