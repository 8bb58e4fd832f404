import type { z } from 'zod';
import type { Report } from './faults.js';
import { readYaml } from './yaml-reader.js';

export interface FrontMatterSource<T> {
  text: string;
  schema: z.ZodType<T>;
  examples: Readonly<Record<string, string>>;
  report: Report;
}

export interface FrontMatter<T> {
  value: T | null;
  /** What follows the front matter, and the line of the file on which it begins. */
  body: { source: string; line: number };
  /** The line of a field, for what only the body can tell of it. */
  lineOf: (...path: readonly PropertyKey[]) => number;
}

const fence = /^---[ \t]*$/m;

/** Takes a markdown file apart into its checked front matter and its body. */
export function readFrontMatter<T>({
  text,
  schema,
  examples,
  report,
}: FrontMatterSource<T>): FrontMatter<T> {
  const opening = /^---[ \t]*\n/.exec(text);
  const rest = opening ? text.slice(opening[0].length) : '';
  const closing = fence.exec(rest);
  if (!opening || !closing) {
    report(1, missingFence(opening !== null, examples));
    return { value: null, body: { source: opening ? '' : text, line: 1 }, lineOf: () => 1 };
  }
  const head = rest.slice(0, closing.index);
  const { value, lineOf } = readYaml({ text: head, line: 2, schema, examples, report });
  const line = head.split('\n').length + 2;
  const body = { source: rest.slice(closing.index + closing[0].length + 1), line };
  return { value, body, lineOf: (...path) => lineOf(path) };
}

const missingFence = (opened: boolean, examples: Readonly<Record<string, string>>): string => {
  const first = Object.values(examples)[0] ?? '';
  return opened
    ? 'The front matter is not closed. Write a line "---" after its last field.'
    : `The file must begin with front matter. Write a line "---", then fields such as "${first}", then "---" again.`;
};
