import { describe, expect, it } from '@jest/globals';
import { isTelling } from '../../src/content/telling-ids.js';
import { expectFault, type FaultCase } from './a-course.js';
import { editedKinds as quiz } from './every-kind.js';

const at = (line: number, remedy: string): FaultCase[2] => ({
  place: `first-steps/quiz.md:${line}`,
  remedy,
});

/** What an author wrote, where the fault is, and the remedy that must be named. */
const headingCases: FaultCase[] = [
  [
    'a kind that does not exist',
    quiz('kind=order', 'kind=sorting'),
    at(38, 'another of single, multiple, order, match, short, judgement'),
  ],
  [
    'a word on the heading that means nothing',
    quiz(' ask-why', ' ask-reason'),
    at(7, 'only kind, ask-why can stand here'),
  ],
  [
    'two kinds on one heading',
    quiz('kind=order', 'kind=order kind=match'),
    at(38, '"kind" stands on this heading twice'),
  ],
  ['a value for ask-why', quiz('ask-why', 'ask-why=yes'), at(7, 'Write: {#what-first ask-why}')],
  [
    'mastery that asks for more than there is',
    quiz('mastery: 5', 'mastery: 7'),
    at(4, 'Write: mastery: 6, or less, or all'),
  ],
  [
    'mastery that is no number',
    quiz('mastery: 5', 'mastery: most'),
    at(4, 'must be a whole number or all. Write: mastery: all'),
  ],
  ['mastery of nothing', quiz('mastery: 5', 'mastery: 0'), at(4, 'Write: mastery: all')],
];

const hintCases: FaultCase[] = [
  [
    'a hint below the options',
    quiz('  You look at yourself.\n', '  You look at yourself.\n\nHint: Too late.\n'),
    at(22, 'Move it there'),
  ],
  ['an empty hint', quiz('Hint: It is before the meeting.', 'Hint:'), at(11, 'This hint is empty')],
  [
    'text below a hint',
    quiz('*yours*.\n', '*yours*.\n\nAnd the scene goes on.\n'),
    at(15, 'Move it above the hints'),
  ],
  [
    'a hint within the scene',
    quiz('is over.\n\nHint', 'is over.\nHint'),
    at(9, 'Put an empty line above it'),
  ],
  ['a hint by another name', quiz('Hint: It is b', '**Hint 1:** It is b'), at(11, 'Write: Hint: ')],
];

describe.each([
  ['headings and front matter', headingCases],
  ['hints', hintCases],
])('a quiz is refused with place and remedy: %s', (_group, cases) => {
  it.each(cases)('%s', (_name, changed, fault) => expectFault(changed, fault));
});

it.each([
  'right',
  'the-wrong-one',
  'first',
  'comes-first',
  'most-effective',
  'least',
  'step-1',
  'response-two',
  'option-b',
  'top',
  'last',
  'best-answer-2',
])('takes the id %s for one that tells what holds', (id) => {
  expect(isTelling(id)).toBe(true);
});

it.each([
  '',
  'ask-first-thing-today',
  'rights',
  'most-of-us',
  'two-short',
  'stepladder',
  'end-of-shift',
  'parts',
])('takes the id "%s" for one that says what the option is about', (id) => {
  expect(isTelling(id)).toBe(false);
});
