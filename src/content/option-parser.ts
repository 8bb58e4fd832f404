import type { Tokens } from 'marked';
import type { Option, Question } from './course.js';
import type { Report } from './faults.js';
import { normalised } from './hash.js';
import { createIdCheck } from './headings.js';
import type { MarkdownFile } from './markdown-file.js';
import { renderBlocks, renderInline } from './markdown.js';

export interface ParsedOption {
  option: Option;
  line: number;
  /** What counts for the hash of the question. */
  meaning: unknown;
}

export interface OptionList {
  token: Tokens.List;
  line: number;
}

/** Reads `- [x] Words. {#id}` with the feedback under it, for each item of the list. */
export function parseOptions({ token, line }: OptionList, file: MarkdownFile): ParsedOption[] {
  const checkId = createIdCheck(file.report, 'option of a question');
  let next = line;
  return token.items.map((item) => {
    const here = next;
    next += item.raw.split('\n').length - 1;
    const parsed = parseOption(item, { line: here, file });
    checkId({
      id: parsed.option.id,
      line: here,
      written: `- [${item.checked === true ? 'x' : ' '}] ${parsed.words}`,
    });
    return parsed;
  });
}

// Ids stand in the page before the answer is given.
const telling =
  /^(the-)?(right|wrong|correct|incorrect|best|answer|key|distractor)(-(answer|option|one|\d+))?$/;

interface Place {
  line: number;
  file: MarkdownFile;
}

function parseOption(
  item: Tokens.ListItem,
  { line, file }: Place,
): ParsedOption & { words: string } {
  const { words, id, feedback } = takeApart(item.text);
  if (!item.task)
    file.report(
      line,
      `This option says not whether it is right. Write: - [ ] ${words} {#${id || 'short-name'}}`,
    );
  if (words === '')
    file.report(
      line,
      'This option has no words. Write: - [ ] What thoughtful people do {#short-name}',
    );
  if (telling.test(id)) {
    file.report(
      line,
      `The id "${id}" would tell what holds. Write one that says what the option is about: {#short-name}`,
    );
  }
  const below = item.text.slice(0, item.text.length - feedback.length).split('\n').length - 1;
  const feedbackHtml = renderBlocks({ source: feedback, line: line + below }, file);
  if (feedbackHtml === '') {
    file.report(
      line,
      'This option has no feedback. Write it under the option, after an empty line, indented by two spaces.',
    );
  }
  const { html, text } = renderInline({ source: words, line }, file);
  const right = item.checked === true;
  return {
    option: { id, html, text, right, feedbackHtml, partner: null },
    meaning: [id, right, normalised(words), normalised(feedback)],
    line,
    words,
  };
}

/** The words go up to the id, or to the first empty line where there is no id. */
const takeApart = (text: string): { words: string; id: string; feedback: string } => {
  const found = /^(.*?)\s*\{#([^}]*)\}[ \t]*(?:\n|$)/s.exec(text);
  if (found && !(found[1] ?? '').includes('\n\n')) {
    return {
      words: (found[1] ?? '').trim(),
      id: (found[2] ?? '').trim(),
      feedback: text.slice(found[0].length),
    };
  }
  const gap = text.indexOf('\n\n');
  const end = gap < 0 ? text.length : gap;
  return { words: text.slice(0, end).trim(), id: '', feedback: text.slice(end) };
};

export interface OptionRules {
  kind: Question['kind'];
  line: number;
  /** The id of the question. */
  heading: string;
  report: Report;
}

/** Reports a set of options that cannot be asked. */
export function checkOptions(
  options: readonly ParsedOption[],
  { kind, line, heading, report }: OptionRules,
): void {
  const right = options.filter(({ option }) => option.right);
  const second = right[1];
  if (options.length < 2)
    report(line, 'A question needs at least two options. Write another: - [ ] … {#short-name}');
  else if (right.length === 0)
    report(line, 'No option is marked as right. Mark it with an x: - [x] …');
  else if (right.length === options.length)
    report(line, 'Every option is marked as right. Take the x from those that are not: - [ ] …');
  else if (kind === 'single' && second) {
    report(
      second.line,
      `A second option is marked as right. Take its x away, or write kind=multiple on the heading: {#${heading} kind=multiple}`,
    );
  }
}
