import { describe, it } from '@jest/globals';
import { edited, expectFault, type FaultCase, type Files } from './a-course.js';

const lesson = (from: string, to: string): Files => edited('first-steps/lesson.md', from, to);

/** What an author wrote, where the fault is, and the remedy that must be named. */
const cases: FaultCase[] = [
  [
    'none',
    { 'first-steps/lesson.md': '## A heading {#a}\n' },
    { place: 'first-steps/lesson.md:1', remedy: 'Write a line "---"' },
  ],
  [
    'not closed',
    { 'first-steps/lesson.md': '---\ntitle: A\n' },
    { place: 'first-steps/lesson.md:1', remedy: '"---" after its last field' },
  ],
  [
    'no title',
    lesson('title: Lesson 1\n', ''),
    { place: 'first-steps/lesson.md:2', remedy: 'Write: title: ' },
  ],
  [
    'an empty title',
    lesson('title: Lesson 1', "title: ''"),
    { place: 'first-steps/lesson.md:3', remedy: '"title" must not be empty. Write: title: ' },
  ],
  [
    'an unknown field',
    lesson('summary: One', 'author: Me\nsummary: One'),
    {
      place: 'first-steps/lesson.md:4',
      remedy: '"author" is not a field here. Take it out or write one of: number, title',
    },
  ],
  [
    'a number that is none',
    lesson('number: 1', 'number: one'),
    { place: 'first-steps/lesson.md:2', remedy: 'Write: number: 5' },
  ],
  [
    'a field twice',
    lesson('title: Lesson 1', 'title: A\ntitle: B'),
    { place: 'first-steps/lesson.md:4', remedy: 'Keep one of them' },
  ],
  [
    'a bare colon',
    lesson('title: Lesson 1', 'title: One: two'),
    { place: 'first-steps/lesson.md:3', remedy: 'put quotes round text' },
  ],
  [
    'a tab',
    lesson('  - Look back', '\t- Look back'),
    { place: 'first-steps/lesson.md:6', remedy: 'Write spaces in its place' },
  ],
  [
    'a tag',
    lesson('title: Lesson 1', 'title: !!js/function "x"'),
    { place: 'first-steps/lesson.md:3', remedy: 'Write the plain value' },
  ],
  [
    'an alias',
    lesson('title: Lesson 1', 'title: &a One\nsummary: *a'),
    { place: 'first-steps/lesson.md:4', remedy: 'Write the value out instead' },
  ],
  [
    'an empty file',
    { 'first-steps/quiz.md': '' },
    { place: 'first-steps/quiz.md:1', remedy: 'Begin it with front matter' },
  ],
];

describe('front matter with', () => {
  it.each(cases)('%s is refused with place and remedy', (_name, changed, fault) =>
    expectFault(changed, fault),
  );
});
