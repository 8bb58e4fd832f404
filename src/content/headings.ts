import type { Report } from './faults.js';

/** `## The meeting {#the-meeting words=60-150}` taken apart. */
export interface Heading {
  /** The words of the heading, as markdown. */
  title: string;
  /** Empty when the author gave none. */
  id: string;
  attributes: ReadonlyMap<string, string>;
  /** Attributes that are written more than once. */
  doubled: readonly string[];
}

const braces = /\s*\{#([^}\s]*)([^}]*)\}\s*$/;
const idShape = /^[a-z][a-z0-9-]{0,59}$/;
// The pages' own ids: a section of the same name would be jumped over.
const reserved = /^(main|after-reading|.*-title)$/;

export function parseHeading(text: string): Heading {
  const found = braces.exec(text);
  if (!found) return { title: text.trim(), id: '', attributes: new Map(), doubled: [] };
  const pairs = (found[2] ?? '').trim().split(/\s+/).filter(Boolean);
  const attributes = new Map(
    pairs.map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')];
    }),
  );
  const names = pairs.map((pair) => pair.split('=')[0] ?? '');
  const doubled = names.filter((name, index) => names.indexOf(name) < index);
  return { title: text.slice(0, found.index).trim(), id: found[1] ?? '', attributes, doubled };
}

/** Text without the braces that end it. */
export const withoutBraces = (text: string): string => text.replace(braces, '');

export interface IdUse {
  id: string;
  line: number;
  /** What the id belongs to, for the message: `## The meeting`. */
  written: string;
}

/** Checks ids that have to differ from one another; the first use of an id is the good one. */
export const createIdCheck = (report: Report, where: string) => {
  const seen = new Map<string, number>();
  return ({ id, line, written }: IdUse): void => {
    const before = seen.get(id);
    if (id === '') {
      report(line, `An id is missing. Write: ${written} {#${suggestId(written)}}`);
    } else if (!idShape.test(id)) {
      report(
        line,
        `The id "${id}" cannot be used. Write small letters, digits and hyphens: {#${suggestId(id)}}`,
      );
    } else if (reserved.test(id)) {
      report(
        line,
        `The id "${id}" is taken by the page itself. Write another: {#the-${id.replace(/-title$/, '')}}`,
      );
    } else if (before !== undefined) {
      report(
        line,
        `The id "${id}" is already used in line ${before}. Each ${where} needs its own: {#${id}-2}`,
      );
    } else {
      seen.set(id, line);
    }
  };
};

/** Reports attributes that mean nothing on this heading, or stand there twice. */
export function checkAttributes(
  heading: Heading,
  known: readonly string[],
  report: (message: string) => void,
): void {
  for (const name of heading.doubled)
    report(`"${name}" stands on this heading twice. Keep one: {#${heading.id} ${name}…}`);
  for (const name of heading.attributes.keys()) {
    if (known.includes(name)) continue;
    const allowed =
      known.length === 0
        ? 'Only an id can stand here'
        : `Besides the id, only ${known.join(', ')} can stand here`;
    report(`"${name}" means nothing on this heading. ${allowed}: {#${heading.id}}`);
  }
}

const suggestId = (words: string): string => {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
  return plain.split('-').slice(0, 5).join('-') || 'short-name';
};
