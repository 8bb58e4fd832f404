import { join, resolve } from 'node:path';
import { z } from 'zod';
import { paths } from '../web/paths.js';
import { compact } from './compact.js';
import { checkCourse, reportTwice } from './course-check.js';
import { readCourseText } from './course-files.js';
import { courseExamples, courseSchema, type CourseFile } from './course-schema.js';
import type { Course, CourseImage, Lesson } from './course.js';
import { createFaults, type Fault, type Faults } from './faults.js';
import { idField } from './fields.js';
import { giveawaysOf, grossGiveaways } from './giveaways.js';
import { markOf, meaningHash } from './hash.js';
import { loadLesson, type LoadedLesson } from './lesson-loader.js';
import type { Reference } from './markdown-file.js';
import { loadTranslations, type Originals } from './translation/load-translations.js';
import { shareForms } from './translation/shared-forms.js';
import { readYaml } from './yaml-reader.js';

/** `behind`: what readers of a translation get in the original's words; no fault. */
export type LoadResult = { course: Course; behind: Fault[] } | { faults: Fault[] };

const courseFile = 'course.yaml';

/** Reads and checks the whole course in a folder. Finds every fault, not only the first; with one, there is no course. */
export async function loadCourse(dir: string): Promise<LoadResult> {
  const root = resolve(dir);
  const faults = createFaults();
  const outline = await readOutline(root, faults);
  const references: Reference[] = [];
  const loaded: LoadedLesson[] = [];
  for (const entry of outline.lessons) {
    const lesson = await loadLesson({ root, faults, references, ...entry });
    if (lesson) loaded.push(lesson);
  }
  checkNumbers(loaded, { faults, planned: outline.course?.lessonsPlanned ?? null });
  checkReferences(references, { loaded, faults });
  reportGiveaways(loaded, faults);
  if (!outline.course || faults.list().length > 0) return { faults: faults.list() };
  const course = toCourse(outline.course, loaded);
  return translated({ root, course, mark: outline.mark, loaded, faults });
}

/** Translations are held against a sound original only: what is amiss there would be reported in each of them. */
async function translated(
  originals: Omit<Originals, 'behind' | 'references'>,
): Promise<LoadResult> {
  const { course, loaded, faults } = originals;
  const behind = createFaults();
  const references: Reference[] = [];
  const translations = await loadTranslations({ ...originals, behind, references });
  checkReferences(references, { loaded, faults });
  if (faults.list().length > 0) return { faults: faults.list() };
  shareForms([course, ...translations.values()]);
  const hash = meaningHash([course.hash, [...translations.values()].map((one) => one.hash)]);
  return { course: compact({ ...course, hash, translations }), behind: behind.list() };
}

interface Outline {
  course: CourseFile | null;
  mark: string;
  /** The lessons that can be looked at, even where the rest of the file has faults. */
  lessons: { slug: string; reportFolder: (message: string) => void }[];
}

async function readOutline(root: string, faults: Faults): Promise<Outline> {
  const report = faults.in(courseFile);
  const text = await readCourseText(join(root, courseFile), report);
  if (text === null) return { course: null, mark: '', lessons: [] };
  const { value, data, lineOf } = readYaml({
    text,
    line: 1,
    schema: courseSchema,
    examples: courseExamples,
    report,
  });
  if (value)
    checkCourse({ course: value, report: (path, message) => report(lineOf(path), message) });
  const named = z.object({ lessons: z.array(z.unknown()) }).safeParse(data);
  const slugs = (named.data?.lessons ?? []).map((slug) => idField.safeParse(slug).data ?? '');
  reportTwice(slugs, (index, slug) => {
    if (slug !== '')
      report(
        lineOf(['lessons', index]),
        `The lesson "${slug}" is listed twice. Take one of the lines out.`,
      );
  });
  const lessons = [...new Set(slugs)].filter(Boolean).map((slug) => ({
    slug,
    reportFolder: (message: string) => report(lineOf(['lessons', slugs.indexOf(slug)]), message),
  }));
  return { course: value, mark: markOf(text), lessons };
}

interface NumberRules {
  faults: Faults;
  planned: number | null;
}

function checkNumbers(loaded: readonly LoadedLesson[], { faults, planned }: NumberRules): void {
  let before = 0;
  for (const { lesson, file, isReadable } of loaded) {
    if (!isReadable) continue;
    const report = faults.in(file);
    if (lesson.number <= before) {
      report(
        2,
        `"number" must grow along the lessons of course.yaml. Write: number: ${before + 1}, or more`,
      );
    } else if (planned !== null && lesson.number > planned) {
      report(
        2,
        `"number" is more than lessonsPlanned in course.yaml. Write: number: ${planned}, or less`,
      );
    }
    before = Math.max(before, lesson.number);
  }
}

interface KnownLessons {
  loaded: readonly LoadedLesson[];
  faults: Faults;
}

function checkReferences(references: readonly Reference[], { loaded, faults }: KnownLessons): void {
  const anchorsOf = new Map(
    loaded.map(({ lesson, anchors }) => [lesson.slug, new Set(anchors.map(({ id }) => id))]),
  );
  for (const { file, line, lesson, anchor } of references) {
    const anchors = anchorsOf.get(lesson);
    if (!anchors) {
      const known = [...anchorsOf.keys()].join(', ');
      faults.in(file)(line, `There is no lesson "${lesson}" to point to. Write one of: ${known}.`);
    } else if (anchor !== '' && !anchors.has(anchor)) {
      const known = [...anchors].filter(Boolean).join(', ');
      faults.in(file)(
        line,
        `"#${anchor}" is no heading of ${lesson}/lesson.md. Write one of: ${known}.`,
      );
    }
  }
}

/** A quiz alone may have too few questions to show a habit of its author; all of them together show it. */
function reportGiveaways(loaded: readonly LoadedLesson[], faults: Faults): void {
  const questions = loaded.flatMap(({ lesson }) => lesson.quiz.questions);
  for (const message of grossGiveaways(giveawaysOf(questions)))
    faults.in(courseFile)(1, `Over all quizzes: ${message}`);
}

function toCourse(outline: CourseFile, loaded: readonly LoadedLesson[]): Course {
  const lessons = loaded.map(({ lesson }) => lesson);
  const images = loaded.flatMap(({ lesson, pictures }) =>
    [...pictures].map(([file, { path }]) => toImage({ lesson, file, path })),
  );
  const hash = meaningHash([outline, lessons.map((lesson) => lesson.hash)]);
  return { ...outline, lessons, images, hash, translations: new Map() };
}

const toImage = ({
  lesson,
  file,
  path,
}: {
  lesson: Lesson;
  file: string;
  path: string;
}): CourseImage => ({
  lesson: lesson.slug,
  file,
  path,
  href: paths.courseImage(lesson.slug, file),
});
