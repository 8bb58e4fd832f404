import { join } from 'node:path';
import { readCourseText } from '../course-files.js';
import type { Report } from '../faults.js';

export interface TranslatedText {
  root: string;
  /** As faults name it: `slug/lesson.es.md`. */
  file: string;
  report: Report;
  behind: Report;
  /** The file that it translates, and what tells its present text from others. */
  original: { name: string; mark: string };
}

const closing = /\n---[ \t]*(\n|$)/;
const ofLine = /^of:[ \t]*["']?([\w-]*)["']?[ \t]*$/m;

/**
 * Reads a translation. Its line `of: "…"` says which text it translates: that is compared here and taken out, for all kinds
 * of files alike. An older text, or none that is named, is no fault: it is noted.
 */
export async function readTranslation({
  root,
  file,
  report,
  behind,
  original: { name, mark },
}: TranslatedText): Promise<string | null> {
  const text = await readCourseText(join(root, file), report);
  if (text === null) return null;
  const head = text.slice(0, closing.exec(text)?.index ?? text.length);
  const found = ofLine.exec(head);
  if (found?.[1] === mark) return text.replace(found[0], '');
  const write = `write: of: "${mark}"`;
  if (found) behind(1, `Translates an older ${name}. When it says the same again, ${write}`);
  else behind(1, `Says not which ${name} it translates. If it is the present one, ${write}`);
  return found ? text.replace(found[0], '') : text;
}
