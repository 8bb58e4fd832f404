import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { answering, boxOf, seenBy } from './answering.js';
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
const { answered, turnOf, idOf, revOf } = answering(app, room);
let cindy: Client;
let dan: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
});

describe('a reply that was sent just now', () => {
  for (const verdict of ['comment', 'deeper', 'ready'] as const)
    it(`is nowhere to be seen by its learner for half a minute: ${verdict}`, async () => {
      const round = await waitingRound(app, room, `ida-${verdict}`);
      await openRound(cindy, round);
      const learner = await app.signedIn(`ida-${verdict}@example.test`);
      const before = await seenBy(learner);
      const sent = await reply(cindy, round, { reply: 'What was that?', verdict });
      expect(sent.text).toContain('You can undo it until 09:');
      expect(await seenBy(learner)).toEqual(before);
      app.clock.forward({ seconds: 29 });
      expect(await seenBy(learner)).toEqual(before);
      app.clock.forward({ seconds: 1 });
      const after = await seenBy(learner);
      expect(after[1]).toContain('What was that?');
      expect(after.filter((html, n) => html !== before[n]).length).toBeGreaterThan(2);
    });

  it('leaves the list of those who answer at once, and its number', async () => {
    const waiting = (await cindy.get('/reviews')).heading;
    const { page } = await answered(cindy, 'jon', 'deeper');
    expect(page.text).toContain('Sent to Jon Ruiz: Go deeper.');
    expect((await cindy.get('/reviews')).heading).toBe(waiting);
    expect((await dan.get('/reviews')).heading).toBe(waiting);
  });

  it('keeps a late save of its learner out of the next draft until it is there', async () => {
    const { learner } = await answered(cindy, 'kai', 'deeper');
    const save = (rev: string) =>
      learner.post(`${reflectionPath}/draft`, { rev, prompt: 'what-happened', text: 'Late.' });
    for (const rev of ['1', '2']) {
      const refused = await save(rev);
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('opened by your instructor');
    }
    sealEnds(app);
    const page = await learner.get(reflectionPath);
    expect(page.$(`[name="${what}"]`).text().trim()).toBe('What kai wrote.');
    expect((await learner.submit('#reflection', { [what]: 'And more.' })).text).toContain(
      'Waiting for Cindy Ruiz or Dan Ruiz',
    );
  });

  it('shuts out a second one meanwhile, keeps its words, and says who was first', async () => {
    const { round } = await answered(cindy, 'lea', 'ready');
    await openRound(dan, round);
    expect(dan.page().text).toContain('Cindy Ruiz has sent a reply just now');
    const bound = {
      turn: round.slice(0, 36),
      round: '1',
      turnRev: String(await revOf('lea')),
      rev: '0',
    };
    const late = await dan.post(`/reviews/${round}/replies`, {
      ...bound,
      ...{ to: idOf('lea'), verdict: 'deeper', reply: 'Or is there more?' },
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Cindy Ruiz has sent “Ready for action” here just now');
    expect(late.text).toContain('Or is there more?');
    await cindy.get(`/reviews/${round}`);
    await cindy.submit(`/reviews/${round}/undo`);
    expect(boxOf(await dan.get(`/reviews/${round}`))).toBe('Or is there more?');
  });
});

describe('the learner under a seal', () => {
  it('answers what they see, and that waits whatever becomes of the reply', async () => {
    const { round, learner } = await answered(cindy, 'val', 'comment');
    sealEnds(app);
    await cindy.get(`/reviews/${round}`);
    await reply(cindy, round, { reply: 'Go.', verdict: 'ready' });
    await learner.get(reflectionPath);
    const said = await learner.submit(`${reflectionPath}/answers`, { answer: 'With Tom.' });
    expect(said.text).toContain('Cindy Ruiz is reading it');
    const row = (await cindy.get('/reviews')).$('main .row').filter((_, it) => {
      const text = cindy.page().$(it).text();
      return text.includes('Val Ruiz');
    });
    expect(row.text()).toContain('answers you');
    sealEnds(app);
    const after = await learner.get(reflectionPath);
    expect(after.text).toContain('Ready for action, says Cindy Ruiz');
    expect(after.text).toContain('What you answered is with your instructor');
  });

  it('keeps the answer when the reply is undone', async () => {
    const { round, learner } = await answered(cindy, 'wes', 'comment');
    sealEnds(app);
    await cindy.get(`/reviews/${round}`);
    await reply(cindy, round, { reply: 'Go.', verdict: 'ready' });
    await learner.get(reflectionPath);
    await learner.submit(`${reflectionPath}/answers`, { answer: 'With Tom.' });
    await cindy.get(`/reviews/${round}`);
    const back = await cindy.submit(`/reviews/${round}/undo`);
    expect(back.text).toContain('With Tom.');
    expect(await turnOf('wes')).toMatchObject({ state: 'opened', asked: false, replied: true });
  });
});

it('writes down that seals are over, and changes nothing that anybody sees', async () => {
  const { learner } = await answered(cindy, 'xia', 'ready');
  await app.services.undoing.liftSeals();
  expect((await turnOf('xia'))?.sealed).not.toBeNull();
  sealEnds(app);
  const before = await seenBy(learner);
  expect(await app.services.undoing.liftSeals()).toBeGreaterThan(0);
  expect((await turnOf('xia'))?.sealed).toBeNull();
  expect(await seenBy(learner)).toEqual(before);
  expect(await app.services.undoing.liftSeals()).toBe(0);
});
