import { z } from 'zod';
import { courseExamples } from '../course-schema.js';
import type { Course, Track } from '../course.js';
import { textField } from '../fields.js';
import { readYaml } from '../yaml-reader.js';
import { readTranslation, type TranslatedText } from './translated-text.js';

const track = z.strictObject(
  { title: textField, summary: textField },
  { error: 'must have title and summary' },
);

const schema = z.strictObject({
  title: textField,
  tracks: z.strictObject(
    { certified: track, qualified: track },
    { error: 'must hold certified and qualified' },
  ),
});

const isWords = ([path]: [string, string]): boolean =>
  /^(title|tracks|tracks\.\w+(\.title|\.summary)?)$/.test(path);

const examples = Object.fromEntries(Object.entries(courseExamples).filter(isWords));

type OutlineWords = Pick<Course, 'title' | 'tracks'>;

/** Reads `course.es.yaml`; null when it has faults. */
export async function translateOutline(
  place: TranslatedText,
  { tracks }: OutlineWords,
): Promise<OutlineWords | null> {
  const text = await readTranslation(place);
  if (text === null) return null;
  const { value } = readYaml({ text, line: 1, schema, examples, report: place.report });
  if (!value) return null;
  const words = (name: keyof typeof tracks): Track => ({ ...tracks[name], ...value.tracks[name] });
  return {
    title: value.title,
    tracks: { certified: words('certified'), qualified: words('qualified') },
  };
}
