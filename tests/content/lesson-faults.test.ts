import { describe, it } from '@jest/globals';
import { courseFiles, edited, expectFault, type FaultCase, type Files } from './a-course.js';

const lesson = (from: string, to: string): Files => edited('first-steps/lesson.md', from, to);

/** What an author wrote, where the fault is, and the remedy that must be named. */
const cases: FaultCase[] = [
  [
    'no sections',
    { 'first-steps/lesson.md': (courseFiles['first-steps/lesson.md'] ?? '').split('## ')[0] ?? '' },
    { place: 'first-steps/lesson.md:10', remedy: 'Write: ## What happened {#what-happened}' },
  ],
  [
    'a heading without id',
    lesson(' {#the-meeting}', ''),
    { place: 'first-steps/lesson.md:12', remedy: 'Write: ## The meeting {#the-meeting}' },
  ],
  [
    'an id twice',
    lesson('{#try-this}', '{#the-meeting}'),
    { place: 'first-steps/lesson.md:16', remedy: 'already used in line 12' },
  ],
  [
    'an id with capitals',
    lesson('{#try-this}', '{#Try_This}'),
    { place: 'first-steps/lesson.md:16', remedy: '{#try-this}' },
  ],
  [
    'a section without text',
    lesson('On your next shift.', ''),
    { place: 'first-steps/lesson.md:16', remedy: 'Write it under the heading' },
  ],
  [
    'a title in the text',
    lesson('The opening', '# Title\n\nThe opening'),
    { place: 'first-steps/lesson.md:10', remedy: 'Write: ## Title' },
  ],
  [
    'HTML',
    lesson('It went', '<script>alert(1)</script>\n\nIt went'),
    { place: 'first-steps/lesson.md:14', remedy: 'Write markdown instead' },
  ],
  [
    'HTML in a line',
    lesson('*nowhere*', 'quite\n<b>nowhere</b>'),
    { place: 'first-steps/lesson.md:15', remedy: 'Write markdown instead' },
  ],
  [
    'a script address',
    lesson('*nowhere*', '[x](javascript:alert)'),
    { place: 'first-steps/lesson.md:14', remedy: 'Write an address beginning with https://' },
  ],
  [
    'a link to no heading',
    lesson('*nowhere*', '[x](#gone)'),
    { place: 'first-steps/lesson.md:14', remedy: 'Write one of: the-meeting, try-this' },
  ],
  [
    'a link to no lesson',
    lesson('*nowhere*', '[x](../gone/lesson.md#a)'),
    { place: 'first-steps/lesson.md:14', remedy: 'Write one of: first-steps, second-look' },
  ],
  [
    'a picture that is not there',
    lesson('*nowhere*', '![It](it.svg)'),
    { place: 'first-steps/lesson.md:14', remedy: 'Put the file beside lesson.md' },
  ],
  [
    'a picture from elsewhere',
    lesson('*nowhere*', '![It](https://example.com/a.png)'),
    { place: 'first-steps/lesson.md:14', remedy: 'Put the file beside lesson.md' },
  ],
  [
    'a huge picture',
    { 'first-steps/it.png': new Uint8Array(3_000_000) },
    { place: 'first-steps/it.png:1', remedy: 'Save it smaller than 1 MB' },
  ],
  [
    'a file of a name that nobody reads',
    { 'first-steps/Lesson.md': 'Words' },
    { place: 'first-steps/Lesson.md:1', remedy: 'Name it lesson.md, quiz.md' },
  ],
  [
    'more words than anybody reads in one sitting',
    lesson('*nowhere*', 'on and on '.repeat(1_300)),
    { place: 'first-steps/lesson.md:1', remedy: 'Make two lessons of it' },
  ],
  [
    'a picture without words',
    lesson('*nowhere*', '![](it.svg)'),
    { place: 'first-steps/lesson.md:14', remedy: 'Write: ![What it shows](it.svg)' },
  ],
];

describe('a lesson with', () => {
  it.each(cases)('%s is refused with place and remedy', (_name, changed, fault) =>
    expectFault(changed, fault),
  );
});
