import { expect, it } from '@jest/globals';
import { giveawaysOf, grossGiveaways } from '../../src/content/giveaways.js';
import { courseFiles, faultsOf, type Files } from './a-course.js';
import { quizOf } from './every-kind.js';

/** A quiz of questions whose second option holds and is as long as said. */
const written = (count: number, right: string, place = 1): Files => {
  const other = 'Ask the one who knows.';
  const questions = Array.from({ length: count }, (_, index) => {
    const options = [`- [ ] ${other} ${index} {#other-${index}}\n\n  Because.`];
    options.splice(place, 0, `- [x] ${right} {#held-${index}}\n\n  Because.`);
    return `## Question ${index}? {#q-${index}}\n\n${options.join('\n')}\n\n[See: It](lesson.md#the-meeting)\n`;
  });
  return { 'first-steps/quiz.md': `---\ntitle: A\nfeedback: end\n---\n\n${questions.join('\n')}` };
};

const long = 'Ask the one who knows, and write down what they say.';

it('measures length, place and wording of what holds', async () => {
  expect(giveawaysOf((await quizOf()).questions)).toEqual({
    // One single question, and a judgement.
    questions: 2,
    longest: 2,
    shortest: 0,
    places: [0, 1],
    absolute: { best: 0, other: 0 },
  });
});

it('says nothing of a quiz too short to tell', async () => {
  expect(await faultsOf(written(6, long))).toEqual([]);
});

it('refuses a quiz in which what holds is nearly always the longest, in one place', async () => {
  const faults = await faultsOf(written(8, long));
  expect(faults).toContain(
    'first-steps/quiz.md:1  The option that holds is the longest in 8 of 8 questions. Shorten some, and give the others reasons as full.',
  );
  expect(faults).toContain(
    'first-steps/quiz.md:1  The option that holds stands in place 2 in 8 of 8 questions. Write it in other places too.',
  );
});

it('refuses a course whose short quizzes together show it', async () => {
  const quiz = written(5, 'Ask.', 0)['first-steps/quiz.md'] ?? '';
  const faults = await faultsOf({ 'first-steps/quiz.md': quiz, 'second-look/quiz.md': quiz });
  expect(faults).toEqual([
    expect.stringMatching(/^course\.yaml:1 {2}Over all quizzes: .* the shortest in 10 of 10/),
    expect.stringMatching(/^course\.yaml:1 {2}Over all quizzes: .* place 1 in 10 of 10/),
  ]);
});

it('lets a mixed quiz pass', async () => {
  const { questions } = await quizOf({
    'first-steps/quiz.md': courseFiles['first-steps/quiz.md'] ?? '',
  });
  expect(grossGiveaways(giveawaysOf([...questions, ...questions]))).toEqual([]);
});
