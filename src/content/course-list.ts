import { isCollection, isScalar, isSeq, parseDocument, type Document } from 'yaml';

/** A change of a text: what stands from `start` to `end` becomes `text`. */
interface Change {
  start: number;
  end: number;
  text: string;
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
};

/** A line after the last of the list, indented as that one is; or a further name between its brackets. */
const appended = (text: string, document: Document, slug: string): Change | null => {
  const list = document.get('lessons');
  const last = isSeq(list) ? list.items.at(-1) : null;
  if (!isScalar(last) || !last.range || !isCollection(list)) return null;
  const [start, end] = last.range;
  if (list.flow === true) return { start: end, end, text: `, ${slug}` };
  const dash = text.slice(lineStart(text, start), start);
  const after = lineEnd(text, end);
  return { start: after, end: after, text: `\n${dash}${slug}` };
};

const raised = (document: Document, planned: number): Change | null => {
  const written = document.get('lessonsPlanned', true);
  if (!isScalar(written) || !written.range || Number(written.value) >= planned) return null;
  const [start, end] = written.range;
  return { start, end, text: String(planned) };
};

/**
 * `course.yaml` with one more lesson at the end of its list, and so many planned at least; all else stays as the author
 * wrote it, notes included. Null where there is no list to add to.
 */
export function withLesson(
  text: string,
  { slug, number }: { slug: string; number: number },
): string | null {
  const document = parseDocument(text);
  const added = appended(text, document, slug);
  if (!added) return null;
  const changes = [added, raised(document, number)].filter((change) => change !== null);
  return changes
    .sort((one, other) => other.start - one.start)
    .reduce(
      (changed, { start, end, text: put }) => changed.slice(0, start) + put + changed.slice(end),
      text,
    );
}
