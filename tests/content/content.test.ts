import { beforeEach, expect, it } from '@jest/globals';
import { createContent } from '../../src/content/content.service.js';
import { createVersionStore } from '../../src/content/versions.store.js';
import { useTestDatabase } from '../support/database.js';
import { courseOf, edited } from './a-course.js';
import { retold, spanishFiles } from './translated-course.js';

const database = useTestDatabase();
beforeEach(() => database.clear());

const changedQuiz = edited('first-steps/quiz.md', 'You look at the other.', 'You look elsewhere.');

const versionsOf = () => {
  const { connection } = database;
  const db = connection();
  db.deleteModel(/./);
  return createVersionStore(db);
};

it('gives a lesson by its slug, and refuses one that does not exist', async () => {
  const content = createContent({ course: await courseOf(), versions: versionsOf() });
  expect(content.lesson('second-look').number).toBe(3);
  expect(() => content.lesson('third')).toThrow('errors.not-found');
});

it('shows the new course after a replacement, and still knows the quiz that was answered before', async () => {
  const before = await courseOf();
  const content = createContent({ course: before, versions: versionsOf() });
  await content.replace(before);
  await content.replace(await courseOf(changedQuiz));
  const old = before.lessons[0]?.quiz;
  expect(content.lesson('first-steps').quiz.hash).not.toBe(old?.hash);
  expect(await content.quizVersion(old?.hash ?? '')).toEqual(old);
});

it('finds old versions that another process kept', async () => {
  const versions = versionsOf();
  const before = await courseOf();
  await createContent({ course: before, versions }).replace(before);
  const now = createContent({ course: await courseOf(changedQuiz), versions });
  const { quiz, reflection } = before.lessons[0] ?? {};
  expect(await now.quizVersion(quiz?.hash ?? '')).toEqual(quiz);
  expect(await now.reflectionVersion(reflection?.hash ?? '')).toEqual(reflection);
});

it('keeps one version however often the same course is shown', async () => {
  const content = createContent({ course: await courseOf(), versions: versionsOf() });
  await Promise.all([content.replace(await courseOf()), content.replace(await courseOf())]);
  await content.replace(await courseOf());
  // Both lessons have the same reflection; their quizzes differ by the lesson they belong to.
  expect(await database.connection().collection('contentVersions').countDocuments()).toBe(3);
});

it('refuses a version that was never shown, or is of another kind', async () => {
  const course = await courseOf();
  const content = createContent({ course, versions: versionsOf() });
  await expect(content.quizVersion('unknown')).rejects.toThrow('errors.not-found');
  await expect(content.quizVersion(course.lessons[0]?.reflection.hash ?? '')).rejects.toThrow(
    'errors.not-found',
  );
});

it('gives the course in a language, and says where it is the original', async () => {
  const content = createContent({ course: await courseOf(spanishFiles), versions: versionsOf() });
  expect(content.lesson('first-steps', 'es').title).toBe('Lección 1');
  expect(content.lesson('first-steps', 'en').title).toBe('Lesson 1');
  expect(content.lesson('first-steps', 'fr')).toMatchObject({ title: 'Lesson 1', lang: 'en' });
});

it('keeps the words of a version in every language, with the latest corrections', async () => {
  const versions = versionsOf();
  const before = await courseOf(spanishFiles);
  const corrected = retold('first-steps/quiz.es.md', 'La calma', 'El silencio');
  const hash = before.lessons[0]?.quiz.hash ?? '';
  await createContent({ course: before, versions }).replace(before);
  await createContent({ course: before, versions }).replace(await courseOf(corrected));
  const now = createContent({ course: await courseOf(changedQuiz), versions });
  const optionsIn = async (locale: string) =>
    (await now.quizVersion(hash, locale)).questions[1]?.options.map(({ text }) => text);
  expect(await optionsIn('es')).toEqual(['El silencio', 'Preguntar', 'La culpa']);
  expect(await optionsIn('en')).toEqual(['Quiet', 'Asking', 'Blame']);
});

it('gives a version that was never translated in its own words, marked with their language', async () => {
  const course = await courseOf();
  const content = createContent({ course, versions: versionsOf() });
  const { quiz, reflection } = course.lessons[0] ?? {};
  const version = await content.quizVersion(quiz?.hash ?? '', 'es');
  expect(version).toMatchObject({ title: 'A quiz', lang: 'en' });
  expect(version.questions.map(({ lang }) => lang)).toEqual(['en', 'en']);
  expect(await content.reflectionVersion(reflection?.hash ?? '', 'es')).toMatchObject({
    lang: 'en',
  });
});
