import { beforeAll, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { openRound, reflectionPath, useClassroom, waitingRound } from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;
let dan: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
});

it('claims a round with the first words of a reply, until nobody types for half an hour', async () => {
  const round = await waitingRound(app, room, 'sam');
  await openRound(cindy, round);
  const draft = (rev: number, text: string) =>
    cindy.post(
      `/reviews/${round}/draft`,
      { rev: String(rev), prompt: 'reply', text },
      { Accept: 'application/json' },
    );
  expect((await draft(0, 'I see')).json).toMatchObject({ rev: 1 });
  await openRound(dan, round);
  const claimed = dan.page();
  expect(claimed.text).toContain('Cindy Ruiz is answering this');
  expect(claimed.text).not.toContain('Send to Sam Ruiz');
  const early = await dan.submit(`/reviews/${round}/replies`, { reply: 'Mine?', verdict: 'ready' });
  expect(early.status).toBe(409);
  expect(early.$('textarea').text().trim()).toBe('Mine?');

  app.clock.forward({ minutes: 25 });
  await draft(1, 'I see you');
  app.clock.forward({ minutes: 25 });
  expect((await dan.get(`/reviews/${round}`)).text).toContain('is answering this');
  app.clock.forward({ minutes: 6 });
  expect((await dan.get(`/reviews/${round}`)).text).toContain('Send to Sam Ruiz');

  await draft(2, 'I see you well');
  await dan.get(`/reviews/${round}`);
  const taken = await dan.submit(`/reviews/${round}/claims`);
  expect(taken.text).toContain('Send to Sam Ruiz');
  await cindy.get(`/reviews/${round}`);
  expect(cindy.page().$('textarea').text().trim()).toBe('I see you well');
  expect(cindy.page().text).toContain('Dan Ruiz is answering this');
  const kinds = (await app.services.events.exportOf(room.ids['dan'] ?? '')).map((it) => it.kind);
  expect(kinds).toContain('takeOver');
});

it('keeps a reply that was changed in another window beside the one typed here', async () => {
  const round = await waitingRound(app, room, 'wim');
  const page = await openRound(cindy, round);
  const draft = `/reviews/${round}/draft`;
  await cindy.post(draft, {
    rev: '0',
    prompt: 'reply',
    text: 'Elsewhere.',
    _key: 'another-window',
  });
  expect(page.status).toBe(200);
  const stale = await cindy.post(draft, { rev: '0', reply: 'Here.', _key: 'this-very-window' });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('Elsewhere.');
  expect(stale.text).toContain('Here.');
  const learner = await app.signedIn('wim@example.test');
  expect((await learner.get(reflectionPath)).html).not.toContain('Elsewhere.');
});
