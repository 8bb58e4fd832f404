import { z } from 'zod';
import type { Prompt, Reflection } from './course.js';
import { reportTwice } from './course-check.js';
import { idField, oneOf, textField } from './fields.js';
import { readFrontMatter } from './front-matter.js';
import { meaningHash, normalised } from './hash.js';
import { checkAttributes, createIdCheck, type Heading } from './headings.js';
import type { MarkdownFile } from './markdown-file.js';
import { renderBlocks, renderInline, splitChapters, type Chapter } from './markdown.js';

/** What a reviewer looks for. */
export const criterionSchema = z.strictObject({
  id: idField,
  title: textField,
  description: textField,
  reply: textField.refine((reply) => /\?["”’)]*$/.test(reply), { error: 'must end in a question' }),
});

/** Reports criteria with the id of another. */
export const checkTwice = (rubric: readonly { id: string }[], context: z.RefinementCtx): void =>
  reportTwice(
    rubric.map(({ id }) => id),
    (index, id) =>
      context.addIssue({
        code: 'custom',
        path: [index, 'id'],
        message: `is "${id}" for the second time`,
      }),
  );

const schema = z.strictObject({
  title: textField,
  sharing: oneOf(['shared', 'private-or-shared']),
  commitment: oneOf(['hand-on']).optional(),
  rubric: z
    .array(criterionSchema, { error: 'must be a list' })
    .min(3, { error: 'must have 3 or 4 criteria' })
    .max(4, { error: 'must have 3 or 4 criteria' })
    .superRefine(checkTwice),
});

/** How the fields are written that a translation has too. */
export const reflectionExamples = {
  title: 'title: A failure I can learn from',
  rubric: 'rubric:, and under it 3 or 4 criteria, each with id, title, description and reply',
  'rubric.*': '- id: owns-part, and below it title, description and reply',
  'rubric.*.id': 'id: owns-part',
  'rubric.*.title': 'title: Owns own part',
  'rubric.*.description': 'description: Names what I did, not what the others did.',
  'rubric.*.reply':
    'reply: "You say the meeting went off the rails. Which of your own moves came before that?"',
};

const { title: titleExample, ...otherExamples } = reflectionExamples;
const examples = {
  ...{ title: titleExample, sharing: 'sharing: shared', commitment: 'commitment: hand-on' },
  ...otherExamples,
};

const blank = { title: '', sharing: 'shared' as const, rubric: [] };
const lastPrompt = 'what-i-will-do';

/** Reads `reflection.md`. */
export function parseReflection(text: string, file: MarkdownFile): Reflection {
  const { report } = file;
  const front = readFrontMatter({ text, schema, examples, report });
  const { opening, chapters } = splitChapters(front.body, report);
  checkPrompts(chapters, front.body.line, file);
  const checkId = createIdCheck(report, 'prompt');
  const meta = front.value ?? blank;
  const prompts = chapters.map((chapter) => {
    checkId({ id: chapter.heading.id, line: chapter.line, written: `## ${chapter.heading.title}` });
    return toPrompt(chapter, file);
  });
  const meaning = [meta, normalised(opening.source), chapters.map(meaningOf)];
  return { ...meta, introHtml: renderBlocks(opening, file), prompts, hash: meaningHash(meaning) };
}

const meaningOf = ({ heading, body }: Chapter): unknown => [
  heading.id,
  heading.title,
  [...heading.attributes],
  normalised(body.source),
];

function checkPrompts(chapters: readonly Chapter[], line: number, { report }: MarkdownFile): void {
  const last = chapters.at(-1);
  if (chapters.length < 4 || chapters.length > 8) {
    report(
      line,
      `A reflection has 4 to 8 prompts; here are ${chapters.length}. Write each as: ## What happened? {#what-happened}`,
    );
  }
  if (last && last.heading.id !== lastPrompt) {
    report(
      last.line,
      `The last prompt asks for the next step. Write: ## What will I do, with whom, by when? {#${lastPrompt}}`,
    );
  }
}

function toPrompt({ heading, line, body }: Chapter, file: MarkdownFile): Prompt {
  checkAttributes(heading, ['words'], (message) => file.report(line, message));
  const title = renderInline({ source: heading.title, line }, file).text;
  return {
    id: heading.id,
    title,
    hintHtml: renderBlocks(body, file),
    words: wordsOf(heading, (message) => file.report(line, message)),
  };
}

function wordsOf(heading: Heading, report: (message: string) => void): Prompt['words'] {
  const written = heading.attributes.get('words');
  if (written === undefined) return null;
  const found = /^(\d{1,5})-(\d{1,5})$/.exec(written);
  const words = { from: Number(found?.[1]), to: Number(found?.[2]) };
  if (found && words.from <= words.to && words.to > 0) return words;
  report(`"words=${written}" is not a length. Write: {#${heading.id} words=60-150}`);
  return null;
}
