import type { Token, Tokens } from 'marked';
import { indentUnder, type ItemList } from './list-items.js';
import type { MarkdownFile, Piece } from './markdown-file.js';
import { blocksOf, isList, type Block, type Chapter } from './markdown.js';

/** The parts of a `##` chapter of a quiz, in the order in which they are written. */
export interface QuestionParts {
  scene: string;
  hints: Piece[];
  list: ItemList | null;
  /** What stands after the list; the passage to see is one of them. */
  after: Block[];
}

export function partsOf(
  { line, body }: Chapter,
  example: string,
  { report }: MarkdownFile,
): QuestionParts {
  const blocks = blocksOf(body);
  const place = listPlace(blocks.map(({ token }) => token));
  const found = blocks[place];
  const above = place < 0 ? blocks : blocks.slice(0, place);
  const parts = { scene: sceneOf(above, report), hints: hintsOf(above, report) };
  if (!found || !isList(found.token)) {
    report(line, `This question has no options. Write at least two: ${example}`);
    return { ...parts, list: null, after: [] };
  }
  const after = blocks.slice(place + 1).filter(({ token }) => token.type !== 'space');
  return { ...parts, list: { token: found.token, line: found.line }, after };
}

const looksLikeOptions = (token: Token): token is Tokens.List =>
  isList(token) && token.items.some(({ task, text }) => task || text.includes('{#'));

/** The list to answer: the first that looks like it; in want of one the last, so that what it lacks can be said. */
const listPlace = (tokens: readonly Token[]): number => {
  const first = tokens.findIndex(looksLikeOptions);
  return first < 0 ? tokens.findLastIndex(isList) : first;
};

/** Its translation may say so too. */
const hintStart = /^(?:Hint|Pista):[ \t]*/;
const hintInside = /^(?:Hint|Pista):/m;
const nextHint = /\n(?=(?:Hint|Pista):)/;
const nearlyHint = /^\W{0,3}(?:hint|pista)s?\W{0,3}\d*\W{0,3}:/i;

const isHint = ({ token }: Block): boolean =>
  token.type === 'paragraph' && hintStart.test(token.raw);

const isSpace = ({ token }: Block): boolean => token.type === 'space';

type Report = MarkdownFile['report'];

function sceneOf(above: readonly Block[], report: Report): string {
  const firstHint = above.findIndex(isHint);
  above.forEach((block, index) => {
    if (isHint(block) || isSpace(block)) return;
    if (nearlyHint.test(block.token.raw))
      report(block.line, 'A hint begins with its one word. Write: Hint: Think of the hour before.');
    else if (hintInside.test(block.token.raw))
      report(block.line, 'A hint stands in a paragraph of its own. Put an empty line above it.');
    else if (firstHint >= 0 && index > firstHint)
      report(
        block.line,
        'This stands below a hint. Move it above the hints, or begin it with "Hint:".',
      );
  });
  return above
    .filter((block) => !isHint(block))
    .map(({ token }) => token.raw)
    .join('');
}

/** Hints that follow one another without an empty line are still one step each. */
const hintsOf = (above: readonly Block[], report: Report): Piece[] =>
  above.filter(isHint).flatMap(({ token, line }) => {
    let next = line;
    return token.raw.split(nextHint).map((raw) => {
      const piece = { source: raw.replace(hintStart, ''), line: next };
      next += raw.split('\n').length;
      if (piece.source.trim() === '')
        report(piece.line, 'This hint is empty. Write: Hint: Think of the hour before.');
      return piece;
    });
  });

/** What is to be said of a block that belongs neither to the options nor to the passage. */
export const strayMessage = ({ token }: Block, { list }: QuestionParts): string => {
  const indent = indentUnder(list?.token.ordered === true ? '1.' : '-');
  if (isHint({ token, line: 0 }))
    return 'A hint stands above the options, since it is read before answering. Move it there.';
  return looksLikeOptions(token)
    ? `The options fall into two lists here. Indent what stands between them by ${indent} spaces, so that it belongs to its option.`
    : `This stands outside the options. Indent feedback by ${indent} spaces under its option, and end the question with [See: …](lesson.md#…)`;
};
