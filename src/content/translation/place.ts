import { textField } from '../fields.js';
import type { Report } from '../faults.js';
import { htmlInOriginal } from '../in-original.js';
import type { MarkdownFile } from '../markdown-file.js';

/** A translation that is being read, and what it is held against. */
export interface TranslationPlace {
  file: MarkdownFile;
  /** Notes what readers get in the original's words: no fault. */
  behind: Report;
  /** What tells the original's present text from others. */
  mark: string;
}

/** The text that was translated, so that it can be told when another stands in its place. */
export const ofField = textField.optional();

export const ofExample = 'of: "1f0c9a3e", as content:check prints it';

/** Notes a translation of an older text, and one that says not what it translates. */
export function checkOf(
  of: string | undefined,
  { file, behind, mark }: Pick<TranslationPlace, 'behind' | 'mark'> & { file: { name: string } },
): void {
  if (of === undefined)
    behind(
      1,
      `Says not which ${file.name} it translates. If it is the present one, write: of: "${mark}"`,
    );
  else if (of !== mark)
    behind(
      2,
      `Translates an older ${file.name}. When it says the same again, write: of: "${mark}"`,
    );
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
