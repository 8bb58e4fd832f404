import { madeOnce } from './remember.js';

/** Languages that people at work in one place are likely to write in, by their codes. */
export const writtenLanguages = [
  ...['ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'fa', 'fi', 'fr', 'hi', 'hr', 'ht', 'hu'],
  ...['it', 'ja', 'ko', 'nl', 'no', 'pa', 'pl', 'pt', 'ro', 'ru', 'sk', 'so', 'sr', 'sv', 'th'],
  ...['tl', 'tr', 'uk', 'ur', 'vi', 'zh'],
] as const;

const speakers = new Map<string, Intl.DisplayNames>();

/** The name of a language in a reader's own. */
export const nameOfLanguage = (code: string, locale: string): string => {
  // Making one takes far longer than using it.
  const names = madeOnce(
    speakers,
    locale,
    () => new Intl.DisplayNames(locale, { type: 'language' }),
  );
  return names.of(code) ?? code;
};

/** The names of languages in a reader's own, in its order of the alphabet. */
export const namesOfLanguages = (codes: readonly string[], locale: string): string[] =>
  codes.map((code) => nameOfLanguage(code, locale)).sort((a, b) => a.localeCompare(b, locale));
