import { describe, expect, it } from '@jest/globals';
import { languageCodes } from '../../src/platform/locales.js';
import { covers, keysOf, languages, namedKeys, phrasesOf } from './phrases.js';

const known = [...keysOf('en')];
const named = namedKeys();

/** Keys that are put together where no single text names them, each with the place that does it. */
const assembled: readonly { key: RegExp; because: string }[] = [
  { key: /^errors\.[a-z-]+\.message$/, because: 'AppError takes errors.<kind> as its message' },
];

/** Texts that only look like keys. */
const otherTexts: readonly { text: string; because: string }[] = [];

describe('the catalogues', () => {
  it('have every phrase that code and templates name', () => {
    const missing = named.filter(
      ({ key }) =>
        !known.some((one) => covers(key, one)) &&
        !known.some((one) => one.startsWith(`${key}.`)) &&
        !otherTexts.some(({ text }) => text === key),
    );
    expect(missing.map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
  });

  it('have no phrase that nobody names', () => {
    const unused = known.filter(
      (key) =>
        !named.some((one) => covers(one.key, key)) && !assembled.some((one) => one.key.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('name no assembled or other text that is not there any more', () => {
    expect(assembled.filter(({ key }) => !known.some((one) => key.test(one)))).toEqual([]);
    expect(otherTexts.filter(({ text }) => !named.some(({ key }) => key === text))).toEqual([]);
  });

  it.each(languages)('give every plural all forms of its language: %s', (language) => {
    const phrases = phrasesOf(language);
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const missing = [...phrases.keys()]
      .filter((key) => key.endsWith('_one'))
      .flatMap((key) => pluralCategories.map((form) => key.replace(/one$/, form)))
      .filter((key) => !phrases.has(key));
    expect(missing).toEqual([]);
  });

  it('are there for each language that people can choose, and for no other', () => {
    expect([...languages].sort()).toEqual([...languageCodes].sort());
  });

  it.each(languages)('hold the same keys and the same values to fill in: %s', (language) => {
    const holes = (phrase = ''): string[] => [...new Set(phrase.match(/\{\{\w+\}\}/g))].sort();
    expect([...keysOf(language)].sort()).toEqual([...known].sort());
    const english = phrasesOf('en');
    const other = [...phrasesOf(language)].filter(
      ([key, phrase]) => String(holes(phrase)) !== String(holes(english.get(key) ?? phrase)),
    );
    expect(other).toEqual([]);
  });
});
