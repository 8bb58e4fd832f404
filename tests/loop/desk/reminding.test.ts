import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { startSmtpSink, type SmtpSink } from '../../support/smtp-sink.js';
import { handIn, openRound, reply, useClassroom, waitingRound, what } from '../classroom.js';
import { blocked, onDay, readyLearner, setDay, tellForm } from '../commitment/committing.js';

let sink: SmtpSink;
const app = useTestApp({
  async smtpUrl() {
    sink = await startSmtpSink();
    return sink.url;
  },
});
const room = useClassroom(app);

beforeEach(() => {
  app.clock.moveTo('2026-03-02T09:00:00Z');
  sink.letters.length = 0;
});
afterAll(() => sink.close());

const id = (name: string): string => room.ids[name] ?? '';

/** What goes out to somebody on that day, by their address. */
const letters = async (name: string, instant: string): Promise<string[]> => {
  app.clock.moveTo(instant);
  sink.letters.length = 0;
  await app.services.reminding.remind();
  await app.services.reminding.remind();
  await app.services.outbox.sendDue(app.services.composers);
  return sink.letters
    .filter(({ to }) => to.includes(`${name}@example.test`))
    .map(({ raw }) => raw.replace(/=\n/g, '').replace(/=3D/g, '='));
};

const answered = async (name: string, verdict: 'deeper' | 'ready'): Promise<void> => {
  const cindy = await app.signedIn('cindy@example.test');
  const round = await waitingRound(app, room, name);
  await openRound(cindy, round);
  await reply(cindy, round, { reply: 'What else did you see?', verdict });
};

describe('a step that its learner does not take', () => {
  it.each([
    ['deeper', 'kim', 'A question waits for you'],
    ['ready', 'lou', 'Your reflection is ready for action'],
  ] as const)('is reminded of twice, without a word of it, then no more: %s', async (...row) => {
    const [verdict, name, subject] = row;
    await answered(name, verdict);
    expect(await letters(name, '2026-03-04T09:00:00Z')).toEqual([]);
    expect(await letters(name, '2026-03-05T07:59:00Z')).toEqual([]);
    const [first, ...more] = await letters(name, '2026-03-05T08:00:00Z');
    expect(more).toEqual([]);
    expect(first).toContain(subject);
    expect(await letters(name, '2026-03-06T08:00:00Z')).toEqual([]);
    const [second] = await letters(name, '2026-03-11T08:00:00Z');
    expect(second).toContain('the last mail about it');
    for (const letter of [first, second]) {
      expect(letter).not.toContain('What else did you see');
      expect(letter).not.toContain(`What ${name} wrote`);
    }
    expect(await letters(name, '2026-03-16T08:00:00Z')).toEqual([]);
    expect(await letters(name, '2026-04-20T08:00:00Z')).toEqual([]);
  });

  it('is not reminded of once it is taken', async () => {
    await answered('mia', 'deeper');
    expect(await letters('mia', '2026-03-05T08:00:00Z')).toHaveLength(1);
    const mia = await app.signedIn('mia@example.test');
    await handIn(mia, { [what]: 'What I saw, too.' });
    expect(await letters('mia', '2026-03-11T08:00:00Z')).toEqual([]);
  });

  it('puts its learner on the list of those who have gone quiet, until they go on', async () => {
    await answered('ned', 'deeper');
    const list = async (instant: string) => {
      app.clock.moveTo(instant);
      return (await app.signedIn('cindy@example.test')).get('/reviews?show=quiet');
    };
    expect((await list('2026-03-13T09:00:00Z')).text).not.toContain('Ned Ruiz');
    const quiet = await list('2026-03-16T09:00:00Z');
    expect(quiet.text).toContain('Ned Ruiz');
    await handIn(await app.signedIn('ned@example.test'), { [what]: 'I went on.' });
    expect((await list('2026-03-16T10:00:00Z')).text).not.toContain('Ned Ruiz');
  });
});

describe('whoever told how it went', () => {
  it('is offered once, without a word of it, to pass it on, and may rest', async () => {
    await setDay(await readyLearner(app, room, 'pam'));
    const pam = await onDay(app, 'pam', '2026-03-06T12:00:00Z');
    await pam.submit(tellForm, { ...blocked, result: 'did', mine: '' });
    expect(await letters('pam', '2026-03-10T08:00:00Z')).toEqual([]);
    const [offer, ...more] = await letters('pam', '2026-03-11T08:00:00Z');
    expect(more).toEqual([]);
    expect(offer).toContain('What you learned may help somebody else');
    expect(offer).not.toMatch(/Tom|The line stood still/);
    expect(await letters('pam', '2026-03-17T08:00:00Z')).toEqual([]);
    expect(await letters('pam', '2026-03-20T08:00:00Z')).toEqual([]);
  });
});

describe('a round that waits beyond its promise', () => {
  let dan: Client;
  beforeAll(async () => {
    app.clock.moveTo('2026-03-02T09:00:00Z');
    await waitingRound(app, room, 'ola');
  });

  it('is in a digest to those named, once each working day, with a number and no word', async () => {
    expect(await letters('dan', '2026-03-05T09:00:00Z')).toEqual([]);
    expect(await letters('dan', '2026-03-06T07:00:00Z')).toEqual([]);
    const [digest, ...more] = await letters('dan', '2026-03-06T08:00:00Z');
    expect(more).toEqual([]);
    expect(digest).toContain('past the day');
    expect(digest).toContain('waits 4 days');
    expect(digest).not.toMatch(/Ola|What ola/);
    expect(await letters('dan', '2026-03-06T15:00:00Z')).toEqual([]);
    expect(await letters('dan', '2026-03-07T09:00:00Z')).toEqual([]);
    expect(await letters('dan', '2026-03-09T08:00:00Z')).toHaveLength(1);
  });

  it('comes to the lead as well after two more working days, in the one mail of the day', async () => {
    const [digest, ...more] = await letters('cindy', '2026-03-10T08:00:00Z');
    expect(more).toEqual([]);
    expect(digest).toContain('In Spring, where you are the lead');
    expect((await letters('dan', '2026-03-10T08:01:00Z')).join()).not.toContain('the lead');
  });

  it('is nobody’s matter any more once its cohort is closed', async () => {
    expect(await letters('dan', '2026-08-28T09:00:00Z')).toHaveLength(1);
    expect(await letters('dan', '2026-08-31T09:00:00Z')).toEqual([]);
  });

  it('troubles nobody on a day off, nobody who is away, and nobody once it is answered', async () => {
    app.clock.moveTo('2026-03-10T09:00:00Z');
    dan = await app.signedIn('dan@example.test');
    await dan.get('/desk');
    await dan.submit(`/desk/cohorts/${room.cohort}/days-off`, { daysOff: '2026-03-11' });
    expect(await letters('cindy', '2026-03-11T09:00:00Z')).toEqual([]);
    dan = await app.signedIn('dan@example.test');
    await dan.get('/desk');
    const days = { from: '2026-03-12', to: '2026-03-13', standIn: id('cindy') };
    await dan.submit('/desk/absence', days);
    expect(await letters('dan', '2026-03-12T09:00:00Z')).toEqual([]);
    const cindy = await app.signedIn('cindy@example.test');
    for (const { _id } of await lateRounds()) {
      await openRound(cindy, _id);
      await reply(cindy, _id, { reply: 'Do it.', verdict: 'ready' });
    }
    expect(await letters('cindy', '2026-03-13T09:00:00Z')).toEqual([]);
  });
});

/** All rounds that are late now, whoever wrote them. */
const lateRounds = async (): Promise<{ _id: string }[]> => {
  const all = await Promise.all(
    ['ola', 'mia', 'ned'].map(async (name) => (await app.services.turns.exportOf(id(name)))[0]),
  );
  return all.flatMap((turn) => (turn?.promisedBy ? [{ _id: `${turn._id}:${turn.round}` }] : []));
};
