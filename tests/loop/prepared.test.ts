import { beforeAll, describe, expect, it } from '@jest/globals';
import { unchangedIn, withWords, wordsFor } from '../../src/loop/snippets/snippet.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { openRound, useClassroom, waitingRound } from './classroom.js';

describe('prepared words', () => {
  it('name whoever they are for', () => {
    expect(wordsFor('{{first name}}, and {{ First name }}!', 'Ana $& Ruiz')).toBe('Ana, and Ana!');
  });

  it('are found where they stand as they were, however the lines break', () => {
    expect(unchangedIn('Yes.\nWhat was  your part? Go on.', ['', 'What was your\npart?'])).toBe(
      'What was your\npart?',
    );
    expect(unchangedIn('What was your own part?', ['What was your part?'])).toBeNull();
  });

  it('go behind what is written', () => {
    expect([withWords('', 'A.'), withWords('B.', 'A.'), withWords('B.\n', 'A.')]).toEqual([
      'A.',
      'B. A.',
      'B.\nA.',
    ]);
  });
});

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
});

const replyText = (): string => cindy.page().$('#reply-text').text().trim();
const firstRubric = (): string =>
  app.services.content.lesson('learning-from-failure').reflection.rubric[0]?.reply ?? '';

const keep = async (text: string): Promise<void> => {
  await cindy.get('/snippets');
  await cindy.submit('/snippets', { text });
};

it('are kept, changed and removed by the instructor who uses them', async () => {
  await keep('{{first name}}, well seen.');
  expect(cindy.page().text).toContain('Added.');
  await keep('');
  expect([cindy.page().status, cindy.page().$('.error-summary a').attr('href')]).toEqual([
    422,
    '#snippet-new',
  ]);
  const first = () => cindy.page().$('section.card form').first();
  const change = String(first().attr('action'));
  const long = await cindy.submit(change, { text: 'x'.repeat(2_001) });
  expect([long.status, long.$('textarea').first().text().trim().length]).toEqual([422, 2_001]);
  await cindy.submit(change, { text: '{{first name}}, truly well seen.' });
  expect(first().text()).toContain('{{first name}}, truly well seen.');
  const dan = await app.signedIn('dan@example.test');
  expect((await dan.get('/snippets')).$('section.card form')).toHaveLength(1);
  expect((await dan.post(change, { text: 'Mine now.' })).status).toBe(404);

  await keep('Another.');
  const removal = String(cindy.page().$('[formaction]').last().attr('formaction'));
  for (const press of [1, 2]) {
    expect([press, (await cindy.post(removal, {})).location]).toEqual([
      press,
      '/snippets?did=removed',
    ]);
  }
  expect((await cindy.get('/snippets')).$('section.card form')).toHaveLength(2);
});

it('are added once, however often the button is pressed, and fifty at most', async () => {
  const { snippetService, snippets } = app.services;
  const dan = { reach: 'own' as const, personId: room.ids['dan'] ?? '', notBefore: null };
  const page = await app.signedIn('dan@example.test');
  await page.get('/snippets');
  const presses = Array.from({ length: 4 }, () => page.post('/snippets', { text: 'Once.' }));
  await Promise.all(presses);
  expect(await snippets.of(dan)).toMatchObject([{ text: 'Once.' }]);
  for (let n = 2; n <= 50; n += 1)
    expect(await snippets.add(dan, { id: `a-snippet-${n}`, text: `${n}` })).toBe(true);
  await page.get('/snippets');
  const full = await page.submit('/snippets', { text: 'One more.' });
  expect([full.status, full.text.includes('Fifty are kept already')]).toEqual([422, true]);
  expect(full.$('#snippet-new').text().trim()).toBe('One more.');
  expect(snippetService).toBeDefined();
  expect(await app.services.snippets.exportOf(dan.personId)).toHaveLength(50);
  await snippets.erase(dan.personId);
});

it('are put into the reply by their button without script, and nothing typed is lost', async () => {
  const round = await waitingRound(app, room, 'kim');
  await openRound(cindy, round);
  const typed = { reply: 'Kim, yes.', verdict: 'comment', 'on:what-happened': 'When?' };
  const { $ } = cindy.page();
  const own = $('button[name=insert]').last();
  expect(own.attr('value')).toBe('Kim, truly well seen.');
  const fields = { rev: '0', ...typed, insert: own.attr('value') };
  const put = await cindy.post(String(own.attr('formaction')), fields);
  expect(put.location).toBe(`/reviews/${round}?did=saved#reply-text`);
  await cindy.get(`/reviews/${round}`);
  expect(replyText()).toBe('Kim, yes. Kim, truly well seen.');
  expect(cindy.page().$('[name=verdict]:checked').attr('value')).toBe('comment');
  expect(cindy.page().$('textarea[name="on:what-happened"]').text().trim()).toBe('When?');
  const told = cindy.page().$('[data-is-in]:not([hidden])').closest('button');
  expect(told.attr('value')).toBe('Kim, truly well seen.');
});

it('are asked about once when they were left as they were, and sent when that is meant', async () => {
  const round = await waitingRound(app, room, 'lou');
  for (const [index, words] of [firstRubric(), 'Lou, truly well seen.'].entries()) {
    if (index === 0) await openRound(cindy, round);
    else await cindy.get(`/reviews/${round}`);
    const fields = { reply: `So. ${words}`, verdict: 'deeper' };
    const asked = await cindy.submit('#reply-form', { ...fields, reply: `${fields.reply} Why?` });
    expect([asked.status, asked.text.includes('word for word')]).toEqual([422, true]);
    expect(asked.text).toContain(words);
    expect(replyText()).toBe(`So. ${words} Why?`);
  }
  const sent = await cindy.submit('#reply-form');
  expect(sent.text).toContain('Sent to Lou Ruiz');
  const other = await waitingRound(app, room, 'mia');
  await openRound(cindy, other);
  const own = { reply: 'Mia, well seen, truly.', verdict: 'ready' };
  expect((await cindy.submit('#reply-form', own)).text).toContain('Sent to Mia Ruiz');
});
