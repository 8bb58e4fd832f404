/** The languages people can choose, each by its own name. Each has a folder of catalogues. */
export const languages = { en: 'English', es: 'Español' } as const;

export type Language = keyof typeof languages;

/** The language that is there where another has no words, and in which the course is written first. */
export const original = 'en';

export const languageCodes = Object.keys(languages) as [Language, ...Language[]];

export const isLanguage = (code: string | null | undefined): code is Language =>
  code !== null && code !== undefined && Object.hasOwn(languages, code);

const twoLetters = /^[a-z]{2}(-[A-Z]{2})?$/;

/** Whether a code such as `es` or `es-MX` names a language. */
export const isLanguageCode = (code: string): boolean =>
  twoLetters.test(code) &&
  new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code) !== undefined;
