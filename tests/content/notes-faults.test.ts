import { describe, expect, it } from '@jest/globals';
import { courseOf, expectFault, type FaultCase, type Files } from './a-course.js';

const examples = `---
title: Two answers
---
Both are made up.

## The first {#first-answer}

“It went badly.”

## The deeper one {#deeper-answer}

“I read the plan with my back to them.”

## What changed {#what-changed}

There is a back in it.
`;

const facilitator = `---
title: Leading the meeting
---

## What people write {#what-people-write}

The weather.

## What to ask {#what-to-ask}

What did you do then?

## How to open {#opening}

With your own.

## How to close {#closing}

With a card.

## For the crew {#for-the-crew}

- What do we walk past?
- Who saw it *first*?
`;

const inExamples = (from: string, to: string): Files => ({
  'first-steps/examples.md': examples.replace(from, to),
});
const inFacilitator = (from: string, to: string): Files => ({
  'first-steps/facilitator.md': facilitator.replace(from, to),
});

/** What an author wrote, where the fault is, and the remedy that must be named. */
const cases: FaultCase[] = [
  [
    'a chapter missing',
    inExamples('## What changed {#what-changed}', ''),
    {
      place: 'first-steps/examples.md:4',
      remedy: 'Write: ## What makes the difference {#what-changed}',
    },
  ],
  [
    'a chapter of another name',
    inExamples('{#first-answer}', '{#shallow}'),
    {
      place: 'first-steps/examples.md:6',
      remedy: 'Write one of: {#first-answer}, {#deeper-answer}, {#what-changed}.',
    },
  ],
  [
    'a chapter twice',
    inExamples('{#deeper-answer}', '{#first-answer}'),
    { place: 'first-steps/examples.md:10', remedy: 'already used in line 6' },
  ],
  [
    'a chapter without text',
    inExamples('“It went badly.”', ''),
    { place: 'first-steps/examples.md:6', remedy: 'Write it under the heading' },
  ],
  [
    'a chapter with an attribute',
    inExamples('{#first-answer}', '{#first-answer words=1-2}'),
    { place: 'first-steps/examples.md:6', remedy: 'Only an id can stand here' },
  ],
  [
    'an unknown field',
    inFacilitator('title:', 'minutes: 45\ntitle:'),
    { place: 'first-steps/facilitator.md:2', remedy: 'Take it out or write one of: title.' },
  ],
  [
    'no opening of the meeting',
    inFacilitator('## How to open {#opening}', ''),
    { place: 'first-steps/facilitator.md:4', remedy: 'Write: ## Opening the meeting {#opening}' },
  ],
  [
    'one question for the crew',
    inFacilitator('- What do we walk past?\n', ''),
    { place: 'first-steps/facilitator.md:21', remedy: 'Write a list of two: - What do we' },
  ],
];

describe('examples and notes for the facilitator', () => {
  it.each(cases)('with %s are refused with place and remedy', (_name, changed, fault) =>
    expectFault(changed, fault),
  );

  it('are read in their order, whatever the order in the file', async () => {
    const course = await courseOf({
      'first-steps/examples.md': examples,
      'first-steps/facilitator.md': facilitator,
    });
    const [lesson, other] = course.lessons;
    expect(lesson?.examples?.chapters.map(({ id }) => id)).toEqual([
      'first-answer',
      'deeper-answer',
      'what-changed',
    ]);
    expect(lesson?.facilitation?.chapters.map(({ id }) => id)).toEqual([
      'what-people-write',
      'what-to-ask',
      'opening',
      'closing',
    ]);
    expect(lesson?.facilitation?.crewQuestions).toEqual([
      'What do we walk past?',
      'Who saw it first?',
    ]);
    expect(other).toMatchObject({ examples: null, facilitation: null });
  });

  it('change neither the quiz nor the reflection that somebody answered', async () => {
    const [without] = (await courseOf()).lessons;
    const [lesson] = (await courseOf({ 'first-steps/examples.md': examples })).lessons;
    expect(lesson?.hash).not.toBe(without?.hash);
    expect(lesson?.quiz.hash).toBe(without?.quiz.hash);
    expect(lesson?.reflection.hash).toBe(without?.reflection.hash);
  });
});
