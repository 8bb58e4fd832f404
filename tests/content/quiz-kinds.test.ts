import { expect, it } from '@jest/globals';
import { completed, type KeptQuiz } from '../../src/content/older-versions.js';
import { courseOf } from './a-course.js';
import { editedKinds, questionOf, quizOf } from './every-kind.js';

it('reads one question of each kind, and how much mastery asks', async () => {
  const quiz = await quizOf();
  expect(quiz.questions.map(({ kind }) => kind)).toEqual([
    'single',
    'multiple',
    'order',
    'match',
    'short',
    'judgement',
  ]);
  expect(quiz).toMatchObject({ feedback: 'each', mastery: 5 });
});

it('asks for every idea where a quiz says nothing of mastery', async () => {
  expect((await quizOf(editedKinds('mastery: 5\n', ''))).mastery).toBe('all');
});

it('reads hints one by one, outside the scene, and whether a reason is asked for', async () => {
  expect(await questionOf('what-first')).toMatchObject({
    sceneHtml: '<p>The meeting is over.</p>',
    hints: ['<p>It is before the meeting.</p>', '<p>It is <em>yours</em>.</p>'],
    asksWhy: true,
  });
  expect(await questionOf('serves')).toMatchObject({ hints: [], asksWhy: false });
});

it('reads hints that follow one another without an empty line', async () => {
  const together = editedKinds('meeting.\n\nHint: It is *', 'meeting.\nHint: It is *');
  expect((await questionOf('what-first', together)).hints).toHaveLength(2);
});

it('reads an order as it is numbered', async () => {
  const { options } = await questionOf('look-back');
  expect(options.map(({ id, text, right }) => [id, text, right])).toEqual([
    ['result', 'Say what came of it.', true],
    ['walk', 'Walk back.', true],
    ['plan', 'Say what you will do.', true],
  ]);
  expect(options[1]?.html).toBe('Walk <strong>back</strong>.');
  expect(options[1]?.feedbackHtml).toBe('<p>From there.</p>');
});

it('reads a judgement from the most to the least effective response', async () => {
  const { options, sceneHtml } = await questionOf('serves');
  expect(options.map(({ id }) => id)).toEqual(['read-card', 'ask-walt', 'remind-line', 'tell-off']);
  expect(sceneHtml).toContain('four minutes');
});

it('reads pairs with either arrow', async () => {
  const { options } = await questionOf('together');
  expect(options.map(({ html, partner }) => [html, partner?.html])).toEqual([
    ['Sort', 'Keep only what the <em>work</em> needs'],
    ['Shine', 'Clean, and look while you clean'],
    ['Sustain', 'Keep at it'],
  ]);
  expect(options[0]?.partner?.text).toBe('Keep only what the work needs');
});

it('names partners by ids that tell nothing, and that stay when pairs are written in another order', async () => {
  const { options } = await questionOf('together');
  const ids = options.map(({ partner }) => partner?.id ?? '');
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^[\w-]{12}$/);
  const moved = await questionOf(
    'together',
    editedKinds(
      '- Sort -> Keep only what the *work* needs {#sort}',
      '- Put -> Keep at it all {#sort}',
    ),
  );
  expect(moved.options.map(({ partner }) => partner?.id).slice(1)).toEqual(ids.slice(1));
});

it('reads the forms of a short answer, the foreseen others and what is said of the rest', async () => {
  const question = await questionOf('called');
  expect(question.options.map(({ id, right, feedbackHtml }) => [id, right, feedbackHtml])).toEqual([
    ['facilitating', true, '<p>His own word.</p>'],
    ['facilitated', true, '<p>His own word.</p>'],
    ['leading', false, '<p>He keeps that word for later.</p>'],
  ]);
  expect(question.otherwiseHtml).toBe('<p>Look for the word he chose on purpose.</p>');
});

it.each([
  ['a hint', 'It is before the meeting.', 'It is on the day before.'],
  ['a reason asked for', ' ask-why', ''],
  ['the order', '2. Walk **back**. {#walk}', '2. Walk on. {#walk}'],
  ['a partner', 'Keep at it', 'Keep on'],
  ['what is said of the rest', 'he chose on purpose', 'he chose'],
  ['how much mastery asks', 'mastery: 5', 'mastery: 4'],
])('gives the quiz another hash when %s changes', async (_name, from, to) => {
  expect((await quizOf(editedKinds(from, to))).hash).not.toBe((await quizOf()).hash);
});

it('keeps the hash that a quiz had before hints, reasons and mastery were known', async () => {
  const [lesson] = (await courseOf()).lessons;
  expect(lesson?.quiz.hash).toBe('v5l_ilQRx9mHqG3yUr3JbY-n0DO4b6REoqNVIPhstoE');
});

it('fills in what a quiz could not say when it was kept', async () => {
  const [lesson] = (await courseOf()).lessons;
  if (!lesson) throw new Error('no lesson');
  const kept = JSON.parse(
    JSON.stringify(lesson.quiz, (key, value: unknown) =>
      ['mastery', 'hints', 'asksWhy', 'otherwiseHtml', 'text', 'partner'].includes(key)
        ? undefined
        : value,
    ),
  ) as KeptQuiz;
  expect(kept).not.toEqual(lesson.quiz);
  expect(completed(kept)).toEqual(lesson.quiz);
});
