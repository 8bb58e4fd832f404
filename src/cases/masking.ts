import type { CaseText } from './case.js';

export interface Named {
  id: string;
  name: string;
}

interface Word {
  folded: string;
  from: number;
  to: number;
}

const letters = /[\p{L}\p{M}\p{N}]+/gu;
/** What may stand between two words of one name. */
const joint = /^(?:[ \t\u00a0]+|\n|['’.-] ?)$/u;

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(letters)].map(({ 0: word, index }) => ({
    folded: fold(word),
    from: index,
    to: index + word.length,
  }));

const foldedWords = (text: string): string[] => wordsIn(text).map(({ folded }) => folded);

/** In a script that knows capitals, a name begins with one: "will" is a verb, "Will" somebody. */
const isCapital = (text: string): boolean => {
  const [first = ''] = text;
  return first === first.toLocaleUpperCase('en');
};

/** The whole name and each part of it, the longest first; "de" and "von" alone are nobody's name. */
const formsOf = (name: string): string[][] => {
  const parts = name.split(/\s+/).filter((part) => isCapital(part));
  return [name, ...parts]
    .map(foldedWords)
    .filter((form) => form.join('').length > 1)
    .sort((a, b) => b.length - a.length);
};

interface Span {
  from: number;
  to: number;
}

const spanAt = (
  text: string,
  { words, at, form }: { words: readonly Word[]; at: number; form: readonly string[] },
): Span | null => {
  const found = words.slice(at, at + form.length);
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last || found.length < form.length) return null;
  const isSame = found.every(({ folded, from }, index) => {
    const before = found[index - 1];
    return folded === form[index] && (!before || joint.test(text.slice(before.to, from)));
  });
  return isSame && isCapital(text.slice(first.from)) ? { from: first.from, to: last.to } : null;
};

/** Where somebody is named, in order, the longest form at each place. */
const spansOf = (text: string, name: string): Span[] => {
  const [words, forms, spans] = [wordsIn(text), formsOf(name), [] as Span[]];
  for (const [at, word] of words.entries()) {
    if (word.from < (spans.at(-1)?.to ?? 0)) continue;
    const span = forms.map((form) => spanAt(text, { words, at, form })).find(Boolean);
    if (span) spans.push(span);
  }
  return spans;
};

const beginsSentence = (before: string): boolean => /(?:^|\n|[.!?¿¡]["”’»)]?\s*)$/u.test(before);

/** The text with everything somebody is called by replaced. */
export const maskName = (text: string, name: string, instead: string): string => {
  const begin = instead.charAt(0).toLocaleUpperCase('en') + instead.slice(1);
  return spansOf(text, name).reduceRight(
    (masked, { from, to }) =>
      masked.slice(0, from) +
      (beginsSentence(text.slice(0, from)) ? begin : instead) +
      masked.slice(to),
    text,
  );
};

/** Those of the people whom a text names, by their whole name or a part of it. */
export const namedIn = (
  { title, happened, did, next }: CaseText,
  people: readonly Named[],
): Named[] =>
  people.filter(({ name }) =>
    [title, happened, did, next].some((text) => spansOf(text, name).length > 0),
  );

export const maskCase = (
  { title, happened, did, next }: CaseText,
  name: string,
  instead: string,
): CaseText => ({
  title: maskName(title, name, instead),
  happened: maskName(happened, name, instead),
  did: maskName(did, name, instead),
  next: maskName(next, name, instead),
});
