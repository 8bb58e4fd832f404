const vowels = /[aeiouy]+/g;

/** Syllables of an English word as its letters suggest them: groups of vowels, less a silent e at the end. */
const syllablesOf = (word: string): number => {
  const groups = word.match(vowels)?.length ?? 0;
  const silent = /[^aeiouyl]e$|[^td]ed$/.test(word) ? 1 : 0;
  return Math.max(1, groups - silent);
};

const sentenceEnd = /[.!?]+(?=["”’)]*(?:\s|$))/g;

const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

/**
 * The Flesch–Kincaid grade level of an English text: about the years of school that it asks for.
 * 0.39 × words per sentence + 11.8 × syllables per word − 15.59, from: Kincaid, Fishburne, Rogers and Chissom, "Derivation of
 * New Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, 1975. Syllables are estimated.
 */
export const readingLevel = (text: string): number => {
  const words = text.toLowerCase().match(/[a-z]+(?:[’'][a-z]+)*/g) ?? [];
  if (words.length === 0) return 0;
  const sentences = Math.max(1, text.match(sentenceEnd)?.length ?? 0);
  const perSentence = words.length / sentences;
  return Math.max(0, 0.39 * perSentence + 11.8 * average(words.map(syllablesOf)) - 15.59);
};
