import { describe, expect, it } from '@jest/globals';
import { expectFault, faultsOf, type FaultCase } from './a-course.js';
import { editedKinds as quiz, everyKind } from './every-kind.js';

const file = (line: number): string => `first-steps/quiz.md:${line}`;
const at = (line: number, remedy: string): FaultCase[2] => ({ place: file(line), remedy });

/** What an author wrote, where the fault is, and the remedy that must be named. */
const rankingCases: FaultCase[] = [
  [
    'an order without numbers',
    quiz('1. Say what came', '- Say what came'),
    at(40, 'is written as a numbered list. Write each item so: 1. '),
  ],
  [
    'an order with check boxes',
    quiz('1. Say what came', '1. [x] Say what came'),
    at(40, 'has no check box: its place says it all. Write: 1. Say what came of it.'),
  ],
  [
    'an order with a gap',
    quiz('3. Say what you will do.', '4. Say what you will do.'),
    at(46, 'Write: 3. Say what you will do. {#plan}'),
  ],
  [
    'an order of two',
    quiz('3. Say what you will do. {#plan}\n\n   Then forward again.\n', ''),
    at(40, 'Write at least three items'),
  ],
  [
    'an item that says the same as another',
    quiz('2. Walk **back**.', '2. Say what came of it.'),
    at(43, 'the same as the one in line 40'),
  ],
  [
    'an item whose feedback is not indented far enough',
    quiz('   From there.', '  From there.'),
    at(45, 'by three spaces'),
  ],
  [
    'an item without feedback',
    quiz('\n   From there.', ''),
    at(43, 'under the item, after an empty line, indented by three spaces'),
  ],
  ['an id that tells the place', quiz('{#walk}', '{#step-2}'), at(43, 'would tell what holds')],
  [
    'a judgement of three responses',
    quiz('4. Tell him off. {#tell-off}\n\n   He stops listening.\n', ''),
    at(85, 'at least four responses'),
  ],
  [
    'a judgement without a scene',
    quiz('Walt skipped the check. The first carts go up in four minutes.\n\n', ''),
    at(81, 'Write it as a paragraph under the heading'),
  ],
  [
    'a judgement with check boxes',
    quiz(everyKind.slice(everyKind.indexOf('1. Read')), '- [x] Read it {#read}\n\n  Yes.\n'),
    at(85, 'kind=judgement is written as a numbered list'),
  ],
];

const pairCases: FaultCase[] = [
  [
    'a pair without an arrow',
    quiz('- Sustain -> Keep at it', '- Sustain'),
    at(60, 'Write: - Sustain -> What belongs to it {#sustain}'),
  ],
  ['a pair with two arrows', quiz('Keep at it', 'Keep -> at it'), at(60, 'with one arrow')],
  [
    'two pairs',
    quiz('- Sustain -> Keep at it {#sustain}\n\n  Here it breaks.\n', ''),
    at(54, 'Write another: - Sort'),
  ],
  [
    'the same partner twice',
    quiz('Keep at it', 'clean, and look while you clean'),
    at(60, 'stands in line 57 already'),
  ],
  ['the same thing twice', quiz('- Shine', '- Sort'), at(57, '"Sort" stands in line 54 already')],
  [
    'pairs with check boxes',
    quiz('- Sort ->', '- [x] Sort ->'),
    at(54, 'is written as a plain list. Write each pair so: - Sort -> '),
  ],
  ['pairs with numbers', quiz('- Sort ->', '1. Sort ->'), at(54, 'is written as a plain list')],
  [
    'a pair without feedback',
    quiz('\n  Cleaning is looking.', ''),
    at(57, 'This pair has no feedback'),
  ],
];

const shortCases: FaultCase[] = [
  [
    'no accepted form',
    { 'first-steps/quiz.md': everyKind.replace(/\[x\] (?=Fac|He)/g, '[ ] ') },
    at(68, 'Mark at least one with an x'),
  ],
  [
    'no feedback for the accepted forms',
    quiz('\n  His own word.\n', ''),
    at(68, 'This answer has no feedback'),
  ],
  [
    'no feedback for a foreseen other answer',
    quiz('\n  He keeps that word for later.\n', ''),
    at(72, 'This answer has no feedback'),
  ],
  [
    'nothing for other answers',
    quiz('- [ ] Anything else {#otherwise}', '- [ ] Anything else {#anything}'),
    at(68, 'End the list with: - [ ] Anything else {#otherwise}'),
  ],
  [
    'any other answer accepted',
    quiz('- [ ] Anything else', '- [x] Anything else'),
    at(75, 'Write: - [ ] Anything else {#otherwise}'),
  ],
  [
    'a form that is foreseen as another answer too',
    quiz('- [ ] Leading', '- [ ] he facilitated'),
    at(72, 'the same as the one in line 71'),
  ],
  [
    'a form without a box',
    quiz('- [x] He facilitated', '- He facilitated'),
    at(71, 'Write: - [x] He facilitated {#facilitated}'),
  ],
  [
    'a plain list',
    { 'first-steps/quiz.md': everyKind.replace(/- \[[x ]\] (?=Fac|He|Lead|Any)/g, '- ') },
    at(68, 'Write each answer so: - [x] '),
  ],
  [
    'other answers in a question of another kind',
    quiz('{#who-started}', '{#otherwise}'),
    at(15, 'belongs to questions with kind=short'),
  ],
];

describe.each([
  ['orders and judgements', rankingCases],
  ['pairs', pairCases],
  ['short answers', shortCases],
])('a list is refused with place and remedy: %s', (_group, cases) => {
  it.each(cases)('%s', (_name, changed, fault) => expectFault(changed, fault));
});

it('finds nothing to mend in a quiz of every kind', async () => {
  expect(await faultsOf(quiz('', ''))).toEqual([]);
});
