import { describe, it } from '@jest/globals';
import { courseFiles, edited, expectFault, type FaultCase, type Files } from './a-course.js';

const lesson = (from: string, to: string): Files => edited('first-steps/lesson.md', from, to);
const course = (from: string, to: string): Files => edited('course.yaml', from, to);

/** What an author wrote, where the fault is, and the remedy that must be named. */
const cases: FaultCase[] = [
  [
    'a lesson without a folder',
    course('  - second-look\n', '  - second-look\n  - third\n'),
    { place: 'course.yaml:7', remedy: 'Make it, with lesson.md, quiz.md and reflection.md' },
  ],
  [
    'a way out of the folder',
    course('  - second-look\n', '  - second-look\n  - ../etc\n'),
    { place: 'course.yaml:7', remedy: 'small letters, digits and hyphens' },
  ],
  [
    'a lesson twice',
    course('  - second-look\n', '  - second-look\n  - first-steps\n'),
    { place: 'course.yaml:7', remedy: 'Take one of the lines out' },
  ],
  [
    'fewer planned than there are',
    course('lessonsPlanned: 4', 'lessonsPlanned: 1'),
    { place: 'course.yaml:3', remedy: 'Write: lessonsPlanned: 2' },
  ],
  [
    'an unknown kind of condition',
    course('kind: lessons-read', 'kind: lessons-seen'),
    { place: 'course.yaml:12', remedy: 'must be lessons-read, quizzes-mastered' },
  ],
  [
    'a condition on no lesson',
    course('lesson: second-look', 'lesson: third'),
    { place: 'course.yaml:17', remedy: 'Write one of: first-steps, second-look' },
  ],
  [
    'an exception of no lesson',
    course('besides: second-look', 'besides: third'),
    { place: 'course.yaml:18', remedy: 'Write one of: first-steps' },
  ],
  [
    'a condition id twice',
    course('id: more', 'id: looked'),
    { place: 'course.yaml:18', remedy: 'Write another: id: looked-2' },
  ],
  [
    'a missing file',
    {
      'second-look/.keep': '',
      'course.yaml': (courseFiles['course.yaml'] ?? '').replace(
        '  - second-look',
        '  - second-look\n  - empty',
      ),
      'empty/.keep': '',
    },
    { place: 'empty/quiz.md:1', remedy: 'Write it, or take its lesson out' },
  ],
  [
    'numbers that fall',
    lesson('number: 1', 'number: 4'),
    { place: 'second-look/lesson.md:2', remedy: 'Write: number: 5, or more' },
  ],
  [
    'a number above the plan',
    edited('second-look/lesson.md', 'number: 3', 'number: 9'),
    { place: 'second-look/lesson.md:2', remedy: 'Write: number: 4, or less' },
  ],
];

describe('course.yaml with', () => {
  it.each(cases)('%s is refused with place and remedy', (_name, changed, fault) =>
    expectFault(changed, fault),
  );
});
