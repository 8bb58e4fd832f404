/** Languages that people at work in one place are likely to write in, by their codes. */
export const writtenLanguages = [
  ...['ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'fa', 'fi', 'fr', 'hi', 'hr', 'ht', 'hu'],
  ...['it', 'ja', 'ko', 'nl', 'no', 'pa', 'pl', 'pt', 'ro', 'ru', 'sk', 'so', 'sr', 'sv', 'th'],
  ...['tl', 'tr', 'uk', 'ur', 'vi', 'zh'],
] as const;

/** The names of languages in a reader's own, in its order of the alphabet. */
export const namesOfLanguages = (codes: readonly string[], locale: string): string[] => {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return codes.map((code) => names.of(code) ?? code).sort((a, b) => a.localeCompare(b, locale));
};
