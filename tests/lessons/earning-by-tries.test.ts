import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createContent } from '../../src/content/content.service.js';
import { createVersionStore } from '../../src/content/versions.store.js';
import { createLessonService, type LessonService } from '../../src/lessons/lesson.service.js';
import { quizzesMastered } from '../../src/lessons/progress.js';
import { createProgressStore, type ProgressStore } from '../../src/lessons/progress.store.js';
import { connectDatabase, type Connection } from '../../src/platform/database.js';
import { courseOf } from '../content/a-course.js';
import { databaseUri, dropDatabase } from '../support/database.js';

const uri = databaseUri('earning-by-tries');
const now = new Date('2026-03-02T09:00:00Z');
let db: Connection;
let store: ProgressStore;
let lessons: LessonService;

beforeAll(async () => {
  db = await connectDatabase(uri);
  store = createProgressStore(db);
  const course = await courseOf();
  lessons = createLessonService({
    content: createContent({ course, versions: createVersionStore(db) }),
    progress: store,
    clock: { now: () => now },
    earns: (progress) =>
      quizzesMastered(progress).has('first-steps') ? [{ track: 'certified', rules: 'rules' }] : [],
  });
});
afterAll(async () => {
  await db.close();
  await dropDatabase(uri);
});

const questions = ['what-first', 'what-helps'];

const handIn = (personId: string, n: number, held: string[]): Promise<void> =>
  lessons.addTry({
    ...{ personId, cohortId: 'spring', quizId: 'first-steps', at: now, n, held },
    ...{ questions, needed: questions.length },
  });

const earnedBy = async (personId: string): Promise<string[]> => {
  const [progress] = await store.exportOf(personId);
  return Object.keys(progress?.earned ?? {});
};

it('is by the first try that holds enough', async () => {
  await handIn('ana', 1, questions);
  expect(await earnedBy('ana')).toEqual(['certified']);
});

it('is by a later one that holds what was missed', async () => {
  await handIn('ben', 1, ['what-first']);
  expect(await earnedBy('ben')).toEqual([]);
  await handIn('ben', 2, ['what-helps']);
  expect(await earnedBy('ben')).toEqual(['certified']);
});

it('is made good when the same first try is counted once more', async () => {
  await handIn('chi', 1, questions);
  await db.collection('progress').updateOne({ personId: 'chi' }, { $set: { earned: {} } });
  await handIn('chi', 1, questions);
  expect(await earnedBy('chi')).toEqual(['certified']);
});
