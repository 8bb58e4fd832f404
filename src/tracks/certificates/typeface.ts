import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The typeface of certificates as whole files: it is embedded, and nothing may stand there that it has no letters for. */
export interface Typeface {
  regular: Buffer;
  semibold: Buffer;
  /** Whether every character has its own shape. Where one has none, a reader would see an empty box or nothing. */
  canShow(text: string): boolean;
}

const fileOf = (name: string): string =>
  createRequire(import.meta.url).resolve(
    `@expo-google-fonts/source-serif-4/${name}/SourceSerif4_${name}.ttf`,
  );

const load = async (): Promise<Typeface> => {
  const [{ create }, regular, semibold] = await Promise.all([
    import('fontkit'),
    readFile(fileOf('400Regular')),
    readFile(fileOf('600SemiBold')),
  ]);
  const font = create(regular);
  if (!('hasGlyphForCodePoint' in font)) throw new Error('The typeface is not a single font');
  return {
    ...{ regular, semibold },
    canShow: (text) =>
      [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)),
  };
};

let loaded: Promise<Typeface> | undefined;

/** Read when it is first asked for: most processes never print a certificate. */
export const typeface = (): Promise<Typeface> => (loaded ??= load());
