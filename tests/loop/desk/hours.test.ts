import { beforeAll, describe, expect, it } from '@jest/globals';
import { answersToCome, hoursOf, minutesOf } from '../../../src/loop/desk/hours.js';
import { useTestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { readsOfTurns } from '../a-queue.js';
import { openRound, reply, useClassroom, waitingRound } from '../classroom.js';

const start = Date.parse('2026-03-02T09:00:00Z');
const spans = (...minutes: number[]) =>
  minutes.map((each) => ({
    openedAt: new Date(start),
    sentAt: new Date(start + each * 60_000),
  }));

describe('the minutes one answer takes', () => {
  it('are the middle of what was seen, which a night in between does not move', () => {
    expect(minutesOf(spans(8, 12, 11, 900, 10))).toBe(11);
    expect(minutesOf(spans(8, 12, 10, 900, 9, 14))).toBe(11);
  });

  it('are not known before five replies, and never none', () => {
    expect(minutesOf(spans(8, 9, 10, 11))).toBe(null);
    expect(minutesOf(spans(0, 0, 0, 0, 0))).toBe(1);
  });
});

describe('what a cohort will still ask for', () => {
  const soFar = { learners: 10, lessons: 8, begun: 0, rounds: 0, waiting: 0 };

  it('is a round and a half for each reflection until five are begun, then what they took', () => {
    expect(answersToCome(soFar)).toBe(120);
    expect(answersToCome({ ...soFar, begun: 10, rounds: 20, waiting: 4 })).toBe(144);
  });

  it('is what waits alone once everything is begun, also where people have left', () => {
    expect(answersToCome({ ...soFar, learners: 3, begun: 30, rounds: 40, waiting: 2 })).toBe(2);
  });

  it('is counted with the person’s own minutes, or with a guess that says so', () => {
    const one = { ...soFar, learners: 1, lessons: 4 };
    expect(hoursOf([one, one], 20)).toEqual({
      answers: 12,
      minutesEach: 20,
      isOwn: true,
      hours: 4,
    });
    expect(hoursOf([one], null)).toEqual({ answers: 6, minutesEach: 15, isOwn: false, hours: 2 });
  });
});

describe('on the home page of somebody who answers', () => {
  const app = useTestApp();
  const room = useClassroom(app);
  let cindy: Client;
  let guessed: string;

  beforeAll(async () => {
    cindy = await app.signedIn('cindy@example.test');
    for (const name of ['ira', 'jon', 'kim', 'lou', 'mia', 'ned'])
      await waitingRound(app, room, name);
    guessed = (await cindy.get('/')).text;
  });

  it('stands how many wait, since when, and until when an answer is promised', async () => {
    expect(guessed).toContain('6 reflections wait for an answer');
    expect(guessed).toContain('promised by the end of Thursday, March 5');
    app.clock.forward({ days: 5 });
    const late = (await (await app.signedIn('cindy@example.test')).get('/')).text;
    expect(late).toContain('waits 5 days; its answer was promised by the end of Thursday, March 5');
    app.clock.forward({ days: -5 });
  });

  it('counts by index alone, once for each who answers and never for a learner', async () => {
    const reads = await readsOfTurns(app, () => cindy.get('/'));
    expect(reads.length).toBeGreaterThan(0);
    for (const { plan, examined } of reads) {
      expect(plan).not.toMatch(/COLLSCAN|SORT/);
      expect(examined).toBeLessThanOrEqual(1);
    }
    const kim = await app.signedIn('kim@example.test');
    expect(await readsOfTurns(app, () => kim.get('/'))).toHaveLength(reads.length);
  });

  it('stands a guess of the hours until five replies are sent, then their own minutes', async () => {
    expect(guessed).toContain('Spring will still ask for about 2 hours.');
    expect(guessed).toContain('a guess, until you have sent five replies');
    cindy = await app.signedIn('cindy@example.test');
    for (const name of ['ira', 'jon', 'kim', 'lou', 'mia']) {
      const [round] = await app.services.rounds.exportOf(room.ids[name] ?? '');
      await openRound(cindy, round?._id ?? '');
      app.clock.forward({ minutes: 7 });
      await reply(cindy, round?._id ?? '', { reply: 'Do it.', verdict: 'ready' });
    }
    const { text } = await cindy.get('/');
    expect(text).toContain('One answer of 7 minutes, the middle of your last replies.');
  });
});
