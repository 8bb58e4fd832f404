import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isLanguageCode, original } from '../../platform/locales.js';
import type { Faults } from '../faults.js';

/** `lesson.es.md` beside `lesson.md`. */
export interface TranslationFile {
  locale: string;
  /** The file that it translates: `lesson.md`. */
  name: string;
  /** As faults name it: `slug/lesson.es.md`. */
  file: string;
}

/** A folder of the course: '' for the course's own. */
export interface TranslatedFolder {
  root: string;
  folder: string;
  faults: Faults;
}

const shapes = {
  course: /^(course)\.(.+)\.(yaml)$/,
  lesson: /^(lesson|quiz|reflection|examples|facilitator)\.(.+)\.(md)$/,
};

/** The translations in one folder; a code that names no language is reported. */
export async function translationsIn(place: TranslatedFolder): Promise<TranslationFile[]> {
  const { root, folder } = place;
  const shape = folder === '' ? shapes.course : shapes.lesson;
  const entries = await readdir(join(root, folder)).catch(() => []);
  return entries.sort().flatMap((entry) => {
    const [, word, locale = '', ending] = shape.exec(entry) ?? [];
    if (word === undefined) return [];
    const found = { locale, name: `${word}.${ending}`, file: join(folder, entry) };
    return isTranslation(found, place.faults) ? [found] : [];
  });
}

function isTranslation({ locale, name, file }: TranslationFile, faults: Faults): boolean {
  const [word, ending] = name.split('.');
  if (locale === original)
    faults.in(file)(1, `The text in this language stands in ${name}. Take this file out.`);
  else if (!isLanguageCode(locale))
    faults.in(file)(
      1,
      `"${locale}" is no code of a language. Name the file ${word}.es.${ending}: two small letters, and a country only where it matters (es-MX).`,
    );
  else return true;
  return false;
}
