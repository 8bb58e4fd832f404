import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { useTestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { startSmtpSink, type SmtpSink } from '../../support/smtp-sink.js';
import { useClassroom } from '../classroom.js';
import { onDay, readyLearner, setDay, setForm } from './committing.js';

/** A cohort whose last day is June 1, and that is closed from August 31 on; all of it in UTC. */
let sink: SmtpSink;
const app = useTestApp({
  async smtpUrl() {
    sink = await startSmtpSink();
    return sink.url;
  },
});
const room = useClassroom(app);
afterAll(() => sink.close());

const until = { end: '2026-06-01', zone: 'UTC' };
let kim: Client;

const sent = async (instant: string): Promise<number> => {
  app.clock.moveTo(instant);
  sink.letters.length = 0;
  await app.services.outbox.sendDue(app.services.composers);
  return sink.letters.length;
};

beforeAll(async () => {
  app.clock.moveTo('2026-03-02T09:00:00Z');
  kim = await readyLearner(app, room, 'kim');
  const { transact, accounts } = app.services;
  const right = { learns: room.cohort, learnsUntil: until };
  await transact((tx) => accounts.changeRights(tx, room.ids['kim'] ?? '', right));
  await setDay(kim);
});

it('no day is set whose outcome could not be told any more', async () => {
  const late = await onDay(app, 'kim', '2026-03-05T09:00:00Z');
  await late.submit(setForm, { day: '2026-05-20' });
  const closing = await onDay(app, 'kim', '2026-05-19T09:00:00Z');
  const refused = await closing.submit(setForm, { day: '2026-08-10' });
  expect(refused.status).toBe(200);
  const again = await onDay(app, 'kim', '2026-08-09T09:00:00Z');
  const beyond = await again.submit(setForm, { day: '2026-08-31' });
  expect(beyond.status).toBe(422);
  expect(beyond.text).toContain('August 30');
  expect((await again.submit(setForm, { day: '2026-08-29' })).status).toBe(200);
});

it('a link that is mailed near the end works until then, and no longer', async () => {
  expect(await sent('2026-08-29T08:00:00Z')).toBeGreaterThan(0);
  const [open] = await app.services.commitments.openOf(room.ids['kim'] ?? '');
  expect(open?.links.at(-1)?.expiresAt).toEqual(new Date('2026-08-31T00:00:00Z'));
});

it('nobody is asked how it went once nothing can be told', async () => {
  expect(await sent('2026-09-01T08:00:00Z')).toBe(0);
});
