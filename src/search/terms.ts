const marks = /\p{M}/gu;

/** A word as it is looked up: without case, accents and the apostrophe; null for what is no word. */
export const termOf = (word: string): string | null =>
  word.normalize('NFKD').replace(marks, '').replace(/[’']/g, '').toLowerCase() || null;

/** A piece of a text, and whether it is one of the words that were meant. */
export interface Piece {
  text: string;
  isMeant: boolean;
}

/** Words and what stands between them, as the index tells them apart. */
const words = /[^\n\r\p{Z}\p{P}]+/gu;

const isMeant = (word: string, terms: ReadonlySet<string>): boolean => {
  const term = termOf(word);
  return term !== null && terms.has(term);
};

/** How long a passage is shown, in characters. */
const longest = 240;

/** The start of the stretch that holds most of the words that were meant. */
const bestStart = (text: string, terms: ReadonlySet<string>): number => {
  const places = [...text.matchAll(words)].filter(([word]) => isMeant(word, terms));
  const within = (from: number): number =>
    new Set(
      places
        .filter(({ index }) => index >= from && index < from + longest)
        .map(([word]) => termOf(word)),
    ).size;
  const [best = 0] = places
    .map(({ index }) => index)
    .sort((one, other) => within(other) - within(one) || one - other);
  return sentenceAt(text, best);
};

/** The start of the sentence around a place, if it is near. */
const sentenceAt = (text: string, place: number): number => {
  const before = text.slice(0, place);
  const start = Math.max(...['. ', '? ', '! ', '” '].map((end) => before.lastIndexOf(end) + 2));
  if (start > 1 && place - start < longest / 2) return start;
  return place < longest / 2 ? 0 : before.lastIndexOf(' ', place - longest / 4) + 1;
};

const cut = (text: string, start: number): string => {
  const end = start + longest;
  const shown =
    end >= text.length ? text.slice(start) : text.slice(start, text.lastIndexOf(' ', end));
  return `${start > 0 ? '… ' : ''}${shown}${end < text.length ? ' …' : ''}`;
};

/** The stretch of a text that holds most of what was meant, in pieces. */
export const excerptOf = (text: string, terms: ReadonlySet<string>): Piece[] =>
  piecesOf(cut(text, bestStart(text, terms)), terms);

/** A text in pieces, those that were meant apart from the others. */
export const piecesOf = (text: string, terms: ReadonlySet<string>): Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(words)) {
    if (!isMeant(word, terms)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), isMeant: false });
    pieces.push({ text: word, isMeant: true });
    end = index + word.length;
  }
  return end < text.length ? [...pieces, { text: text.slice(end), isMeant: false }] : pieces;
};
