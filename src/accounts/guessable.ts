import { commonParts, commonWholes, keyboardRuns, productWords } from './common-passwords.js';

/**
 * Whether a password is one of those that are tried first. A list of them would be long and never complete, so they are
 * recognised by how they are made: a known word, name or run of keys, once or several times, with digits and signs
 * around it. What remains after taking those away must be something of the person's own.
 */
export const isGuessable = (password: string, personal: readonly string[]): boolean => {
  const text = password.normalize('NFKC').toLowerCase();
  const words = [...personalWords(personal), ...productWords];
  return (
    new Set(text).size < 5 ||
    commonWholes.has(plainLetters(text)) ||
    ownLetters(text, words) < leastOwn
  );
};

/** Letters or signs of one's own that a password must have beside the known pieces. */
const leastOwn = 4;

/** What people write for letters: "p4ssw0rd" is "password". */
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const asLetters = (text: string): string =>
  [...text].map((sign) => lookalikes[sign] ?? sign).join('');

const plainLetters = (text: string): string => text.replace(/[^\p{L}]/gu, '');

/** Parts of a name or address that are long enough to mean something. */
const personalWords = (personal: readonly string[]): string[] =>
  personal
    .flatMap((word) =>
      word
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length >= 3);

/** The fewest letters that any way of taking the known pieces away leaves. */
const ownLetters = (text: string, words: readonly string[]): number => {
  const known = [...words, ...commonParts].sort((a, b) => b.length - a.length);
  const withoutWords = (from: string): string =>
    known.reduce((rest, word) => rest.replaceAll(word, ' '), from);
  const left = [text, asLetters(text)].flatMap((spelt) => [
    withoutRuns(withoutWords(spelt), 3),
    withoutWords(withoutRuns(spelt, 3)),
  ]);
  // Two rows of keys pressed in turn, as in 1q2w3e4r.
  return Math.min(...[...left, withoutRuns(plainLetters(text), 4)].map(lettersIn));
};

const lettersIn = (text: string): number => plainLetters(text).length;

/** Takes away runs along the keyboard or the alphabet, in either direction, and one sign repeated. */
const withoutRuns = (text: string, shortestRun: number): string => {
  let rest = '';
  for (let at = 0; at < text.length;) {
    const length = runAt(text, at);
    rest += length < shortestRun ? text.charAt(at) : ' ';
    at += length < shortestRun ? 1 : length;
  }
  return rest;
};

const runAt = (text: string, at: number): number => {
  let length = 1;
  while (at + length < text.length && isRun(text.slice(at, at + length + 1))) length += 1;
  return length;
};

const isRun = (piece: string): boolean =>
  new Set(piece).size === 1 || keyboardRuns.some((run) => run.includes(piece));
