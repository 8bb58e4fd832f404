import { nothingSetOut, type TurnRecord } from '../../src/loop/turn.js';
import type { TestApp } from '../support/app.js';
import type { Classroom } from './classroom.js';

const hour = 3_600_000;

export const hoursFrom = ({ clock }: TestApp, hours: number): Date =>
  new Date(clock.now().getTime() + hours * hour);

/** A turn that waits for Cindy and Dan; `n` hours already, and as many more beyond a day. */
export const waitingTurn = (
  app: TestApp,
  room: Classroom,
  ...[n, change = {}]: [number, Partial<TurnRecord>?]
): TurnRecord => ({
  _id: app.services.world.ids.next(),
  personId: room.ids[n % 2 === 0 ? 'ana' : 'ben'] ?? '',
  courseId: app.services.content.course().id,
  lessonId: 'learning-from-failure',
  n,
  cohortId: room.cohort,
  state: 'waiting',
  round: 1,
  asked: false,
  unfinished: false,
  replied: false,
  fresh: false,
  ...nothingSetOut,
  readers: [room.ids['cindy'] ?? '', room.ids['dan'] ?? ''],
  claim: null,
  promisedBy: hoursFrom(app, 24 + n),
  daysLeft: null,
  revised: false,
  waitingSince: hoursFrom(app, -n),
  openedBy: null,
  openedAt: null,
  rev: 1,
  seq: 1,
  ...change,
});

/** How the reads of turns were answered while `work` ran. */
export const readsOfTurns = async (app: TestApp, work: () => Promise<unknown>) => {
  const { db } = app.services.world.db;
  if (!db) throw new Error('No database');
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const seen = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.turns` })
    .toArray();
  return seen.map((entry) => ({
    command: 'find' in (entry['command'] as object) ? 'find' : 'count',
    plan: String(entry['planSummary']),
    examined: Number(entry['docsExamined']),
    keys: Number(entry['keysExamined']),
    returned: Number(entry['nreturned']),
  }));
};
