import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commentsIn, fieldAt, isThere, piecesOf, placeOf } from '../../src/loop/margin.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { openRound, reflectionPath, sealEnds, useClassroom, waitingRound } from './classroom.js';

const asScript = { Accept: 'application/json' };
const whole = 'on:what-happened';
/** Of "What kim wrote." */
const passage = 'on:what-happened:5-8';

describe('a place', () => {
  it('is what its field says', () => {
    for (const name of [whole, passage]) {
      const place = placeOf(name);
      expect(place && fieldAt(place)).toBe(name);
    }
    for (const name of ['reply', 'on:', 'on:A', 'on:a:1', 'on:a:-1-2', 'on:a:1-2x', 'xon:a'])
      expect(placeOf(name)).toBeNull();
  });

  it('lies in the answer as it is shown, and holds something', () => {
    const texts = { part: '  four ' };
    const at = (from: number, to: number): boolean =>
      isThere({ prompt: 'part', passage: { from, to } }, texts);
    expect([at(0, 4), at(2, 2), at(3, 2), at(0, 5)]).toEqual([true, false, false, false]);
    expect(isThere({ prompt: 'part', passage: null }, texts)).toBe(true);
    expect(isThere({ prompt: 'constructor', passage: null }, texts)).toBe(false);
  });

  it('orders comments as their passages follow each other, what is said of all at the end', () => {
    const fields = { [whole]: 'All.', 'on:what-happened:5-9': 'B', [passage]: 'A', reply: 'R' };
    expect(commentsIn({ ...fields, 'on:x': ' ' }).map(({ text }) => text)).toEqual([
      'A',
      'B',
      'All.',
    ]);
  });
});

it('marks passages without changing a letter, wherever they begin, end and overlap', () => {
  const answer = 'We sat there and nobody said a word.';
  const place = fc
    .tuple(fc.nat(answer.length - 1), fc.nat(answer.length - 1))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
  fc.assert(
    fc.property(fc.array(place, { maxLength: 5 }), (passages) => {
      const pieces = piecesOf(answer, passages);
      expect(pieces.map(({ text }) => text).join('')).toBe(answer);
      let at = 0;
      for (const { text, isMarked } of pieces) {
        const isCovered = passages.some(({ from, to }) => from <= at && at + text.length <= to);
        expect(isMarked).toBe(isCovered);
        at += text.length;
      }
      const numbers = pieces.flatMap(({ notes }) => (notes ? notes.split(', ') : []));
      expect(numbers.map(Number).sort()).toEqual(passages.map((_, index) => index + 1));
    }),
  );
});

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
});

const box = (name: string): string => cindy.page().$(`textarea[name="${name}"]`).text().trim();

it('is saved with the reply’s draft, box by box and as a whole, and comes back', async () => {
  const round = await waitingRound(app, room, 'kim');
  await openRound(cindy, round);
  const typed = { rev: '0', prompt: passage, text: 'Who else?' };
  const saved = await cindy.post(`/reviews/${round}/draft`, typed, asScript);
  expect(saved.json).toMatchObject({ rev: 1 });
  await cindy.get(`/reviews/${round}`);
  expect([box(passage), box(whole)]).toEqual(['Who else?', '']);
  expect(cindy.page().$(`label[for="${passage}"] q`).text()).toBe('kim');

  const stale = await cindy.post(`/reviews/${round}/draft`, { ...typed, text: 'Other' }, asScript);
  expect([stale.status, stale.json]).toMatchObject([409, { rev: 1, text: 'Who else?' }]);

  // Without script, by the Save button of the form that all boxes belong to.
  const fields = { rev: '1', reply: '', [passage]: 'Who else?', [whole]: 'Well told.' };
  expect((await cindy.post(`/reviews/${round}/draft`, fields)).location).toContain('did=saved');
  await cindy.get(`/reviews/${round}`);
  expect([box(passage), box(whole)]).toEqual(['Who else?', 'Well told.']);

  // Elsewhere saved meanwhile: both are shown, and all that was typed can be kept.
  await cindy.post(`/reviews/${round}/draft`, { ...typed, rev: '2', text: 'Elsewhere.' }, asScript);
  await cindy.get(`/reviews/${round}`);
  const both = await cindy.post(`/reviews/${round}/draft`, { ...fields, rev: '1' });
  expect(both.status).toBe(409);
  expect(both.text).toContain('Comment on a passage of “');
  expect(both.text).toContain('Elsewhere.');
  expect(both.$('form[data-once]').first().find(`[name="${passage}"]`).attr('value')).toBe(
    'Who else?',
  );
});

it('refuses places that the round does not have', async () => {
  const round = await waitingRound(app, room, 'lou');
  await openRound(cindy, round);
  for (const prompt of ['on:what-happened:5-99', 'on:no-such-prompt', 'verdict']) {
    const sent = { rev: '0', prompt, text: 'x' };
    const { status } = await cindy.post(`/reviews/${round}/draft`, sent, asScript);
    expect([prompt, status === 400 || status === 422]).toEqual([prompt, true]);
  }
  const wrong = { reply: 'Yes.', verdict: 'ready', 'on:what-happened:5-99': 'x' };
  expect((await cindy.submit('#reply-form', wrong)).status).toBe(400);
});

it('goes with the reply, alone if need be, and stands beside the answer for its writer', async () => {
  const round = await waitingRound(app, room, 'mia');
  await openRound(cindy, round);
  const comments = { [passage]: 'Who sat beside you?', [whole]: 'Well told.' };
  const asked = await cindy.submit('#reply-form', { ...comments, reply: '' });
  expect([asked.status, box(passage), box(whole)]).toEqual([
    422,
    'Who sat beside you?',
    'Well told.',
  ]);
  await cindy.submit('#reply-form', { ...comments, reply: '', verdict: 'deeper' });
  expect(cindy.page().text).toContain('Sent to Mia Ruiz');
  sealEnds(app);

  const mia = await app.signedIn('mia@example.test');
  const page = await mia.get(reflectionPath);
  expect(page.text).toContain('2 comments stand beside the answers.');
  const answer = page.$('.answer').first();
  expect(answer.find('mark').text()).toBe('mia');
  expect(answer.find('.written').first().text()).toBe('What mia wrote.');
  const said = answer
    .find('.margin')
    .map((_, one) => page.$(one).text().replace(/\s+/g, ' ').trim());
  expect(said.get()).toEqual([
    '1 · Cindy Ruiz on mia Who sat beside you?',
    'Cindy Ruiz on all of it Well told.',
  ]);
  const [reply] = await app.services.replies.exportOf(room.ids['cindy'] ?? '');
  expect(JSON.stringify(reply)).not.toContain('What mia wrote');
});

it('is seen by nobody until it is sent, and is lost by no refusal', async () => {
  const round = await waitingRound(app, room, 'ned');
  await openRound(cindy, round);
  await cindy.post(
    `/reviews/${round}/draft`,
    { rev: '0', prompt: whole, text: 'Not yet.' },
    asScript,
  );
  const ned = await app.signedIn('ned@example.test');
  expect((await ned.get(reflectionPath)).html).not.toContain('Not yet.');
  const dan = await app.signedIn('dan@example.test');
  expect((await openRound(dan, round)).html).not.toContain('Not yet.');

  await cindy.get(`/reviews/${round}`);
  const wrong = { reply: 'For whom?', verdict: 'deeper', to: room.ids['kim'] };
  const refused = await cindy.submit('#reply-form', wrong);
  expect(refused.status).toBe(409);
  expect(refused.$('.kept').text()).toContain('Not yet.');
});
