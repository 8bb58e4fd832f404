import { describe, it } from '@jest/globals';
import { edited, expectFault, type FaultCase, type Files } from './a-course.js';

const reflection = (from: string, to: string): Files =>
  edited('first-steps/reflection.md', from, to);

/** What an author wrote, where the fault is, and the remedy that must be named. */
const cases: FaultCase[] = [
  [
    'sharing of no kind',
    reflection('sharing: shared', 'sharing: public'),
    { place: 'first-steps/reflection.md:3', remedy: 'must be shared or private-or-shared' },
  ],
  [
    'a commitment of no kind',
    reflection('sharing: shared', 'sharing: shared\ncommitment: promise'),
    { place: 'first-steps/reflection.md:4', remedy: 'commitment: hand-on' },
  ],
  [
    'too small a rubric',
    reflection('  - { id: plans, title: Plans, description: Names a step., reply: "When?" }\n', ''),
    { place: 'first-steps/reflection.md:5', remedy: 'must have 3 or 4 criteria' },
  ],
  [
    'a reply that asks nothing',
    reflection('"What happened?"', '"Good."'),
    { place: 'first-steps/reflection.md:5', remedy: 'must end in a question' },
  ],
  [
    'a criterion twice',
    reflection('id: owns', 'id: describes'),
    {
      place: 'first-steps/reflection.md:6',
      remedy: 'is "describes" for the second time. Write: id: owns-part',
    },
  ],
  [
    'too few prompts',
    reflection('## What do I think? {#what-i-think}', ''),
    { place: 'first-steps/reflection.md:9', remedy: 'has 4 to 8 prompts; here are 3' },
  ],
  [
    'no next step at the end',
    reflection('{#what-i-will-do}', '{#what-now}'),
    { place: 'first-steps/reflection.md:23', remedy: '{#what-i-will-do}' },
  ],
  [
    'a length that is none',
    reflection('words=60-150', 'words=150-60'),
    { place: 'first-steps/reflection.md:11', remedy: '{#what-happened words=60-150}' },
  ],
  [
    'an unknown attribute',
    reflection('words=60-150', 'length=60'),
    { place: 'first-steps/reflection.md:11', remedy: 'only words can stand here' },
  ],
];

describe('a reflection with', () => {
  it.each(cases)('%s is refused with place and remedy', (_name, changed, fault) =>
    expectFault(changed, fault),
  );
});
