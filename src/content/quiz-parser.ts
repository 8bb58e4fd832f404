import { z } from 'zod';
import type { Count, Quiz } from './course.js';
import { countField, oneOf, textField } from './fields.js';
import { readFrontMatter } from './front-matter.js';
import { giveawaysOf, grossGiveaways } from './giveaways.js';
import { meaningHash, normalised } from './hash.js';
import { createIdCheck } from './headings.js';
import type { MarkdownFile } from './markdown-file.js';
import { renderBlocks, splitChapters } from './markdown.js';
import { parseQuestion } from './question-parser.js';

const schema = z.strictObject({
  title: textField,
  feedback: oneOf(['each', 'end']),
  mastery: countField.default('all'),
});

const examples = {
  title: 'title: Learning from failure',
  feedback: 'feedback: end',
  mastery: 'mastery: all',
};

const blank = { title: '', feedback: 'end' as const, mastery: 'all' as const };

/** Reads `quiz.md`. */
export function parseQuiz(text: string, file: MarkdownFile): Quiz {
  const { report } = file;
  const front = readFrontMatter({ text, schema, examples, report });
  const { opening, chapters } = splitChapters(front.body, report);
  if (chapters.length === 0)
    report(
      front.body.line,
      'The quiz has no question. Write: ## What comes first? {#what-comes-first}',
    );
  const checkId = createIdCheck(report, 'question');
  const questions = chapters.map((chapter) => {
    checkId({ id: chapter.heading.id, line: chapter.line, written: `## ${chapter.heading.title}` });
    return parseQuestion(chapter, file);
  });
  const meta = front.value ?? blank;
  const fault = masteryFault(meta.mastery, questions.length);
  if (fault) report(front.lineOf('mastery'), fault);
  for (const message of grossGiveaways(giveawaysOf(questions))) report(1, message);
  const hash = meaningHash([
    file.lesson,
    meta.title,
    meta.feedback,
    normalised(opening.source),
    questions.map((question) => question.hash),
    ...(meta.mastery === 'all' ? [] : [meta.mastery]),
  ]);
  return { id: file.lesson, ...meta, introHtml: renderBlocks(opening, file), questions, hash };
}

const masteryFault = (mastery: Count, questions: number): string | null =>
  mastery !== 'all' && mastery > questions
    ? `"mastery" asks for more than the quiz has. Write: mastery: ${questions}, or less, or all`
    : null;
