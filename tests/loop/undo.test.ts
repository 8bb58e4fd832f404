import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { answering, boxOf } from './answering.js';
import {
  openRound,
  reflectionPath,
  reply,
  sealEnds,
  useClassroom,
  waitingRound,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const { answered, turnOf, idOf, repliesTo } = answering(app, room);
let cindy: Client;
let dan: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
});

describe('undo', () => {
  for (const verdict of ['comment', 'deeper', 'ready'] as const)
    it(`brings everything back, with the words in the draft: ${verdict}`, async () => {
      const name = `mo-${verdict}`;
      const round = await waitingRound(app, room, name);
      await openRound(cindy, round);
      const learner = await app.signedIn(`${name}@example.test`);
      const [turn, page, count] = [
        await turnOf(name),
        await learner.get(reflectionPath),
        (await cindy.get('/reviews')).heading,
      ];
      await cindy.get(`/reviews/${round}`);
      await reply(cindy, round, { reply: 'Where to?', verdict });
      app.clock.forward({ seconds: 20 });
      await cindy.get(`/reviews/${round}`);
      const back = await cindy.submit(`/reviews/${round}/undo`);
      expect(back.text).toContain('Nobody has read it');
      expect(boxOf(back)).toBe('Where to?');
      expect(back.$('[name=verdict][checked]').attr('value')).toBe(verdict);
      expect(await turnOf(name)).toEqual(turn);
      expect(await repliesTo(name)).toEqual([]);
      sealEnds(app);
      expect((await learner.get(reflectionPath)).text).toBe(page.text);
      expect((await cindy.get('/reviews')).heading).toBe(count);
      await cindy.get(`/reviews/${round}`);
      const again = await reply(cindy, round, { reply: 'Where to, then?', verdict });
      expect(again.text).toContain('Sent to');
    });

  it('is done once however often it is pressed, and says so in another window', async () => {
    const { page, undo, id } = await answered(cindy, 'ned', 'ready');
    const _key = page.$(`form[action="${undo}"] [name=_key]`).attr('value') ?? '';
    const presses = Array.from({ length: 5 }, () => cindy.post(undo, { reply: id, _key }));
    expect((await Promise.all(presses)).map(({ status }) => status)).toEqual(Array(5).fill(303));
    const other = await cindy.post(undo, { reply: id, _key: 'of-another-window' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('undone already');
    expect((await turnOf('ned'))?.state).toBe('opened');
  });

  it('says plainly that it is too late, from the first moment on', async () => {
    const { undo, learner, id } = await answered(cindy, 'ola', 'ready');
    sealEnds(app);
    const late = await cindy.post(undo, { reply: id });
    expect(late.status).toBe(409);
    expect(late.text).toContain('It is too late to undo');
    expect((await learner.get(reflectionPath)).text).toContain('Ready for action, says Cindy');
  });

  it('is the sender’s alone', async () => {
    const { round, undo, id } = await answered(cindy, 'pam', 'ready');
    await openRound(dan, round);
    expect(dan.page().$(`form[action="${undo}"]`)).toHaveLength(0);
    expect((await dan.post(undo, { reply: id })).status).toBe(409);
    expect((await turnOf('pam'))?.state).toBe('ready');
  });

  it('puts the words before those that were written since', async () => {
    const { round, undo, id } = await answered(cindy, 'quin', 'comment');
    const { draft } = await app.services.reviews.story(await actorOf('cindy'), round);
    await cindy.post(`/reviews/${round}/draft`, {
      rev: String(draft?.rev),
      reply: 'One thing more.',
    });
    await cindy.post(undo, { reply: id });
    expect(boxOf(await cindy.get(`/reviews/${round}`))).toBe('What else, quin?\n\nOne thing more.');
  });
});

const actorOf = async (name: string) => {
  const person = await app.services.accounts.findPerson(idOf(name));
  return {
    ...person,
    id: person._id,
    session: { id: '', ownDevice: false, authAt: app.clock.now() },
  };
};
