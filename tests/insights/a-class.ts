import type { Question } from '../../src/content/course.js';
import { randomIds } from '../../src/platform/ids.js';
import type { AttemptRecord, Sure } from '../../src/quizzes/attempt.js';
import { marksOf } from '../../src/quizzes/marking.js';
import type { TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

export const slug = 'first-steps';

/** What somebody answers to each question of the small course's quiz. */
export interface Answered {
  first: string;
  helps: string[];
  sure?: Sure;
  why?: string;
}

export const held: Answered = { first: 'what-i-did', helps: ['quiet', 'asking'] };
export const missed: Answered = { first: 'who-started', helps: ['quiet', 'asking'] };

export interface HandedIn extends Partial<AttemptRecord> {
  cohortId: string;
  answered: Answered;
}

/** A try that was handed in, as the quiz writes it. */
export const handedIn = (
  { services, clock }: TestApp,
  { answered: { first, helps, sure = 'fairly', why }, ...given }: HandedIn,
): AttemptRecord => {
  const { quiz } = services.content.lesson(slug);
  const at = given.submittedAt ?? clock.now();
  const one = (answer: string[]) => ({ answer, sure, why: why ?? null, at });
  const answers = { 'what-first': one([first]), 'what-helps': one(helps) };
  const questions: Question[] = quiz.questions;
  return {
    ...{ _id: randomIds.next(), personId: randomIds.next(), quizId: slug, n: 1, seed: 1 },
    ...{ hash: quiz.hash, asked: questions.map(({ id }) => id), state: 'submitted' },
    ...{ key: randomIds.mark(), startedAt: at, submittedAt: at, answers, hints: {} },
    ...{ marks: marksOf(questions, answers), rev: 2, projectedAt: at },
    ...given,
  };
};

const attemptsOf = ({ services }: TestApp) =>
  services.world.db.collection<AttemptRecord>('attempts');

export const keep = async (app: TestApp, attempts: readonly AttemptRecord[]): Promise<void> => {
  await attemptsOf(app).insertMany([...attempts]);
};

/** A read of a collection as the database saw it. */
export interface SeenRead {
  plan: string;
  documents: number;
  returned: number;
}

/** The reads of a collection while `work` runs. */
export const readsOf = async (
  { services }: TestApp,
  collection: string,
  work: () => Promise<unknown>,
): Promise<SeenRead[]> => {
  const { db } = services.world.db;
  if (!db) throw new Error('No database');
  await db.command({ profile: 0 });
  await db.collection('system.profile').drop();
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const seen = await db
    .collection('system.profile')
    .find({
      ns: `${db.databaseName}.${collection}`,
      op: { $in: ['query', 'command', 'getmore'] },
    })
    .toArray();
  return seen.map((entry) => ({
    plan: String(entry['planSummary']),
    documents: Number(entry['docsExamined']),
    returned: Number(entry['nreturned']),
  }));
};

/** A cohort of this name; gives its id. */
export const addCohort = async (
  { services, clock }: TestApp,
  name: string,
  start = '2026-02-02',
): Promise<string> => {
  const _id = randomIds.next();
  const cohort = {
    ...{ _id, courseId: services.content.course().id, name, zone: 'UTC', start, end: '2026-06-26' },
    ...{ daysOff: [], instructors: [], archived: false, createdAt: clock.now() },
  };
  const { cohorts } = services.cohortDesk.stores;
  await services.transact((tx) => cohorts.add(tx, { reach: 'install' }, cohort));
  return _id;
};

/** A browser in which a new instructor of these cohorts is signed in. */
export const instructorOf = async (
  app: TestApp,
  email: string,
  cohortIds: readonly string[],
  isAdmin = false,
): Promise<Client> => {
  const id = await app.person({ email, isAdmin });
  const { accounts, transact } = app.services;
  for (const startsInstructing of cohortIds)
    await transact((tx) => accounts.changeRights(tx, id, { startsInstructing }));
  return app.signedIn(email);
};
