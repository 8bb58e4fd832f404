import { LineCounter, isNode, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { z } from 'zod';
import type { Report } from './faults.js';

export interface YamlSource<T> {
  text: string;
  /** The line of the file (from 1) on which the text begins. */
  line: number;
  schema: z.ZodType<T>;
  /** What to write, by path: `rubric.*.title` → `title: Owns own part`. */
  examples: Readonly<Record<string, string>>;
  report: Report;
}

export interface YamlResult<T> {
  /** The checked value, or null when something was reported. */
  value: T | null;
  /** What the file says, unchecked, so that the rest of the course can still be looked at. */
  data: unknown;
  /** The line of the nearest thing that exists at a path. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

type Path = readonly PropertyKey[];

/** Reads YAML of the plain kind (no tags, no aliases) and checks it; each fault says what to write. */
export function readYaml<T>(source: YamlSource<T>): YamlResult<T> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const lineOfOffset = (offset: number): number => lines.linePos(offset).line + source.line - 1;
  const lineOf = (path: Path): number => lineOfOffset(offsetOf(document, path));
  const problems = [...document.errors, ...document.warnings];
  for (const problem of problems) source.report(lineOfOffset(problem.pos[0]), yamlMessage(problem));
  const hasAliases = reportAliases(document, (offset, text) =>
    source.report(lineOfOffset(offset), text),
  );
  if (problems.length > 0 || hasAliases) return { value: null, data: null, lineOf };
  const data: unknown = document.toJS({ maxAliasCount: 0 }) ?? {};
  const checked = source.schema.safeParse(data);
  if (checked.success) return { value: checked.data, data, lineOf };
  for (const issue of checked.error.issues) reportIssue(issue, { source, document, lineOf });
  return { value: null, data, lineOf };
}

const yamlMessage = ({ code, message }: YAMLError): string => {
  if (code === 'TAG_RESOLVE_FAILED')
    return 'Tags beginning with "!" are not read here. Write the plain value.';
  if (code === 'DUPLICATE_KEY') return 'This field is written twice. Keep one of them.';
  if (code === 'TAB_AS_INDENT')
    return 'A tab stands where the line is indented. Write spaces in its place.';
  const said = message.replace(/\s+/g, ' ').replace(/\.$/, '');
  return `This is not readable YAML (${said}). Check the indentation, and put quotes round text that contains ": ".`;
};

function reportAliases(
  document: Document,
  report: (offset: number, message: string) => void,
): boolean {
  let found = false;
  visit(document, {
    Alias(_key, node) {
      found = true;
      report(
        node.range?.[0] ?? 0,
        `"*${node.source}" refers to another value. Write the value out instead.`,
      );
    },
  });
  return found;
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

interface Place {
  source: Pick<YamlSource<unknown>, 'examples' | 'report'>;
  document: Document;
  lineOf: (path: Path) => number;
}

function reportIssue(issue: z.core.$ZodIssue, { source, document, lineOf }: Place): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const known = knownFields(source.examples, issue.path).join(', ');
      source.report(
        lineOf([...issue.path, key]),
        `"${key}" is not a field here. Take it out or write one of: ${known}.`,
      );
    }
    return;
  }
  const name = issue.path.join('.') || 'This';
  const example = source.examples[patternOf(issue.path)];
  const write = example === undefined ? '' : ` Write: ${example}`;
  const missing = issue.path.length > 0 && document.getIn(issue.path) === undefined;
  source.report(
    lineOf(issue.path),
    missing ? `"${name}" is missing.${write}` : `"${name}" ${issue.message}.${write}`,
  );
}

const patternOf = (path: Path): string =>
  path.map((part) => (typeof part === 'number' ? '*' : String(part))).join('.');

const knownFields = (examples: Readonly<Record<string, string>>, path: Path): string[] => {
  const prefix = path.length === 0 ? '' : `${patternOf(path)}.`;
  const below = Object.keys(examples).filter((key) => key.startsWith(prefix));
  return [...new Set(below.map((key) => key.slice(prefix.length).split('.')[0] ?? ''))].filter(
    (key) => key !== '*',
  );
};
