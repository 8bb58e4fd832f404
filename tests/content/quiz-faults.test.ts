import { describe, it } from '@jest/globals';
import { courseFiles, edited, expectFault, type FaultCase, type Files } from './a-course.js';

const quiz = (from: string, to: string): Files => edited('first-steps/quiz.md', from, to);

/** What an author wrote, where the fault is, and the remedy that must be named. */
const cases: FaultCase[] = [
  [
    'no questions',
    { 'first-steps/quiz.md': '---\ntitle: A\nfeedback: end\n---\nText.\n' },
    { place: 'first-steps/quiz.md:5', remedy: 'Write: ## What comes first?' },
  ],
  [
    'feedback of no kind',
    quiz('feedback: end', 'feedback: never'),
    { place: 'first-steps/quiz.md:3', remedy: 'must be each or end' },
  ],
  [
    'a question id twice',
    quiz('{#what-helps', '{#what-first'),
    { place: 'first-steps/quiz.md:20', remedy: 'already used in line 7' },
  ],
  [
    'an option without id',
    quiz(' {#who-started}', ''),
    { place: 'first-steps/quiz.md:11', remedy: 'Write: - [ ] Who started it. {#who-started-it}' },
  ],
  [
    'an option id twice',
    quiz('{#who-started}', '{#what-i-did}'),
    { place: 'first-steps/quiz.md:14', remedy: 'already used in line 11' },
  ],
  [
    'an id that tells what holds',
    quiz('{#what-i-did}', '{#right-one}'),
    { place: 'first-steps/quiz.md:14', remedy: 'would tell what holds' },
  ],
  [
    'an option without feedback',
    quiz('\n  You look at yourself.\n', ''),
    { place: 'first-steps/quiz.md:14', remedy: 'indented by two spaces' },
  ],
  [
    'feedback that is not indented',
    quiz('  You look at the other.', 'You look at the other.'),
    { place: 'first-steps/quiz.md:13', remedy: 'Indent feedback by two spaces' },
  ],
  [
    'no right option',
    quiz('[x] What I did', '[ ] What I did'),
    { place: 'first-steps/quiz.md:11', remedy: 'Mark it with an x' },
  ],
  [
    'two right options',
    quiz('[ ] Who', '[x] Who'),
    { place: 'first-steps/quiz.md:11', remedy: 'Every option is marked' },
  ],
  [
    'several right options of one',
    quiz(' kind=multiple', ''),
    {
      place: 'first-steps/quiz.md:25',
      remedy: 'write kind=multiple on the heading: {#what-helps kind=multiple}',
    },
  ],
  [
    'every option right',
    quiz('[ ] Blame', '[x] Blame'),
    { place: 'first-steps/quiz.md:22', remedy: 'Every option is marked as right' },
  ],
  [
    'an option that is no check box',
    quiz('- [ ] Who', '- Who'),
    { place: 'first-steps/quiz.md:11', remedy: 'Write: - [ ] Who started it. {#who-started}' },
  ],
  [
    'a list without check boxes',
    { 'first-steps/quiz.md': (courseFiles['first-steps/quiz.md'] ?? '').replace(/\[[ x]\] /g, '') },
    { place: 'first-steps/quiz.md:11', remedy: 'Write each option so: - [ ] What' },
  ],
  [
    'an unknown kind',
    quiz('kind=multiple', 'kind=several'),
    { place: 'first-steps/quiz.md:20', remedy: 'kind=multiple' },
  ],
  [
    'no passage',
    quiz('[See: The meeting](lesson.md#the-meeting)', ''),
    { place: 'first-steps/quiz.md:7', remedy: 'End it with: [See: ' },
  ],
  [
    'a passage that is not there',
    quiz('lesson.md#the-meeting', 'lesson.md#the-end'),
    { place: 'first-steps/quiz.md:18', remedy: 'Write one of: the-meeting, try-this' },
  ],
  [
    'a whole lesson as passage',
    quiz('lesson.md#the-meeting', 'lesson.md'),
    { place: 'first-steps/quiz.md:18', remedy: '(lesson.md#section-id)' },
  ],
  [
    'two passages',
    quiz('## What helps', '[See: Again](lesson.md#try-this)\n\n## What helps'),
    { place: 'first-steps/quiz.md:20', remedy: 'Keep one "See:" link' },
  ],
];

describe('a quiz with', () => {
  it.each(cases)('%s is refused with place and remedy', (_name, changed, fault) =>
    expectFault(changed, fault),
  );
});
