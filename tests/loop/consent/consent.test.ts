import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../../support/app.js';
import type { Client, SeenPage } from '../../support/client.js';
import { addPerson, newLearner, reflectionPath, useClassroom, waitingRound } from '../classroom.js';
import { answeredTwice, startInstructing } from './answered.js';

const app = useTestApp();
const room = useClassroom(app);
const first = 'The first thing Kim wrote.';
const second = 'The second thing Kim wrote.';
const why = 'I take over from Cindy, and want to go on where you are.';
const lesson = 'learning-from-failure';

let kim: Client;
let hal: Client;
let rounds: string[] = [];

const idOf = (name: string): string => room.ids[name] ?? '';
const earlier = (): string => `/earlier/${idOf('kim')}`;
const consents = () => app.services.consents.exportOf(idOf('kim'));

const ask = async (line = why): Promise<SeenPage> => {
  await hal.get(earlier());
  return hal.submit('form[action$="/questions"]', { lesson, line });
};

const say = async (said: 'yes' | 'no'): Promise<SeenPage> => {
  await kim.get(reflectionPath);
  return kim.submit('form[action*="/consents/"]', { answer: said });
};

const openings = async (round: string): Promise<string[]> => {
  const all = await app.services.rounds.exportOf(idOf('kim'));
  return all.find(({ _id }) => _id === round)?.openings.map(({ personId }) => personId) ?? [];
};

/** Kim has two answered rounds; Hal comes to answer in her cohort after that. */
beforeAll(async () => {
  app.clock.moveTo('2026-03-02T09:00:00Z');
  kim = await newLearner(app, room, 'kim');
  rounds = await answeredTwice(app, room, { client: kim, name: 'kim', words: [first, second] });
  room.ids['hal'] = await addPerson(app, 'hal');
  await startInstructing(app, room, 'hal');
  hal = await app.signedIn('hal@example.test');
});

describe('an instructor who was not named on what somebody wrote before', () => {
  it('sees how much there is and no word of it, by no address', async () => {
    const page = await hal.get(earlier());
    expect(page.text).toContain('Reflection: learning from failure: 2 answered rounds');
    for (const address of [earlier(), '/earlier', ...rounds.map((id) => `/reviews/${id}`)])
      expect((await hal.get(address)).html).not.toContain('thing Kim wrote');
    await hal.get(earlier());
    const opened = await hal.post(`${earlier()}/openings`, { round: rounds[0] ?? '' });
    expect(opened.status).toBe(404);
  });

  it('asks with a line why, and what is missing is said without losing what was typed', async () => {
    await hal.get(earlier());
    const refused = await hal.submit('form[action$="/questions"]', {
      lesson: undefined,
      line: why,
    });
    expect(refused.status).toBe(422);
    expect(refused.$('[name=line]').val()).toBe(why);
    expect((await ask(' ')).status).toBe(422);
    await hal.get(earlier());
    const form = { lesson, line: why };
    const all = [1, 2, 3].map((n) =>
      hal.post(`${earlier()}/questions`, { ...form, _key: `a-key-of-question-${n}` }),
    );
    expect((await Promise.all(all)).map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect(await consents()).toMatchObject([{ state: 'asked', line: why }]);
    expect((await hal.get(earlier())).text).toContain('A question of yours is open.');
  });

  it('opens nothing before the yes', async () => {
    await hal.get(earlier());
    const opened = await hal.post(`${earlier()}/openings`, { round: rounds[0] ?? '' });
    expect(opened.status).toBe(404);
    expect((await hal.get(earlier())).html).not.toContain('thing Kim wrote');
    expect(await openings(rounds[0] ?? '')).toEqual([idOf('cindy')]);
  });
});

describe('the learner', () => {
  it('sees who asks, why, and for what, on home and on the page of the reflection', async () => {
    expect((await kim.get('/')).text).toContain('Hal Ruiz asks to read an earlier reflection');
    const { text } = await kim.get(reflectionPath);
    expect(text).toContain('Hal Ruiz asks to read what you wrote here before');
    expect(text).toContain(why);
    expect(text).toMatch(/Round 1 · Sent [^·]* Round 2 · Sent/);
  });

  it('is the only one who can answer, and not while their words are shut to the account', async () => {
    const [question] = await consents();
    const address = `${reflectionPath}/consents/${question?._id ?? ''}`;
    const ben = await app.signedIn('ben@example.test');
    await ben.get('/');
    expect((await ben.post(address, { answer: 'yes' })).status).toBe(404);
    const people = app.services.world.db.collection<{ _id: string }>('people');
    const now = app.clock.now().getTime();
    const handed = { by: null, usedAt: new Date(now), opensAt: new Date(now + 3_600_000) };
    await kim.get('/');
    await people.updateOne({ _id: idOf('kim') }, { $set: { handed } });
    expect((await kim.post(address, { answer: 'yes' })).status).toBe(403);
    await people.updateOne({ _id: idOf('kim') }, { $set: { handed: null } });
    expect(await consents()).toMatchObject([{ state: 'asked' }]);
  });

  it('says yes, and sees what is opened, as does the log', async () => {
    const said = await say('yes');
    expect(said.text).toContain('Hal Ruiz may read what you wrote here before');
    expect((await hal.get(earlier())).html).not.toContain('thing Kim wrote');
    const opened = await hal.submit('form[action$="/openings"]');
    expect(opened.text).toContain(first);
    expect(opened.text).not.toContain(second);
    expect(opened.$('form[action$="/questions"]')).toHaveLength(0);
    expect(await openings(rounds[0] ?? '')).toEqual([idOf('cindy'), idOf('hal')]);
    expect(await openings(rounds[1] ?? '')).toEqual([idOf('cindy')]);
    const { text } = await kim.get(reflectionPath);
    expect(text).toMatch(/Round 1 · Sent [^·]* · opened today/);
    expect(text).toContain('and Hal Ruiz (today');
    expect(await app.services.audit.of(`round:${rounds[0] ?? ''}`)).toMatchObject([
      { actor: idOf('hal'), action: 'consent:open' },
    ]);
  });

  it('takes it back with effect at once, and what was opened stays recorded', async () => {
    const open = await hal.get(earlier());
    expect(open.$('form[action$="/openings"]')).toHaveLength(1);
    await kim.get(reflectionPath);
    await kim.submit('form[action$="/end"]');
    expect((await hal.submit('form[action$="/openings"]')).status).toBe(404);
    const { html, text } = await hal.get(earlier());
    expect(html).not.toContain('thing Kim wrote');
    expect(text).toContain('they took it back');
    expect(await openings(rounds[0] ?? '')).toEqual([idOf('cindy'), idOf('hal')]);
    expect(await consents()).toMatchObject([{ rounds: [{ openedAt: expect.any(Date) }, {}] }]);
  });

  it('says no, and is not asked without end', async () => {
    await ask();
    expect((await say('no')).text).toContain('nothing is opened to them');
    expect((await hal.get(earlier())).text).toContain('they said no');
    await ask();
    const [question] = (await consents()).filter(({ state }) => state === 'asked');
    await hal.submit('form[action$="/withdrawal"]');
    await kim.get('/');
    const address = `${reflectionPath}/consents/${question?._id ?? ''}`;
    expect((await kim.post(address, { answer: 'yes' })).status).toBe(409);
    const tired = await hal.get(earlier());
    expect(tired.text).toContain('You have asked three times in thirty days.');
    expect((await hal.post(`${earlier()}/questions`, { lesson, line: why })).status).toBe(409);
    app.clock.forward({ days: 31 });
    hal = await app.signedIn('hal@example.test');
    kim = await app.signedIn('kim@example.test');
    expect((await ask()).text).toContain('waits for an answer');
  });
});

describe('a consent', () => {
  it('ends with the right of who asked, and with the cohort that it was asked in', async () => {
    await say('yes');
    await hal.get(earlier());
    expect((await hal.submit('form[action$="/openings"]')).text).toContain(first);
    const { accounts, transact } = app.services;
    const rights = (id: string, change: Parameters<typeof accounts.changeRights>[2]) =>
      transact((tx) => accounts.changeRights(tx, id, change));
    await rights(idOf('kim'), { learns: room.other });
    expect((await hal.get(earlier())).status).toBe(404);
    await rights(idOf('kim'), { learns: room.cohort });
    expect((await hal.get(earlier())).text).toContain(first);
    await rights(idOf('hal'), { stopsInstructing: room.cohort });
    expect((await hal.get(earlier())).status).toBe(403);
  });

  it('is about answered rounds alone, and not for who was named on them', async () => {
    await startInstructing(app, room, 'hal');
    const round = await waitingRound(app, room, 'lou');
    const all = app.services.world.db.collection<{ _id: string; readers: string[] }>('rounds');
    await all.updateOne({ _id: round }, { $pull: { readers: idOf('hal') } });
    expect((await hal.get(`/earlier/${idOf('lou')}`)).text).toContain(
      'There is nothing more of Lou',
    );
    const cindy = await app.signedIn('cindy@example.test');
    expect((await cindy.get(earlier())).text).toContain('There is nothing more of Kim');
  });

  it('goes with either of the two', async () => {
    expect(await app.services.consents.exportOf(idOf('hal'))).not.toEqual([]);
    await app.services.consents.erase(idOf('hal'));
    expect(await consents()).toEqual([]);
  });
});
