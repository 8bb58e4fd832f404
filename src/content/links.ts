import type { Tokens } from 'marked';
import { paths } from '../web/paths.js';
import type { MarkdownFile } from './markdown-file.js';

interface Place {
  line: number;
  file: MarkdownFile;
}

export interface Target {
  lesson: string;
  anchor: string;
}

const local = /^(?:\.\.\/([a-z0-9-]+)\/)?(lesson\.md)?(?:#([^#\s]+))?$/;

/** The passage a link of a course file points to, or null when it points elsewhere. */
export function targetOf(
  href: string,
  { lesson, name }: Pick<MarkdownFile, 'lesson' | 'name'>,
): Target | null {
  const found = local.exec(href);
  if (!found) return null;
  const [, other, page, anchor = ''] = found;
  if (page === undefined && (other !== undefined || anchor === '' || name !== 'lesson.md'))
    return null;
  return { lesson: other ?? lesson, anchor };
}

/** Notes a link into a lesson for the check at the end and points it to the page; reports any other unknown kind. */
export function checkLink(token: Tokens.Link, { line, file }: Place): void {
  const target = targetOf(token.href, file);
  if (target) {
    file.references.push({ file: file.file, line, ...target });
    token.href =
      file.name === 'lesson.md' && target.lesson === file.lesson
        ? `#${target.anchor}`
        : paths.lesson(target.lesson, target.anchor);
    return;
  }
  if (/^(https?:\/\/|mailto:)\S+$/i.test(token.href)) return;
  const own = file.name === 'lesson.md' ? '#section-id' : 'lesson.md#section-id';
  file.report(
    line,
    `The link "${token.href}" leads nowhere. Write an address beginning with https://, mailto:, ${own}, or ../lesson-folder/lesson.md#section-id`,
  );
}

/** Points a picture to where it is served; reports one that is not in the folder or has no words for it. */
export function checkImage(token: Tokens.Image, { line, file }: Place): void {
  if (token.text.trim() === '') {
    file.report(
      line,
      `The picture has no words for those who cannot see it. Write: ![What it shows](${token.href})`,
    );
  }
  if (!file.pictures.has(token.href)) {
    const known = [...file.pictures.keys()].join(', ') || 'none yet';
    file.report(
      line,
      `There is no picture "${token.href}" in this folder. Put the file beside ${file.name} (svg, png, jpg, webp or avif; small letters), or write one of: ${known}.`,
    );
  }
  token.href = paths.courseImage(file.lesson, token.href);
}
