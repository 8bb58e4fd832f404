import { Marked, type Token, type Tokens } from 'marked';
import type { Report } from './faults.js';
import { parseHeading, type Heading } from './headings.js';
import { checkTokens, plainText } from './markdown-check.js';
import type { MarkdownFile, Piece } from './markdown-file.js';
import { sanitised } from './sanitise.js';

// An instance of our own: nobody's `marked.use` can change how the course is read.
const engine = new Marked({ gfm: true });

export interface Block {
  token: Token;
  line: number;
}

/** The blocks of a piece with their lines. */
export function blocksOf({ source, line }: Piece): Block[] {
  let next = line;
  return engine.lexer(source).map((token) => {
    const block = { token, line: next };
    next += token.raw.split('\n').length - 1;
    return block;
  });
}

export const isList = (token: Token): token is Tokens.List => token.type === 'list';
const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';

export interface Chapter {
  heading: Heading;
  line: number;
  body: Piece;
}

/** Splits at the `##` headings; what stands before the first one is the opening. */
export function splitChapters(
  piece: Piece,
  report: Report,
): { opening: Piece; chapters: Chapter[] } {
  const opening: Piece = { source: '', line: piece.line };
  const chapters: Chapter[] = [];
  for (const { token, line } of blocksOf(piece)) {
    if (isHeading(token) && token.depth === 2) {
      const after = line + token.raw.split('\n').length - 1;
      chapters.push({ heading: parseHeading(token.text), line, body: { source: '', line: after } });
      continue;
    }
    if (isHeading(token) && token.depth === 1)
      report(line, `The title stands in the front matter. Write: ## ${token.text}`);
    const target = chapters.at(-1)?.body ?? opening;
    target.source += token.raw;
  }
  return { opening, chapters };
}

/** Renders and sanitises a piece of several paragraphs; '' when there is nothing but space. */
export function renderBlocks(piece: Piece, file: MarkdownFile): string {
  const blocks = blocksOf(piece);
  const ids = blocks.flatMap(({ token, line }) => checkTokens([token], { line, file }));
  const html = engine.parser(blocks.map(({ token }) => token));
  return sanitised(html, { ids, pictures: file.pictures }).trim();
}

/** Renders and sanitises one line of text. */
export function renderInline(
  { source, line }: Piece,
  file: MarkdownFile,
): { html: string; text: string } {
  const tokens = engine.Lexer.lexInline(source, engine.defaults);
  checkTokens(tokens, { line, file });
  const html = engine.Parser.parseInline(tokens, engine.defaults);
  return {
    html: sanitised(html, { ids: [], pictures: file.pictures }).trim(),
    text: plainText(tokens).trim(),
  };
}

/** How many words a reader meets in rendered text. */
export const countWords = (html: string): number =>
  html
    .replace(/<[^>]+>/g, ' ')
    .split(/\s+/)
    .filter(Boolean).length;
