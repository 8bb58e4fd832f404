import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import i18next from 'i18next';
import { createBounded } from './bounded.js';
import { original } from './locales.js';
import { madeOnce } from './remember.js';

/**
 * A phrase of the interface in the reader's language: `t('lessons.markRead', { title })`.
 * Throws on a key that no catalogue has, so that a page never shows a key to a person.
 */
export type Words = (key: string, values?: Values) => string;

const mostRemembered = 5_000;
const longestRemembered = 200;

type Values = Readonly<Record<string, string | number>>;

/** What was asked for, in one string: another one for each key and all values, a number being another one than its digits. */
const questionOf = (key: string, values: Values): string => {
  let question = key;
  for (const name in values) {
    const value = values[name] ?? '';
    question += (typeof value === 'number' ? '\u0001' : '\u0000') + name + '\u0000' + value;
  }
  return question;
};

/** A page says the same phrases again and again; working each out anew takes longer than all else it says. */
const saidBefore = (t: Words): Words => {
  const said = createBounded<string>(mostRemembered);
  return (key, values) => {
    const question = values ? questionOf(key, values) : key;
    const known = said.get(question);
    if (known !== undefined) return known;
    const phrase = t(key, values);
    if (question.length <= longestRemembered) said.set(question, phrase);
    return phrase;
  };
};

const readLanguage = async (dir: string): Promise<Record<string, unknown>> => {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.json'));
  const parts = files.map(async (file): Promise<[string, unknown]> => [
    file.slice(0, -'.json'.length),
    JSON.parse(await readFile(join(dir, file), 'utf8')),
  ]);
  return Object.fromEntries(await Promise.all(parts));
};

/** Reads `dir/<language>/<feature>.json`; the feature's name is the first part of its keys. Values are escaped by the page, not here. */
export const loadWords = async (dir: string): Promise<(locale: string) => Words> => {
  const languages = await readdir(dir);
  const read = languages.map(
    async (language): Promise<[string, { words: Record<string, unknown> }]> => [
      language,
      { words: await readLanguage(join(dir, language)) },
    ],
  );
  const catalogue = i18next.createInstance();
  await catalogue.init({
    resources: Object.fromEntries(await Promise.all(read)),
    fallbackLng: original,
    defaultNS: 'words',
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`No word for "${key}"`);
    },
  });
  const spoken = new Map<string, Words>();
  return (locale) =>
    madeOnce(spoken, locale, () => {
      const t = catalogue.getFixedT(locale);
      return saidBefore((key, values) => t(key, values ?? {}));
    });
};
