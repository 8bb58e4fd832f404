import type { Report } from '../faults.js';
import { htmlInOriginal } from '../in-original.js';
import type { MarkdownFile } from '../markdown-file.js';

/** A translation that is being read, and what it is held against. */
export interface TranslationPlace {
  file: MarkdownFile;
  /** Notes what readers get in the original's words: no fault. */
  behind: Report;
}

/** Reports an id that the original has not. */
export function reportUnknown(
  { id, line, what }: { id: string; line: number; what: string },
  { known, report }: { known: readonly string[]; report: Report },
): void {
  report(line, `"#${id}" is ${what}. Write one of: ${known.join(', ')}; or take it out.`);
}

/** What the original says where the translation says nothing. */
export const htmlOr = (translated: string, html: string): string =>
  translated === '' ? htmlInOriginal(html) : translated;
