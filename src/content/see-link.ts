import type { Tokens } from 'marked';
import type { Passage } from './course.js';
import { targetOf } from './links.js';
import type { MarkdownFile } from './markdown-file.js';
import type { Block } from './markdown.js';
import { strayMessage, type QuestionParts } from './question-parts.js';

interface SeePlace {
  /** The line of the heading. */
  line: number;
  file: MarkdownFile;
}

/** Each question ends with exactly one link to a passage; anything else after the options is a slip of indentation. */
export function seeOf(parts: QuestionParts, { line, file }: SeePlace): Passage {
  const links = parts.after.flatMap((block) => seeLink(block) ?? []);
  for (const block of parts.after.filter((other) => seeLink(other) === null))
    file.report(block.line, strayMessage(block, parts));
  const [found, second] = links;
  if (parts.list && !found)
    file.report(
      line,
      'This question names no passage. End it with: [See: The meeting](lesson.md#the-meeting)',
    );
  if (second)
    file.report(second.line, 'This question names a second passage. Keep one "See:" link.');
  if (!found) return { lesson: file.lesson, section: '', title: '' };
  return passageOf(found, file);
}

interface SeeLink {
  href: string;
  title: string;
  line: number;
}

function seeLink({ token, line }: Block): SeeLink | null {
  if (token.type !== 'paragraph') return null;
  const [link, ...rest] = (token as Tokens.Paragraph).tokens;
  if (link?.type !== 'link' || rest.length > 0) return null;
  const { href, text } = link as Tokens.Link;
  const found = /^See:\s*(.+)$/s.exec(text);
  return found ? { href, title: found[1] ?? '', line } : null;
}

function passageOf({ href, title, line }: SeeLink, file: MarkdownFile): Passage {
  const target = targetOf(href, file);
  if (!target || target.anchor === '') {
    file.report(
      line,
      `"${href}" is not a passage of a lesson. Write: [See: ${title}](lesson.md#section-id)`,
    );
    return { lesson: file.lesson, section: '', title };
  }
  file.references.push({ file: file.file, line, ...target });
  return { lesson: target.lesson, section: target.anchor, title };
}
