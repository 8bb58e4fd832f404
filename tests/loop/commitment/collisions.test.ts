import { beforeEach, expect, it } from '@jest/globals';
import { lastPart } from '../../support/acts.js';
import { hashOf } from '../../../src/platform/ids.js';
import { useTestApp } from '../../support/app.js';
import { lessons } from '../../support/world.js';
import { newLearner, openRound, reply, sealEnds, useClassroom } from '../classroom.js';
import { blocked, onDay, readyLearner, setDay } from './committing.js';
import { reflectionPath } from '../classroom.js';

const app = useTestApp();
const room = useClassroom(app);

beforeEach(() => app.clock.moveTo('2026-03-02T09:00:00Z'));

const recordsOf = (name: string) => app.services.commitments.exportOf(room.ids[name] ?? '');
const aim = { action: 'A way of mine.', withWhom: '', day: '2026-03-06', sign: '' };
let keys = 0;
const key = () => `a-key-of-a-form-${(keys += 1)}`;

it('keeps two days open at most, also when three are set at the same moment', async () => {
  const kim = await newLearner(app, room, 'kim');
  const cindy = await app.signedIn('cindy@example.test');
  const three = Object.values(lessons).slice(0, 3);
  for (const slug of three) {
    await kim.get(`/reflections/${slug}`);
    await kim.submit('#reflection', { 'texts[what-i-will-do]': 'A plan.' });
    const { $ } = await cindy.get(`/reviews?lesson=${slug}`);
    const row = $('main .row a').filter((_, a) => $(a).text() === 'Kim Ruiz');
    const round = lastPart(row.attr('href'));
    await openRound(cindy, round);
    await reply(cindy, round, { reply: 'Go.', verdict: 'ready' });
    sealEnds(app);
  }
  await kim.get('/account');
  const sent = { ...aim, act: 'commit', rev: '3' };
  const pages = await Promise.all(
    three.map((slug) => kim.post(`/reflections/${slug}/commitments`, { ...sent, _key: key() })),
  );
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 303, 422]);
  expect(await recordsOf('kim')).toHaveLength(2);
});

it('takes one outcome of two that arrive together, by the page and by a mail', async () => {
  await setDay(await readyLearner(app, room, 'lou'));
  const lou = await onDay(app, 'lou', '2026-03-06T10:00:00Z');
  const { commitments, transact } = app.services;
  const [open] = await commitments.openOf(room.ids['lou'] ?? '');
  const link = { hash: hashOf('x'.repeat(43)), expiresAt: new Date('2026-03-20T00:00:00Z') };
  await transact((tx) => commitments.addLink(tx, open?._id ?? '', link));
  const rev = String(lou.page().$('[name=rev]').first().val());
  const byPage = { ...blocked, act: 'tell', rev, _key: key() };
  const byMail = { result: 'did', line: 'By mail.', _key: key() };
  const mail = app.client();
  await mail.get('/sign-in');
  const [page, mailed] = await Promise.all([
    lou.post(`${reflectionPath}/outcomes`, byPage),
    mail.post(`/outcomes/${'x'.repeat(43)}`, byMail),
  ]);
  expect([
    [303, 410],
    [409, 200],
  ]).toContainEqual([page.status, mailed.status]);
  const told = await recordsOf('lou');
  expect(told).toHaveLength(1);
  expect(told[0]?.outcome?.by).toBe(page.status === 303 ? 'page' : 'mail');
});
