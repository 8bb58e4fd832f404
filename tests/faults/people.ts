import { startApplication } from '../../src/application.js';
import type { Course } from '../../src/content/course.js';
import { createLogger } from '../../src/platform/logger.js';
import { aPassword } from '../support/app.js';
import { sessionSecret, type MortalCourse } from './mortal-course.js';
import type { Learner } from './writers.js';

const cookieIn = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.replace(/;.*$/, ''))
    .join('; ');

const tokenIn = (html: string): string => /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';

const signIn = async (origin: string, id: string, email: string): Promise<Learner> => {
  const door = await fetch(`${origin}/sign-in`);
  const fields = {
    _csrf: tokenIn(await door.text()),
    _key: 'first-key',
    email,
    password: aPassword,
  };
  const entered = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, cookie: cookieIn(door) },
    body: new URLSearchParams(fields),
  });
  const cookie = cookieIn(entered);
  const home = await fetch(`${origin}/`, { headers: { cookie } });
  if (home.status !== 200) throw new Error(`${email} cannot sign in: ${home.status}`);
  return { id, cookie, csrf: tokenIn(await home.text()) };
};

/** Learners of one cohort with an instructor, enrolled from another process of the course, and signed in. */
export const enrolLearners = async (
  course: MortalCourse,
  published: Course,
  count: number,
): Promise<Learner[]> => {
  const env = { publicOrigin: course.origin, secureCookies: false, mailFrom: 'a@example.test' };
  const neighbour = await startApplication({
    env: { ...env, trustProxy: [] },
    mongoUri: await course.databaseUri(),
    sessionSecret,
    course: published,
    logger: createLogger('silent'),
  });
  try {
    const { accounts, cohortDesk, transact, world } = neighbour.services;
    const add = async (name: string): Promise<string> => {
      const logins = [{ kind: 'email' as const, value: `${name}@example.test` }];
      const id = await accounts.createPerson(null, { name, logins });
      await accounts.setPassword(null, id, aPassword);
      return id;
    };
    const instructor = await add('instructor');
    const names = Array.from({ length: count }, (_, at) => `learner${at + 1}`);
    const learners = await Promise.all(names.map(add));
    const cohort = {
      _id: world.ids.next(),
      courseId: published.id,
      name: 'Cohort',
      zone: 'UTC',
      start: '2026-01-05',
      end: '2099-12-31',
      daysOff: [],
      instructors: [instructor],
      archived: false,
      createdAt: world.clock.now(),
    };
    await transact(async (tx) => {
      await cohortDesk.stores.cohorts.add(tx, { reach: 'install' }, cohort);
      await accounts.changeRights(tx, instructor, { startsInstructing: cohort._id });
      for (const id of learners) await accounts.changeRights(tx, id, { learns: cohort._id });
    });
    return await Promise.all(
      learners.map((id, at) => signIn(course.origin, id, `${names[at] ?? ''}@example.test`)),
    );
  } finally {
    await neighbour.close();
  }
};
