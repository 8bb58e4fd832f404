import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
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
let cindy: Client;

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
});

const turnOf = async (name: string) => (await app.services.turns.exportOf(room.ids[name] ?? ''))[0];

/** Somebody new whose round Cindy has answered; her browser is at its page. */
const answered = async (name: string, verdict: 'comment' | 'deeper' | 'ready') => {
  const round = await waitingRound(app, room, name);
  await openRound(cindy, round);
  await reply(cindy, round, { reply: 'What did you see?', verdict });
  sealEnds(app);
  const learner = await app.signedIn(`${name}@example.test`);
  await cindy.get(`/reviews/${round}`);
  return { round, learner, path: `/reviews/${round}/corrections` };
};

const wordsOf = ({ $ }: SeenPage): string[] =>
  $('.reply .written')
    .map((_, it) => $(it).text())
    .get();

describe('the words of a reply', () => {
  it('change with their history, which its learner reads', async () => {
    const { learner, path } = await answered('ida', 'deeper');
    app.clock.moveTo('2026-03-02T09:20:00Z');
    const done = await cindy.submit(path, { text: 'What did Tom see?' });
    expect(done.text).toContain('What it said before stays beside it');
    app.clock.moveTo('2026-03-02T09:45:00Z');
    await cindy.submit(path, { text: 'What did Tom see, and when?' });
    const page = await learner.get(reflectionPath);
    expect(page.text).toContain('edited 09:45');
    expect(wordsOf(page).slice(0, 3)).toEqual([
      ...['What did Tom see, and when?', 'What did you see?', 'What did Tom see?'],
    ]);
    expect(page.text).toContain('today at 09:20 · Go deeper');
    expect(await turnOf('ida')).toMatchObject({ state: 'returned', round: 1 });
  });

  it('stay when nothing is changed, and when the form is pressed twice', async () => {
    const { path } = await answered('jon', 'ready');
    await cindy.submit(path, {});
    const page = cindy.page();
    const form = page.$(`form[action="${path}"]`);
    const fields = Object.fromEntries(
      form.serializeArray().map(({ name, value }) => [name, value]),
    );
    const presses = [1, 2].map(() => cindy.post(path, { ...fields, text: 'See you.' }));
    expect((await Promise.all(presses)).map(({ status }) => status)).toEqual([303, 303]);
    const [said] = await app.services.replies.exportOf(room.ids['jon'] ?? '');
    expect(said).toMatchObject({ text: 'See you.', earlier: [{ text: 'What did you see?' }] });
  });

  it('are refused where they would be empty, ask nothing, or are others by now', async () => {
    const { path } = await answered('kai', 'deeper');
    const id = cindy.page().$('[name=reply]').attr('value') ?? '';
    for (const [fields, status, problem] of [
      [{ version: '0', text: ' ' }, 422, 'Write the reply first'],
      [{ version: '0', text: 'Think.' }, 422, 'at least one question'],
      [{ version: '3', text: 'And then?' }, 409, 'in another window'],
    ] as const) {
      const refused = await cindy.post(path, { reply: id, ...fields });
      expect([fields, refused.status]).toEqual([fields, status]);
      expect(refused.text).toContain(problem);
      expect(refused.$(`#correction-${id}`).text().trim()).toBe(fields.text.trim());
    }
  });

  it('are undone, not changed, while they are sealed', async () => {
    const round = await waitingRound(app, room, 'lea');
    await openRound(cindy, round);
    await reply(cindy, round, { reply: 'Go.', verdict: 'ready' });
    const page = await cindy.get(`/reviews/${round}`);
    expect(page.$('form[action$="/corrections"]')).toHaveLength(0);
    const sent = page.$('form[action$="/undo"] [name=reply]').attr('value');
    const fields = { reply: sent, version: '0', text: 'Stay.' };
    expect((await cindy.post(`/reviews/${round}/corrections`, fields)).status).toBe(409);
  });

  it('are their sender’s alone', async () => {
    const { round, path } = await answered('mo', 'ready');
    const id = cindy.page().$('form[action$="/corrections"] [name=reply]').attr('value');
    const dan = await app.signedIn('dan@example.test');
    await openRound(dan, round);
    expect(dan.page().$('form[action$="/corrections"]')).toHaveLength(0);
    const forged = await dan.post(path, { reply: id, version: '0', text: 'Mine.' });
    expect(forged.status).toBe(404);
  });
});

describe('the verdict', () => {
  it('goes from go deeper to ready and back until the learner acts', async () => {
    const { learner, path } = await answered('ned', 'deeper');
    await cindy.submit(path, { verdict: 'ready' });
    expect((await learner.get(reflectionPath)).text).toContain('Ready for action, says Cindy');
    expect(learner.page().$('#reflection')).toHaveLength(0);
    await cindy.submit(path, { verdict: 'deeper' });
    const back = await learner.get(reflectionPath);
    expect(back.text).toContain('asks you to go deeper');
    expect(back.$(`[name="${what}"]`).text().trim()).toBe('What ned wrote.');
    await cindy.submit(path, { verdict: 'ready', text: 'It is good as it is.' });
    await learner.get(reflectionPath);
    await setDay(learner);
    expect((await turnOf('ned'))?.state).toBe('committed');

    const late = await cindy.get(cindy.page().path);
    expect(late.$(`form[action="${path}"] [name=verdict]`)).toHaveLength(0);
    const version = late.$(`form[action="${path}"] [name=version]`).attr('value');
    const reply = late.$(`form[action="${path}"] [name=reply]`).attr('value');
    const refused = await cindy.post(path, {
      ...{ reply, version, verdict: 'deeper', text: 'Or not?' },
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('They have gone on since');
    expect((await turnOf('ned'))?.state).toBe('committed');
  });

  it('stays once the learner has begun to write, whose words stay too', async () => {
    const { learner, path } = await answered('ola', 'deeper');
    await learner.get(reflectionPath);
    await learner.submit(`${reflectionPath}/draft`, {}).catch(() => null);
    const rev = learner.page().$('#reflection [name=rev]').attr('value');
    await learner.post(`${reflectionPath}/draft`, { rev, [what]: 'I begin anew.' });
    const refused = await cindy.submit(path, { verdict: 'ready' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('They have gone on since');
    const page = await learner.get(reflectionPath);
    expect(page.$(`[name="${what}"]`).text().trim()).toBe('I begin anew.');
  });

  it('is one of the two when it is changed and acted on at the same moment', async () => {
    const { learner, path } = await answered('pam', 'ready');
    await learner.get(reflectionPath);
    await Promise.all([cindy.submit(path, { verdict: 'deeper' }), setDay(learner)]);
    const turn = await turnOf('pam');
    const [said] = await app.services.replies.exportOf(room.ids['pam'] ?? '');
    expect([turn?.state, said?.kind]).toEqual(
      turn?.state === 'committed' ? ['committed', 'ready'] : ['returned', 'deeper'],
    );
  });
});
