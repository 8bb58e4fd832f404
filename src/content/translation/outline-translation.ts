import { join } from 'node:path';
import { z } from 'zod';
import { readCourseText } from '../course-files.js';
import { courseExamples } from '../course-schema.js';
import type { Course, Track } from '../course.js';
import type { Report } from '../faults.js';
import { textField } from '../fields.js';
import { readYaml } from '../yaml-reader.js';
import { checkOf, ofExample, ofField } from './place.js';

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
  of: ofField,
});

const isWords = ([path]: [string, string]): boolean =>
  /^(title|tracks|tracks\.\w+(\.title|\.summary)?)$/.test(path);

const examples = {
  ...Object.fromEntries(Object.entries(courseExamples).filter(isWords)),
  of: ofExample,
};

export interface OutlinePlace {
  root: string;
  /** `course.es.yaml` */
  file: string;
  report: Report;
  behind: Report;
  mark: string;
}

type OutlineWords = Pick<Course, 'title' | 'tracks'>;

/** Reads `course.es.yaml`; null when it has faults. */
export async function translateOutline(
  { root, file, report, behind, mark }: OutlinePlace,
  { tracks }: OutlineWords,
): Promise<OutlineWords | null> {
  const text = await readCourseText(join(root, file), report);
  if (text === null) return null;
  const { value } = readYaml({ text, line: 1, schema, examples, report });
  if (!value) return null;
  checkOf(value.of, { behind, mark, file: { name: 'course.yaml' } });
  const words = (name: keyof typeof tracks): Track => ({ ...tracks[name], ...value.tracks[name] });
  return {
    title: value.title,
    tracks: { certified: words('certified'), qualified: words('qualified') },
  };
}
