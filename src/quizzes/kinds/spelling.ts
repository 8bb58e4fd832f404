const articles = new Set([
  ...['a', 'an', 'the'],
  ...['el', 'la', 'lo', 'los', 'las', 'un', 'una', 'unos', 'unas'],
]);
const pluralFrom = 4;

/** Case, accents and spaces do not change a word. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

const singular = (word: string): string =>
  word.length >= pluralFrom && /[^s]s$/.test(word) ? word.slice(0, -1) : word;

/** What is left of a short answer when it does not matter how it was put: also without punctuation, articles, plural s. */
export const essence = (text: string): string =>
  folded(text)
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !articles.has(word))
    .map(singular)
    .join(' ');

const twoSlipsFrom = 9;
const oneSlipFrom = 5;

/** How many slips of the fingers a word of this length forgives. */
export const slipsFor = (text: string): number => {
  if (text.length >= twoSlipsFrom) return 2;
  return text.length >= oneSlipFrom ? 1 : 0;
};

interface Rows {
  beforeLast: readonly number[];
  last: readonly number[];
}

const entry = (row: readonly number[], at: number): number => row[at] ?? Infinity;

/** Whether the letters that end here stand the other way round. */
const isSwapped = (a: string, b: string, { at, to }: { at: number; to: number }): boolean =>
  at > 0 && to > 0 && a[at] === b[to - 1] && a[at - 1] === b[to];

const nextRow = (a: string, b: string, { at, rows }: { at: number; rows: Rows }): number[] => {
  const row = [at + 1];
  for (let to = 0; to < b.length; to += 1) {
    const changed = entry(rows.last, to) + (a[at] === b[to] ? 0 : 1);
    const oneMore = Math.min(entry(rows.last, to + 1), entry(row, to)) + 1;
    const swapped = isSwapped(a, b, { at, to }) ? entry(rows.beforeLast, to - 1) + 1 : Infinity;
    row.push(Math.min(changed, oneMore, swapped));
  }
  return row;
};

/** How many slips lie between two texts: a letter left out, put in, changed, or two neighbours swapped. */
export const slipsBetween = (a: string, b: string): number => {
  let rows: Rows = {
    beforeLast: [],
    last: Array.from({ length: b.length + 1 }, (_, index) => index),
  };
  for (let at = 0; at < a.length; at += 1)
    rows = { beforeLast: rows.last, last: nextRow(a, b, { at, rows }) };
  return entry(rows.last, b.length);
};
