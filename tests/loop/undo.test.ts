import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import {
  addPerson,
  openRound,
  reflectionPath,
  reply,
  roundOf,
  sealEnds,
  useClassroom,
  waitingRound,
  what,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;
let dan: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  dan = await app.signedIn('dan@example.test');
});

const idOf = (name: string): string => room.ids[name] ?? '';
const turnOf = async (name: string) => (await app.services.turns.exportOf(idOf(name)))[0];
const repliesTo = (name: string) => app.services.replies.exportOf(idOf(name));
const boxOf = ({ $ }: SeenPage): string => $('#reply-text').text().trim();

/** Somebody new whose round Cindy has answered just now; gives the page she is led to. */
const answered = async (name: string, verdict: 'comment' | 'deeper' | 'ready') => {
  const round = await waitingRound(app, room, name);
  await openRound(cindy, round);
  const page = await reply(cindy, round, { reply: `What else, ${name}?`, verdict });
  const learner = await app.signedIn(`${name}@example.test`);
  return { round, page, learner, undo: `/reviews/${round}/undo` };
};

/** All that a learner may look at, without what is another one at each visit. */
const seenBy = async (learner: Client): Promise<string[]> => {
  const pages = ['/', reflectionPath, '/lessons/learning-from-failure', '/tracks/qualified'];
  const seen: string[] = [];
  for (const path of [...pages, '/growth'])
    seen.push((await learner.get(path)).html.replace(/name="_(csrf|key)" value="[^"]*"/g, ''));
  return seen;
};

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
    const { page } = await answered('jon', 'deeper');
    expect(page.text).toContain('Sent to Jon Ruiz: Go deeper.');
    expect((await cindy.get('/reviews')).heading).toBe(waiting);
    expect((await dan.get('/reviews')).heading).toBe(waiting);
  });

  it('keeps a late save of its learner out of the next draft until it is there', async () => {
    const { learner } = await answered('kai', 'deeper');
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
    const { round } = await answered('lea', 'ready');
    await openRound(dan, round);
    expect(dan.page().text).toContain('Cindy Ruiz has sent a reply just now');
    const turn = await turnOf('lea');
    const bound = { turn: round.slice(0, 36), round: '1', turnRev: String(turn?.rev), rev: '0' };
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
      const { rev: _rev, seq: _seq, ...as } = turn ?? {};
      expect(await turnOf(name)).toMatchObject(as);
      expect(await repliesTo(name)).toEqual([]);
      sealEnds(app);
      expect((await learner.get(reflectionPath)).text).toBe(page.text);
      expect((await cindy.get('/reviews')).heading).toBe(count);
      await cindy.get(`/reviews/${round}`);
      const again = await reply(cindy, round, { reply: 'Where to, then?', verdict });
      expect(again.text).toContain('Sent to');
    });

  it('is done once however often it is pressed, and says so in another window', async () => {
    const { page, undo } = await answered('ned', 'ready');
    const id = page.$(`form[action="${undo}"] [name=reply]`).attr('value') ?? '';
    const _key = page.$(`form[action="${undo}"] [name=_key]`).attr('value') ?? '';
    const presses = Array.from({ length: 5 }, () => cindy.post(undo, { reply: id, _key }));
    expect((await Promise.all(presses)).map(({ status }) => status)).toEqual(Array(5).fill(303));
    const other = await cindy.post(undo, { reply: id, _key: 'of-another-window' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('undone already');
    expect((await turnOf('ned'))?.state).toBe('opened');
  });

  it('says plainly that it is too late, from the first moment on', async () => {
    const { page, undo, learner } = await answered('ola', 'ready');
    const id = page.$(`form[action="${undo}"] [name=reply]`).attr('value') ?? '';
    sealEnds(app);
    const late = await cindy.post(undo, { reply: id });
    expect(late.status).toBe(409);
    expect(late.text).toContain('It is too late to undo');
    expect((await learner.get(reflectionPath)).text).toContain('Ready for action, says Cindy');
  });

  it('is the sender’s alone', async () => {
    const { round, page, undo } = await answered('pam', 'ready');
    const id = page.$(`form[action="${undo}"] [name=reply]`).attr('value') ?? '';
    await openRound(dan, round);
    expect(dan.page().$(`form[action="${undo}"]`)).toHaveLength(0);
    expect((await dan.post(undo, { reply: id })).status).toBe(409);
    expect((await turnOf('pam'))?.state).toBe('ready');
  });

  it('puts the words before those that were written since', async () => {
    const { round, page, undo } = await answered('quin', 'comment');
    const id = page.$(`form[action="${undo}"] [name=reply]`).attr('value') ?? '';
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

describe('whoever loses the right to answer', () => {
  const rights = (change: object) =>
    app.services.transact((tx) =>
      app.services.accounts.changeRights(tx, idOf('una'), change as { stopsInstructing: string }),
    );

  beforeAll(async () => {
    room.ids['una'] = await addPerson(app, 'una');
    const { cohorts } = app.services.cohortDesk.stores;
    await rights({ startsInstructing: room.cohort });
    await app.services.transact((tx) =>
      cohorts.addInstructor(tx, { reach: 'install' }, { id: room.cohort, personId: idOf('una') }),
    );
  });

  const sendAs = async (name: string): Promise<{ una: Client; send: () => Promise<SeenPage> }> => {
    const round = await waitingRound(app, room, name);
    const una = await app.signedIn('una@example.test');
    await openRound(una, round);
    const send = () => reply(una, round, { reply: 'Go on?', verdict: 'deeper' });
    return { una, send };
  };

  it('has sent nothing: the round waits as before', async () => {
    const { send } = await sendAs('rob');
    const before = await turnOf('rob');
    await send();
    await rights({ stopsInstructing: room.cohort });
    const { rev: _rev, seq: _seq, ...as } = before ?? {};
    expect(await turnOf('rob')).toMatchObject(as);
    expect(await repliesTo('rob')).toEqual([]);
    sealEnds(app);
    const learner = await app.signedIn('rob@example.test');
    expect((await learner.get(reflectionPath)).text).toContain('is reading it');
    await rights({ startsInstructing: room.cohort });
    const round = await roundOf(app, idOf('rob'));
    const una = await app.signedIn('una@example.test');
    expect(boxOf(await una.get(`/reviews/${round}`))).toBe('Go on?');
  });

  it('has sent what its reader had by then', async () => {
    const { send } = await sendAs('sue');
    await send();
    sealEnds(app);
    await rights({ stopsInstructing: room.cohort });
    expect((await turnOf('sue'))?.state).toBe('returned');
    expect(await repliesTo('sue')).toHaveLength(1);
    await rights({ startsInstructing: room.cohort });
  });

  it('has sent nothing either when both happen at the same moment', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      const { send } = await sendAs(`tim-${n}`);
      await Promise.all([send(), rights({ stopsInstructing: room.cohort })]);
      expect([n, (await turnOf(`tim-${n}`))?.state]).toEqual([n, 'opened']);
      expect(await repliesTo(`tim-${n}`)).toEqual([]);
      await rights({ startsInstructing: room.cohort });
    }
  });
});

describe('the learner under a seal', () => {
  it('answers what they see, and that waits whatever becomes of the reply', async () => {
    const { round, learner } = await answered('val', 'comment');
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
    const { round, learner } = await answered('wes', 'comment');
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
  const { learner } = await answered('xia', 'ready');
  await app.services.undoing.liftSeals();
  expect((await turnOf('xia'))?.sealed).not.toBeNull();
  sealEnds(app);
  const before = await seenBy(learner);
  expect(await app.services.undoing.liftSeals()).toBeGreaterThan(0);
  expect((await turnOf('xia'))?.sealed).toBeNull();
  expect(await seenBy(learner)).toEqual(before);
  expect(await app.services.undoing.liftSeals()).toBe(0);
});
