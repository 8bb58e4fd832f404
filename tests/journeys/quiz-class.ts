import type { Course } from '../../src/content/course.js';
import { answerTo } from '../../src/demo/answering.js';
import { actorOf } from '../../src/demo/people.js';
import { courseOf } from '../content/a-course.js';
import { everyKind } from '../content/every-kind.js';
import type { RunningCourse } from './running-course.js';
import type { Account } from './signing-in.js';
import { openSmallClass } from './small-class.js';

export const slug = 'first-steps';

const [top = '', first = '', ...others] = everyKind.split(/^(?=## )/m);

/** What is asked first elsewhere comes last here: nothing but certainty can bring it to the front of a result. */
const quiz = [top, ...others, `\n${first}`].join('');

/** A small course with a quiz that asks one question of each kind. */
export const everyKindCourse = (): Promise<Course> => courseOf({ [`${slug}/quiz.md`]: quiz });

/** The same, with one more word taken for right in the short answer. */
export const correctedCourse = (): Promise<Course> => {
  const form = '- [x] He facilitated {#facilitated}';
  const corrected = quiz.replace(form, `${form}\n- [x] Moderating {#moderating}`);
  return courseOf({ [`${slug}/quiz.md`]: corrected });
};

export interface QuizClass {
  readonly ana: Account;
  readonly cindy: Account;
  readonly gus: Account;
}

/** Hands in a first try in which nothing but these questions is missed. */
const takeQuiz = async (
  { services }: RunningCourse,
  { login }: Account,
  misses: readonly string[],
): Promise<void> => {
  const { quizzes, world } = services;
  const actor = await actorOf(services, login);
  const id = await quizzes.start(actor, slug, world.ids.mark());
  const { questions } = await quizzes.open(actor, id);
  for (const { question } of questions) {
    const fields = answerTo(question, !misses.includes(question.id), 1);
    await quizzes.answer(actor, { id, questionId: question.id }, fields);
  }
  await quizzes.submit(actor, id);
};

const addAdmin = async ({ services }: RunningCourse, like: Account): Promise<Account> => {
  const gus = { name: 'Gus Admin', login: 'gus@example.test', password: like.password };
  const logins = [{ kind: 'email' as const, value: gus.login }];
  const person = { name: gus.name, logins, isAdmin: true, zone: 'America/Chicago' };
  await services.accounts.setPassword(
    null,
    await services.accounts.createPerson(null, person),
    gus.password,
  );
  return gus;
};

/** Three have taken the quiz, and two of them missed what comes first; Ana has not begun. */
export const openQuizClass = async (course: RunningCourse): Promise<QuizClass> => {
  const room = await openSmallClass(course);
  for (const name of ['Ben Osei', 'Mia Chen'])
    await takeQuiz(course, await room.learner(name), ['what-first']);
  await takeQuiz(course, await room.learner('Tom Berg'), []);
  const { cindy } = room;
  return { cindy, ana: await room.learner('Ana Reyes'), gus: await addAdmin(course, cindy) };
};
