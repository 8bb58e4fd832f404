import { hashOf } from '../../platform/ids.js';
import type { Option } from '../course.js';
import { normalised } from '../hash.js';
import { checkFeedback, type Item } from '../list-items.js';
import { renderInline } from '../markdown.js';
import { checkCount, type KindList, type ListKind } from './list-kind.js';

const noun = 'pair';
const arrow = /\s*(?:->|→)\s*/;
const idLength = 12;

/** Each thing is given what belongs to it. */
export const match: ListKind = {
  form: 'dashes',
  noun,
  example: '- Sort -> Keep only what the work needs {#sort}',
  read(list) {
    checkCount(
      list,
      3,
      'Fewer than three pairs are found by guessing. Write another: - Sort -> Keep only what the work needs {#sort}',
    );
    return { options: readPairs(list), otherwiseHtml: '' };
  },
};

/** The pairs of a list, however many there are. */
export function readPairs(list: KindList): Option[] {
  const { items, file } = list;
  checkFeedback(items, { file, noun });
  const halves = items.map((item) => ({ item, ...halvesOf(item, list) }));
  checkAlike(
    halves.map(({ item, left }) => ({ words: left, line: item.line })),
    list,
  );
  checkAlike(
    halves.map(({ item, right }) => ({ words: right, line: item.line })),
    list,
  );
  return halves.map((half) => toOption(half, list));
}

interface Halves {
  left: string;
  right: string;
}

function halvesOf({ words, line, id }: Item, { file }: KindList): Halves {
  const [left = '', right = '', ...more] = words.split(arrow);
  if (left === '' || right === '' || more.length > 0)
    file.report(
      line,
      `A pair is two things with one arrow between them. Write: - ${left || words} -> What belongs to it {#${id || 'short-name'}}`,
    );
  return { left, right };
}

interface Side {
  words: string;
  line: number;
}

/** Two halves that read the same could not be told apart. */
function checkAlike(sides: readonly Side[], { file }: KindList): void {
  const seen = new Map<string, number>();
  for (const { words, line } of sides) {
    const before = seen.get(words.toLowerCase());
    if (before !== undefined && words !== '')
      file.report(
        line,
        `"${words}" stands in line ${before} already, and nobody could tell the two apart. Write other words.`,
      );
    else seen.set(words.toLowerCase(), line);
  }
}

interface Half extends Halves {
  item: Item;
}

const toOption = ({ item, left, right }: Half, { question, file }: KindList): Option => ({
  id: item.id,
  ...renderInline({ source: left, line: item.line }, file),
  right: true,
  feedbackHtml: item.feedbackHtml,
  partner: {
    id: hashOf(JSON.stringify([question, normalised(right)])).slice(0, idLength),
    ...renderInline({ source: right, line: item.line }, file),
  },
});
