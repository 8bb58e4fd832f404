import type { Token, Tokens } from 'marked';
import { parseHeading, withoutBraces } from './headings.js';
import { checkImage, checkLink } from './links.js';
import type { MarkdownFile } from './markdown-file.js';

interface Place {
  line: number;
  file: MarkdownFile;
}

/**
 * Walks tokens before they are rendered: reports what the course may not contain, points links and pictures to where
 * they are served, and takes the ids off sub-headings. Answers the id of each heading in order, '' for none.
 */
export function checkTokens(tokens: readonly Token[], place: Place): string[] {
  const walk = lineWalk(place.line);
  return tokens.flatMap((token) => checkToken(token, { line: walk(token.raw), file: place.file }));
}

function checkToken(token: Token, place: Place): string[] {
  const check = checks[token.type];
  if (check) return check(token, place);
  return checkTokens(childrenOf(token), place);
}

type Check = (token: Token, place: Place) => string[];

const refuse =
  (message: (raw: string) => string): Check =>
  (token, { line, file }) => {
    file.report(line, message(token.raw.trim().split('\n')[0] ?? ''));
    return [];
  };

const checks: Readonly<Record<string, Check | undefined>> = {
  html: refuse(
    (raw) =>
      `HTML is not shown ("${raw.slice(0, 40)}"). Write markdown instead, or put the text in \`backticks\`.`,
  ),
  def: refuse(
    () =>
      'Link targets at the end of a file are not read. Write the link in its place: [words](https://…)',
  ),
  checkbox: refuse(() => 'Check boxes belong to the options of a quiz. Write a plain list: - text'),
  heading: (token, place) =>
    token.type === 'heading' ? checkHeading(token as Tokens.Heading, place) : [],
  link: (token, place) => {
    checkLink(token as Tokens.Link, place);
    return checkTokens(childrenOf(token), place);
  },
  image: (token, place) => {
    checkImage(token as Tokens.Image, place);
    return [];
  },
};

function checkHeading(token: Tokens.Heading, { line, file }: Place): string[] {
  const heading = parseHeading(token.text);
  if (token.depth > 4)
    file.report(line, `Headings go three levels deep at most. Write: ### ${heading.title}`);
  const last = token.tokens.at(-1);
  if (last?.type === 'text')
    Object.assign(last, {
      raw: withoutBraces(last.raw),
      text: withoutBraces((last as Tokens.Text).text),
    });
  if (heading.id !== '' && file.onSubheading) file.onSubheading(heading, line);
  if (heading.id !== '' && !file.onSubheading)
    file.report(line, `Sub-headings have no id here. Write: ### ${heading.title}`);
  return [heading.id, ...checkTokens(token.tokens, { line, file })];
}

const childrenOf = (token: Token): Token[] => {
  if (token.type === 'list') return (token as Tokens.List).items;
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table;
    return [header, ...rows].flat().flatMap((cell) => cell.tokens);
  }
  return 'tokens' in token ? (token.tokens ?? []) : [];
};

/** Answers the line on which each following token begins, from how many line ends went before it. */
const lineWalk = (first: number) => {
  let line = first;
  return (raw: string): number => {
    const here = line;
    line += raw.split('\n').length - 1;
    return here;
  };
};

/** What is left of inline tokens when all marks are taken away. */
export const plainText = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      const children = childrenOf(token);
      if (children.length > 0) return plainText(children);
      return 'text' in token && typeof token.text === 'string' ? token.text : ' ';
    })
    .join('');
