import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { lessons } from '../support/world.js';
import { setDay } from './commitment/committing.js';
import {
  openRound,
  reflectionPath,
  reply,
  sealEnds,
  useClassroom,
  waitingRound,
  what,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const answers = `${reflectionPath}/answers`;
let cindy: Client;
let dan: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
});

const turnOf = async (name: string) => (await app.services.turns.exportOf(room.ids[name] ?? ''))[0];

/** Somebody new whose round Cindy has answered; the seal is over. */
const answered = async (name: string, verdict: 'deeper' | 'ready') => {
  const round = await waitingRound(app, room, name);
  await openRound(cindy, round);
  await reply(cindy, round, { reply: `Well, ${name}?`, verdict });
  sealEnds(app);
  const learner = await app.signedIn(`${name}@example.test`);
  await learner.get(reflectionPath);
  return { round, learner };
};

/** The rows of the queue, once it says as many as it lists. */
const rowsOf = async (client: Client): Promise<string[]> => {
  const { $, heading } = await client.get('/reviews');
  const rows = $('main .row')
    .map((_, row) => $(row).text().replace(/\s+/g, ' '))
    .get();
  const said = /^One /.test(heading) ? 1 : Number(/^\d+/.exec(heading)?.[0]);
  expect([heading, said]).toEqual([heading, rows.length]);
  return rows;
};

const rowOf = async (client: Client, name: string): Promise<string | undefined> =>
  (await rowsOf(client)).find((row) => row.includes(`${name} Ruiz`));

describe('what a learner says to a reply', () => {
  it('counts in the queue as such, and is answered beside the turn', async () => {
    const { round, learner } = await answered('ida', 'ready');
    expect(await rowOf(cindy, 'Ida')).toBeUndefined();
    await learner.submit(answers, { answer: 'May I ask Tom first?' });
    expect(learner.page().text).toContain('May I ask Tom first?');
    expect(learner.page().text).toContain('a word comes by the end of Thursday');
    for (const reader of [cindy, dan]) expect(await rowOf(reader, 'Ida')).toContain('answers you');

    const page = await cindy.get(`/reviews/${round}`);
    expect(page.text).toContain('May I ask Tom first?');
    expect(
      page
        .$('[name=verdict]')
        .map((_, it) => page.$(it).attr('value'))
        .get(),
    ).toEqual(['comment']);
    await reply(cindy, round, { reply: 'Do.', verdict: 'comment' });
    expect(await rowOf(cindy, 'Ida')).toBeUndefined();
    expect((await learner.get(reflectionPath)).text).not.toContain('Do.');
    sealEnds(app);
    const seen = await learner.get(reflectionPath);
    expect(seen.text).toContain('Do.');
    expect(seen.heading).toBe('A failure I can learn from');
    expect(await turnOf('ida')).toMatchObject({ state: 'ready', replied: false, promisedBy: null });
  });

  it('is closed without an answer, once, and by nobody who has not read it', async () => {
    const { round, learner } = await answered('jon', 'deeper');
    await learner.submit(answers, { answer: 'Thank you.' });
    expect((await dan.post(`/reviews/${round}/no-answer`, { turnRev: '4' })).status).toBe(404);
    await cindy.get(`/reviews/${round}`);
    const stale = cindy.page().$('form[action$="/no-answer"] [name=turnRev]').attr('value');
    await learner.submit(answers, { answer: 'And one thing more.' });
    const refused = await cindy.post(`/reviews/${round}/no-answer`, { turnRev: stale });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('And one thing more.');
    await cindy.get(`/reviews/${round}`);
    const closed = await cindy.submit(`/reviews/${round}/no-answer`);
    expect(closed.text).toContain('no answer is owed');
    expect(await rowOf(cindy, 'Jon')).toBeUndefined();
    expect((await learner.get(reflectionPath)).text).toContain('And one thing more.');
  });

  it('waits on while they go on, in every place they go to', async () => {
    const { round, learner } = await answered('kim', 'deeper');
    await learner.submit(answers, { answer: 'I shall try.' });
    await learner.submit('#reflection', { [what]: 'A second round.' });
    expect(await rowOf(cindy, 'Kim')).toContain('answers you');
    await learner.submit(`${reflectionPath}/take-back`);
    expect(await rowOf(cindy, 'Kim')).toContain('Round 1');
    expect((await cindy.get(`/reviews/${round}`)).text).toContain('I shall try.');
    await cindy.submit(`/reviews/${round}/no-answer`);
    expect(await rowOf(cindy, 'Kim')).toBeUndefined();
  });

  it('is not open before anybody has replied', async () => {
    await waitingRound(app, room, 'lou');
    const lou = await app.signedIn('lou@example.test');
    await lou.get(reflectionPath);
    expect((await lou.post(answers, { answer: 'Hello?' })).status).toBe(409);
    expect((await turnOf('lou'))?.replied).toBe(false);
  });

  it('does not stop the learner from acting, nor does acting lose it', async () => {
    const { round, learner } = await answered('mia', 'ready');
    await learner.submit(answers, { answer: 'On Friday, then.' });
    await setDay(learner);
    expect(await turnOf('mia')).toMatchObject({ state: 'committed', replied: true });
    await cindy.get(`/reviews/${round}`);
    await reply(cindy, round, { reply: 'Good.', verdict: 'comment' });
    app.clock.forward({ seconds: 5 });
    await learner.get(reflectionPath);
    const moved = await learner.submit('form[action$="/cancellation"]', { reason: 'Tom is away.' });
    expect(moved.text).toContain('Cancelled');
    sealEnds(app);
    expect((await learner.get(reflectionPath)).text).toContain('Good.');
    expect(await turnOf('mia')).toMatchObject({ state: 'ready', replied: false });
  });

  it('is said once however often its button is pressed', async () => {
    const { learner } = await answered('ned', 'ready');
    const page = await learner.get(reflectionPath);
    const _key = page.$(`form[action="${answers}"] [name=_key]`).attr('value');
    const presses = [1, 2, 3].map(() => learner.post(answers, { answer: 'Yes.', _key }));
    const statuses = (await Promise.all(presses)).map(({ status }: SeenPage) => status);
    expect(statuses).toEqual([303, 303, 303]);
    const said = await app.services.replies.exportOf(room.ids['ned'] ?? '');
    expect(said.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  it('is found from the lesson it belongs to', async () => {
    const { learner } = await answered('ola', 'ready');
    await learner.submit(answers, { answer: 'One word.' });
    const { $ } = await cindy.get(`/reviews?lesson=${lessons.opened}`);
    expect($('main').text()).toContain('Ola Ruiz');
    expect((await cindy.get('/reviews?show=answered')).text).not.toContain('Ola Ruiz');
  });
});
