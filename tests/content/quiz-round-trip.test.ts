import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Option, Question } from '../../src/content/course.js';
import type { MarkdownFile } from '../../src/content/markdown-file.js';
import { parseQuiz } from '../../src/content/quiz-parser.js';

const quizFile = (faults: string[]): MarkdownFile => ({
  lesson: 'first-steps',
  name: 'quiz.md',
  file: 'first-steps/quiz.md',
  report: (line, message) => faults.push(`${line} ${message}`),
  references: [],
  pictures: new Map(),
  onSubheading: null,
});

const parsed = (text: string) => {
  const faults: string[] = [];
  return { quiz: parseQuiz(text, quizFile(faults)), faults };
};

const word = fc.stringMatching(/^[a-z]{3,9}$/).filter((it) => it !== 'hint');
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => `So ${all.join(' ')}`);

const kinds = ['order', 'match', 'short', 'judgement'] as const;

const asked = fc.record({
  kind: fc.constantFrom(...kinds),
  asksWhy: fc.boolean(),
  hints: fc.array(words, { maxLength: 3 }),
  items: fc.uniqueArray(words, { minLength: 4, maxLength: 7 }),
  feedback: words,
});

type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

const itemText = ({ kind, items }: Asked, index: number): string => {
  const said = items[index] ?? '';
  const written = {
    order: `${index + 1}. ${said}`,
    judgement: `${index + 1}. ${said}`,
    match: `- ${said} -> for ${said}`,
    short: `- [${index === 0 ? 'x' : ' '}] ${said}`,
  };
  return written[kind];
};

/** A question as an author writes it; `space` stands where white space does not count. */
const questionText = (one: Asked, { id, space }: { id: string; space: string }): string => {
  const listed = one.items.map(
    (_, index) => `${itemText(one, index)} {#i-${index}-x}\n\n   ${one.feedback}${space}\n`,
  );
  const rest = one.kind === 'short' ? ['- [ ] Else {#otherwise}\n\n   Look.\n'] : [];
  return [
    `## What? {#${id} kind=${one.kind}${one.asksWhy ? ' ask-why' : ''}}`,
    `The scene.${space}`,
    ...one.hints.map((hint) => `Hint: ${hint}${space}`),
    [...listed, ...rest].join(''),
    '[See: It](lesson.md#it)',
  ].join(`\n\n${space}\n`);
};

const quizText = (questions: readonly Asked[], space: string): string =>
  `---\ntitle: A\nfeedback: end\n---\n\n${questions
    .map((one, index) => questionText(one, { id: `q-${index}`, space }))
    .join('\n\n')}\n`;

const shown = ({ kind, options, hints, asksWhy }: Question) => ({
  kind,
  asksWhy,
  hints,
  texts: options.map(({ text }: Option) => text),
});

it('reads whatever questions were written, and the same hash however they are spaced', () => {
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 4 }), (questions) => {
      const { quiz, faults } = parsed(quizText(questions, ''));
      expect(faults).toEqual([]);
      expect(quiz.questions.map(shown)).toEqual(
        questions.map(({ kind, asksWhy, hints, items }) => ({
          kind,
          asksWhy,
          hints: hints.map((hint) => `<p>${hint}</p>`),
          texts: items,
        })),
      );
      expect(parsed(quizText(questions, '  ')).quiz.hash).toBe(quiz.hash);
    }),
    { numRuns: 60 },
  );
});
