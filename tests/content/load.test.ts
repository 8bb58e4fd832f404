import { expect, it } from '@jest/globals';
import { courseFiles, courseOf, edited, type Files } from './a-course.js';

const firstLesson = async (changed: Files = {}) => {
  const [lesson] = (await courseOf(changed)).lessons;
  if (!lesson) throw new Error('no lesson');
  return lesson;
};

it('reads lessons in the order of course.yaml', async () => {
  const course = await courseOf();
  expect(course.lessons.map(({ slug, number }) => [slug, number])).toEqual([
    ['first-steps', 1],
    ['second-look', 3],
  ]);
  expect(course.lessonsPlanned).toBe(4);
  expect(course.tracks.qualified.conditions[1]).toEqual({
    id: 'more',
    kind: 'reflections-ready',
    count: 1,
    besides: 'second-look',
  });
});

it('reads a lesson into its opening and its sections', async () => {
  const lesson = await firstLesson();
  expect(lesson.introHtml).toBe('<p>The opening of lesson 1.</p>');
  expect(lesson.sections[0]).toEqual({
    id: 'the-meeting',
    title: 'The meeting',
    titleHtml: 'The meeting',
    html: '<p>It went <em>nowhere</em>.</p>',
    minutes: 1,
  });
  expect(lesson.minutes).toBe(2);
});

it('counts about two hundred words a minute, the opening with the first section', async () => {
  const lesson = await firstLesson(
    edited('first-steps/lesson.md', 'The opening', 'word '.repeat(600)),
  );
  expect(lesson.sections.map(({ minutes }) => minutes)).toEqual([3, 1]);
  expect(lesson.minutes).toBe(4);
});

it('reads questions with scene, options, feedback and passage', async () => {
  const { quiz } = await firstLesson();
  const [single, multiple] = quiz.questions;
  expect(single).toMatchObject({
    id: 'what-first',
    kind: 'single',
    title: 'What comes first?',
    sceneHtml: '<p>The meeting is over.</p>',
    see: { lesson: 'first-steps', section: 'the-meeting', title: 'The meeting' },
  });
  expect(single?.options[1]).toEqual({
    id: 'what-i-did',
    html: 'What I did before.',
    text: 'What I did before.',
    right: true,
    feedbackHtml: '<p>You look at yourself.</p>',
    partner: null,
  });
  expect(multiple?.kind).toBe('multiple');
  expect(multiple?.options.map(({ right }) => right)).toEqual([true, true, false]);
});

it('reads feedback that stands directly under its option', async () => {
  const { quiz } = await firstLesson(
    edited('first-steps/quiz.md', '{#who-started}\n\n  You look', '{#who-started}\n  You look'),
  );
  expect(quiz.questions[0]?.options[0]).toMatchObject({
    html: 'Who started it.',
    feedbackHtml: '<p>You look at the other.</p>',
  });
});

it('reads prompts with their hint of length, and the rubric', async () => {
  const { reflection } = await firstLesson();
  expect(reflection.prompts[0]).toEqual({
    id: 'what-happened',
    title: 'What happened?',
    hintHtml: '<p>As a camera would show it.</p>',
    words: { from: 60, to: 150 },
  });
  expect(reflection.prompts[1]?.words).toBeNull();
  expect(reflection.rubric.map(({ id }) => id)).toEqual(['describes', 'owns', 'plans']);
});

it('reads files with Windows line ends and a byte order mark as the same course', async () => {
  const windows = Object.fromEntries(
    Object.entries(courseFiles).map(([name, text]) => [
      name,
      `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ]),
  );
  expect(await courseOf(windows)).toMatchObject({ hash: (await courseOf()).hash });
});

it('gives another hash only to the question that changed', async () => {
  const before = await firstLesson();
  const after = await firstLesson(
    edited('first-steps/quiz.md', 'You look at the other.', 'You look elsewhere.'),
  );
  expect(after.quiz.hash).not.toBe(before.quiz.hash);
  expect(after.quiz.questions[0]?.hash).not.toBe(before.quiz.questions[0]?.hash);
  expect(after.quiz.questions[1]?.hash).toBe(before.quiz.questions[1]?.hash);
  expect(after.reflection.hash).toBe(before.reflection.hash);
});

it('keeps the hash of a quiz when only its white space changes', async () => {
  const before = await firstLesson();
  const after = await firstLesson(
    edited('first-steps/quiz.md', 'The meeting is over.\n', 'The meeting is over.  \n\n\n'),
  );
  expect(after.quiz.hash).toBe(before.quiz.hash);
});

it('serves pictures of the folder with their size and words', async () => {
  const changed = {
    ...edited('first-steps/lesson.md', 'It went *nowhere*.', '![Four circles](circles.svg)'),
    'first-steps/circles.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"></svg>',
  };
  const course = await courseOf(changed);
  expect(course.images).toMatchObject([
    { lesson: 'first-steps', file: 'circles.svg', href: '/course/first-steps/circles.svg' },
  ]);
  expect(course.lessons[0]?.sections[0]?.html).toBe(
    '<p><img src="/course/first-steps/circles.svg" width="320" height="200" alt="Four circles" /></p>',
  );
});

it('points links between lessons to their pages', async () => {
  const text =
    'See [above](#the-meeting), [there](../second-look/lesson.md#try-this) and [a site](https://example.com/a).';
  const { sections } = await firstLesson(
    edited('first-steps/lesson.md', 'On your next shift.', text),
  );
  expect(sections[1]?.html).toContain('<a href="#the-meeting">above</a>');
  expect(sections[1]?.html).toContain('<a href="/lessons/second-look#try-this">there</a>');
  expect(sections[1]?.html).toContain(
    '<a href="https://example.com/a" rel="nofollow noopener ugc">a site</a>',
  );
});

it('points links from a quiz to the lesson', async () => {
  const { quiz } = await firstLesson(
    edited('first-steps/quiz.md', 'You look at the other.', 'Read [this](lesson.md#try-this).'),
  );
  expect(quiz.questions[0]?.options[0]?.feedbackHtml).toBe(
    '<p>Read <a href="/lessons/first-steps#try-this">this</a>.</p>',
  );
});

it('keeps the ids of sub-headings, and sets the name under a quotation', async () => {
  const text = '### A **first** version {#first}\n\n> Reflect.\n>\n> — A name\n\n### Another';
  const { sections } = await firstLesson(
    edited('first-steps/lesson.md', 'It went *nowhere*.', text),
  );
  expect(sections[0]?.html).toContain('<h3 id="first">A <strong>first</strong> version</h3>');
  expect(sections[0]?.html).toContain('<footer>— A name</footer></blockquote>');
  expect(sections[0]?.html).toContain('<h3>Another</h3>');
});
