import { expect, it } from '@jest/globals';
import type { Lesson, Quiz } from '../../src/content/course.js';
import {
  firstUnread,
  lessonsRead,
  masteryOf,
  minutesLeft,
  missedQuestions,
  noProgress,
  quizzesMastered,
  readingOf,
  type Progress,
} from '../../src/lessons/progress.js';
import { courseOf } from '../content/a-course.js';

const at = new Date('2026-03-02T09:00:00Z');

const readSections = (...keys: string[]): Progress => ({
  ...noProgress,
  read: Object.fromEntries(keys.map((key) => [key, at])),
});

const aLesson = async (): Promise<Lesson> => {
  const [lesson] = (await courseOf()).lessons;
  if (!lesson) throw new Error('no lesson');
  return lesson;
};

const aQuiz = async (): Promise<Quiz> => (await aLesson()).quiz;

it.each([
  ['open', [], 'the-meeting', 2],
  ['under-way', ['first-steps/try-this'], 'the-meeting', 1],
  ['under-way', ['first-steps/the-meeting'], 'try-this', 1],
  ['open', ['second-look/the-meeting'], 'the-meeting', 2],
  ['holds', ['first-steps/the-meeting', 'first-steps/try-this'], undefined, 0],
])('is %s after %j', async (standing, keys, next, minutes) => {
  const lesson = await aLesson();
  const progress = readSections(...keys);
  expect(readingOf(lesson, progress)).toBe(standing);
  expect(firstUnread(lesson, progress)?.id).toBe(next);
  expect(minutesLeft(lesson, progress)).toBe(minutes);
});

it('counts a lesson as read when all of its sections are', async () => {
  const { lessons } = await courseOf();
  const progress = readSections(
    'first-steps/the-meeting',
    'first-steps/try-this',
    'second-look/try-this',
  );
  expect(lessonsRead(lessons, progress)).toEqual(new Set(['first-steps']));
});

it('asks again only what was never held', async () => {
  const quiz = await aQuiz();
  expect(missedQuestions(quiz, [])).toEqual(['what-first', 'what-helps']);
  expect(missedQuestions(quiz, ['what-first', 'gone'])).toEqual(['what-helps']);
});

it('keeps a quiz mastered for good, also when a question is added later', async () => {
  const quiz = await aQuiz();
  const mastered = {
    ...noProgress,
    best: { [quiz.id]: { tries: 2, masteredAt: at } },
  };
  expect(masteryOf(quiz, mastered)).toBe('holds');
  expect(quizzesMastered(mastered)).toEqual(new Set(['first-steps']));
  expect(masteryOf(quiz, noProgress)).toBe('open');
});
