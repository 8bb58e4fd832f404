import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Course } from '../../src/content/course.js';
import { randomIds } from '../../src/platform/ids.js';
import { publishedCourse } from '../support/app.js';
import { acknowledged, createLedger } from './ledger.js';
import { createMortalCourse, type MortalCourse } from './mortal-course.js';
import { enrolLearners } from './people.js';
import { createPost, type Post } from './post.js';
import { createRandom } from './random.js';
import { balance, miscounted, readKept } from './read-back.js';
import { tryQuiz, writeReflection, type Desk, type Learner } from './writers.js';

const kills = 20;
const enough = 500;
const atMost = 2 * kills;
const everyWhichServerToo = 5;
const learnersCount = 6;

const seed = Number(process.env['FAULTS_SEED'] ?? randomIds.seed());
const random = createRandom(seed);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

let course: MortalCourse;
let published: Course;
let learners: Learner[] = [];

beforeAll(async () => {
  published = await publishedCourse();
  course = await createMortalCourse();
  await course.start();
  learners = await enrolLearners(course, published, learnersCount);
}, 60_000);

afterAll(() => course.end(), 30_000);

/** Each learner writes two reflections and tries a quiz, all at once. */
const beginWriting = (desk: Omit<Desk, 'learner'>): Promise<unknown> =>
  Promise.all(
    learners.flatMap((learner) =>
      published.lessons.map(({ slug, quiz, reflection }, at) =>
        at === 0
          ? tryQuiz({ ...desk, learner }, slug, quiz)
          : writeReflection({ ...desk, learner }, slug, reflection),
      ),
    ),
  );

/** Kills at a random moment after some posts were answered and while others go out; answers how many were on their way. */
const killOnce = async (post: Post, number: number): Promise<number> => {
  await post.answered(random.between(15, 45));
  await pause(random.between(0, 25));
  const onTheirWay = post.close();
  await course.kill({ serverToo: number % everyWhichServerToo === 0 });
  await post.settled();
  return onTheirWay;
};

it('loses and doubles nothing that it acknowledged, however often it is killed', async () => {
  say(`FAULTS_SEED=${seed}`);
  const ledger = createLedger();
  const post = createPost(course.origin);
  const hits: number[] = [];
  let isOver = false;
  const writing = beginWriting({ post, ledger, isOver: () => isOver });
  const broken = writing.then(() => Promise.reject(new Error('The writers stopped by themselves')));
  broken.catch(() => undefined);
  while (hits.length < kills || (acknowledged(ledger) < enough && hits.length < atMost)) {
    post.open();
    hits.push(await Promise.race([killOnce(post, hits.length + 1), broken]));
    await course.start();
    const { lost, doubled } = balance(ledger, await readKept(await course.databaseUri()));
    expect({ after: `kill ${hits.length}`, lost, doubled }).toEqual({
      after: `kill ${hits.length}`,
      lost: [],
      doubled: [],
    });
  }
  isOver = true;
  post.open();
  await writing;
  const kept = await readKept(await course.databaseUri());
  const { lost, doubled } = balance(ledger, kept);
  const inFlight = hits.filter((count) => count > 0).length;
  say(
    `${hits.length} kills, ${inFlight} of them hit posts in flight (${hits.join(' ')}); ` +
      `${acknowledged(ledger)} acknowledged, ${lost.length} lost, ${doubled.length} doubled`,
  );
  expect({ lost, doubled, miscounted: miscounted(ledger, kept) }).toEqual({
    lost: [],
    doubled: [],
    miscounted: [],
  });
  expect(ledger.surprises).toEqual([]);
  expect(acknowledged(ledger)).toBeGreaterThanOrEqual(enough);
  expect(inFlight).toBeGreaterThanOrEqual(hits.length / 2);
}, 420_000);
