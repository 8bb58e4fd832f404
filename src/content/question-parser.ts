import type { Token, Tokens } from 'marked';
import type { Passage, Question } from './course.js';
import { meaningHash, normalised } from './hash.js';
import { checkAttributes } from './headings.js';
import { targetOf } from './links.js';
import type { MarkdownFile } from './markdown-file.js';
import {
  blocksOf,
  isList,
  renderBlocks,
  renderInline,
  type Block,
  type Chapter,
} from './markdown.js';
import { checkOptions, parseOptions } from './option-parser.js';

/** Reads one `##` chapter of a quiz: a scene, the options, the passage to see. */
export function parseQuestion(chapter: Chapter, file: MarkdownFile): Question {
  const { heading, line, body } = chapter;
  checkAttributes(heading, ['kind'], (message) => file.report(line, message));
  const parts = partsOf(chapter, file);
  const kind = kindOf(chapter, file);
  const parsed = parts.list ? parseOptions(parts.list, file) : [];
  const options = parsed.map(({ option }) => option);
  if (parts.list)
    checkOptions(parsed, { kind, line: parts.list.line, heading: heading.id, report: file.report });
  const title = renderInline({ source: heading.title, line }, file);
  const see = seeOf(parts, { chapter, file });
  const meaning = [
    heading.id,
    kind,
    heading.title,
    normalised(parts.scene),
    parsed.map(({ meaning }) => meaning),
    see,
  ];
  return {
    id: heading.id,
    kind,
    title: title.text,
    titleHtml: title.html,
    sceneHtml: renderBlocks({ source: parts.scene, line: body.line }, file),
    options,
    hints: [],
    asksWhy: false,
    otherwiseHtml: '',
    see,
    hash: meaningHash(meaning),
  };
}

function kindOf({ heading, line }: Chapter, { report }: MarkdownFile): Question['kind'] {
  const written = heading.attributes.get('kind') ?? 'single';
  if (written === 'single' || written === 'multiple') return written;
  report(
    line,
    `"kind=${written}" is not a kind of question. Write {#${heading.id} kind=multiple}, or no kind for one right option.`,
  );
  return 'single';
}

interface Parts {
  scene: string;
  list: { token: Tokens.List; line: number } | null;
  after: Block[];
}

const isOptionList = (token: Token): token is Tokens.List =>
  isList(token) && token.items.some((item) => item.task);

function partsOf({ line, body }: Chapter, { report }: MarkdownFile): Parts {
  const blocks = blocksOf(body);
  const first = blocks.findIndex(({ token }) => isOptionList(token));
  const found = blocks[first];
  const scene = (first < 0 ? blocks : blocks.slice(0, first))
    .map(({ token }) => token.raw)
    .join('');
  if (!found || !isOptionList(found.token)) {
    report(
      line,
      'This question has no options. Write at least two: - [ ] What thoughtful people do {#short-name}',
    );
    return { scene, list: null, after: [] };
  }
  const after = blocks.slice(first + 1).filter(({ token }) => token.type !== 'space');
  return { scene, list: { token: found.token, line: found.line }, after };
}

interface SeePlace {
  chapter: Chapter;
  file: MarkdownFile;
}

/** Each question ends with exactly one link to a passage; anything else after the options is a slip of indentation. */
function seeOf({ list, after }: Parts, { chapter, file }: SeePlace): Passage {
  const links = after.flatMap((block) => seeLink(block) ?? []);
  for (const block of after.filter((other) => seeLink(other) === null)) {
    file.report(block.line, strayMessage(block.token));
  }
  const [found, second] = links;
  if (list && !found)
    file.report(
      chapter.line,
      'This question names no passage. End it with: [See: The meeting](lesson.md#the-meeting)',
    );
  if (second)
    file.report(second.line, 'This question names a second passage. Keep one "See:" link.');
  if (!found) return { lesson: file.lesson, section: '', title: '' };
  return passageOf(found, file);
}

const strayMessage = (token: Token): string =>
  isOptionList(token)
    ? 'The options fall into two lists here. Indent what stands between them by two spaces, so that it belongs to its option.'
    : 'This stands outside the options. Indent feedback by two spaces under its option, and end the question with [See: …](lesson.md#…)';

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
