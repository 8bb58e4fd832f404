import type { Tokens } from 'marked';
import { normalised } from './hash.js';
import { createIdCheck } from './headings.js';
import type { MarkdownFile } from './markdown-file.js';
import { renderBlocks } from './markdown.js';
import { isTelling } from './telling-ids.js';

/** One item of the list of a question: `- [x] Words. {#id}`, `1. Words. {#id}`, with the feedback under it. */
export interface Item {
  id: string;
  line: number;
  words: string;
  /** What stands before the words: `- [x]`, `-` or `2.`. */
  mark: string;
  hasBox: boolean;
  isTicked: boolean;
  feedbackHtml: string;
  /** What counts for the hash of the question. */
  meaning: unknown;
}

export interface ItemList {
  token: Tokens.List;
  line: number;
}

export interface ItemPlace {
  file: MarkdownFile;
  /** What an item is called in messages: option, pair, … */
  noun: string;
}

/** Reads each item of a list; reports ids and words that are missing, come twice or tell too much. */
export function parseItems({ token, line }: ItemList, place: ItemPlace): Item[] {
  const checkId = createIdCheck(place.file.report, `${place.noun} of a question`);
  const checkWords = createWordsCheck(place);
  let next = line;
  return token.items.map((listed) => {
    const item = parseItem(listed, { ...place, line: next });
    next += listed.raw.split('\n').length - 1;
    checkId({ id: item.id, line: item.line, written: `${item.mark} ${item.words}` });
    checkWords(item);
    return item;
  });
}

function parseItem(
  listed: Tokens.ListItem,
  { file, noun, line }: ItemPlace & { line: number },
): Item {
  const { words, id, feedback } = takeApart(listed.text);
  const above = listed.text.slice(0, listed.text.length - feedback.length);
  const below = line + above.split('\n').length - 1;
  if (isTelling(id))
    file.report(
      line,
      `The id "${id}" would tell what holds. Write one that says what the ${noun} is about: {#short-name}`,
    );
  const isTicked = listed.checked === true;
  return {
    id,
    line,
    words,
    mark: markOf(listed),
    hasBox: listed.task,
    isTicked,
    feedbackHtml: renderBlocks({ source: feedback, line: below }, file),
    meaning: [id, isTicked, normalised(words), normalised(feedback)],
  };
}

const markOf = ({ raw, task, checked }: Tokens.ListItem): string => {
  const bullet = /^\s*(\d+[.)]|[-*+])/.exec(raw)?.[1] ?? '-';
  return task ? `${bullet} [${checked === true ? 'x' : ' '}]` : bullet;
};

/** The words go up to the id, or to the first empty line where there is no id. */
const takeApart = (text: string): { words: string; id: string; feedback: string } => {
  const found = /^(.*?)\s*\{#([^}]*)\}[ \t]*(?:\n|$)/s.exec(text);
  if (found && !(found[1] ?? '').includes('\n\n')) {
    return {
      words: (found[1] ?? '').trim(),
      id: (found[2] ?? '').trim(),
      feedback: text.slice(found[0].length),
    };
  }
  const gap = text.indexOf('\n\n');
  const end = gap < 0 ? text.length : gap;
  return { words: text.slice(0, end).trim(), id: '', feedback: text.slice(end) };
};

const createWordsCheck = ({ file, noun }: ItemPlace) => {
  const seen = new Map<string, number>();
  return ({ words, mark, line }: Item): void => {
    const before = seen.get(words.toLowerCase());
    if (words === '')
      file.report(
        line,
        `This ${noun} has no words. Write: ${mark} What thoughtful people do {#short-name}`,
      );
    else if (before !== undefined)
      file.report(
        line,
        `This ${noun} says the same as the one in line ${before}. Write other words, or take it out.`,
      );
    else seen.set(words.toLowerCase(), line);
  };
};

/** Reports each item under which nothing is said. */
export function checkFeedback(items: readonly Item[], { file, noun }: ItemPlace): void {
  for (const { feedbackHtml, line, mark } of items) {
    if (feedbackHtml !== '') continue;
    file.report(
      line,
      `This ${noun} has no feedback. Write it under the ${noun}, after an empty line, indented by ${indentUnder(mark)} spaces.`,
    );
  }
}

/** How far a text is indented to belong to an item, in words. */
export const indentUnder = (mark: string): string => (/^\d/.test(mark) ? 'three' : 'two');
