import { beforeAll, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import {
  handIn,
  newLearner,
  openRound,
  reflectionPath,
  reply,
  roundOf,
  sealEnds,
  useClassroom,
  what,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
});

const marks = ({ $ }: SeenPage): string[] =>
  $('main ins, main del')
    .map((_, one) => `${one.tagName} ${$(one).text().replace(/\s+/g, ' ').trim()}`)
    .get();

it('marks what changed since the round before, in words, for its reader and its writer', async () => {
  const ana = await app.signedIn('ana@example.test');
  await handIn(ana, { [what]: 'The meeting went nowhere.' });
  const first = await roundOf(app, room.ids['ana'] ?? '');
  await openRound(cindy, first);
  expect(marks(cindy.page())).toEqual([]);
  expect(cindy.page().text).not.toContain('What changed');
  await reply(cindy, first, { reply: 'What was your part?', verdict: 'deeper' });
  sealEnds(app);
  await handIn(ana, { [what]: 'My meeting went nowhere, as I had feared.' });
  const expected = [
    'del removed: The (end)',
    'ins added: My (end)',
    'ins added: , as I had feared (end)',
  ];
  expect(marks(ana.page())).toEqual(expected);

  const second = await roundOf(app, room.ids['ana'] ?? '');
  const page = await openRound(cindy, second);
  expect(page.text).toContain('What changed since round 1');
  expect(marks(page)).toEqual(expected);
  expect(page.$('.review-work details[open]')).toHaveLength(1);

  await reply(cindy, second, { reply: 'And what did you feel?', verdict: 'deeper' });
  sealEnds(app);
  expect((await ana.get(reflectionPath)).text).toContain('What changed since round 1');
});

it('says so where a round was sent again as it was', async () => {
  const kim = await newLearner(app, room, 'kim');
  const same = { [what]: 'The same.' };
  await handIn(kim, same);
  const first = await roundOf(app, room.ids['kim'] ?? '');
  await openRound(cindy, first);
  await reply(cindy, first, { reply: 'Why?', verdict: 'deeper' });
  sealEnds(app);
  await handIn(kim, same);
  expect(kim.page().text).toContain('Nothing changed: it was sent again as it was.');
});
