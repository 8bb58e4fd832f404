import { join } from 'node:path';
import { readCourseText } from '../course-files.js';
import type { Course, Lesson } from '../course.js';
import type { Faults } from '../faults.js';
import { meaningHash } from '../hash.js';
import { quizInOriginal, reflectionInOriginal, textInOriginal } from '../in-original.js';
import type { LoadedLesson } from '../lesson-loader.js';
import type { Anchor } from '../lesson-parser.js';
import type { MarkdownFile, Reference } from '../markdown-file.js';
import { translateLesson } from './lesson-translation.js';
import { translateOutline } from './outline-translation.js';
import type { TranslationPlace } from './place.js';
import { translateQuiz } from './quiz-translation.js';
import { translateReflection } from './reflection-translation.js';
import { translationsIn, type TranslationFile } from './translation-files.js';

export interface Originals {
  root: string;
  course: Course;
  /** What tells the present text of course.yaml from others. */
  mark: string;
  loaded: readonly LoadedLesson[];
  faults: Faults;
  /** Takes what readers of a translation get in the original's words. */
  behind: Faults;
  references: Reference[];
}

/** Reads the course in every language that has a file of it. What is not translated stays as the original has it. */
export async function loadTranslations(originals: Originals): Promise<Map<string, Course>> {
  const { root, course, faults } = originals;
  const folders = ['', ...course.lessons.map(({ slug }) => slug)];
  const found = await Promise.all(
    folders.map((folder) => translationsIn({ root, folder, faults })),
  );
  const files = found.flat();
  const locales = [...new Set(files.map(({ locale }) => locale))].sort();
  const read = locales.map(async (locale): Promise<[string, Course]> => [
    locale,
    await translateCourse(
      originals,
      locale,
      files.filter((file) => file.locale === locale),
    ),
  ]);
  return new Map(await Promise.all(read));
}

async function translateCourse(
  originals: Originals,
  locale: string,
  files: readonly TranslationFile[],
): Promise<Course> {
  const { root, course, mark, faults, behind } = originals;
  const named = `course.${locale}.yaml`;
  const [file] = files.filter(({ file: name }) => name === named);
  if (!file) behind.in(named)(1, 'Not there yet: readers get the titles of course.yaml.');
  const place = { root, file: named, report: faults.in(named), behind: behind.in(named), mark };
  const words = file ? await translateOutline(place, course) : null;
  const translated = originals.loaded.map((loaded) =>
    translateFolder(originals, { loaded, locale, files }),
  );
  const lessons = passagesNamed(await Promise.all(translated));
  const hash = meaningHash([course.hash, words, lessons]);
  return { ...course, ...words, lessons, hash };
}

interface Folder {
  loaded: LoadedLesson;
  locale: string;
  files: readonly TranslationFile[];
}

interface TranslatedFolder {
  lesson: Lesson;
  anchors: readonly Anchor[];
}

async function translateFolder(
  originals: Originals,
  { loaded, locale, files }: Folder,
): Promise<TranslatedFolder> {
  const { slug, quiz, reflection } = loaded.lesson;
  const read = async <T>(
    name: MarkdownFile['name'],
    parse: (text: string, place: TranslationPlace) => T,
  ): Promise<T | null> => {
    const file = `${slug}/${name.replace('.md', `.${locale}.md`)}`;
    const report = originals.faults.in(file);
    const behind = originals.behind.in(file);
    if (!files.some((one) => one.file === file)) {
      behind(1, `Not there yet: readers get ${name}.`);
      return null;
    }
    const text = await readCourseText(join(originals.root, file), report);
    const { references } = originals;
    const markdown = { lesson: slug, name, file, report, references, pictures: loaded.pictures };
    const place = { file: { ...markdown, onSubheading: null }, behind };
    return text === null ? null : parse(text, { ...place, mark: loaded.marks.get(name) ?? '' });
  };
  const body = await read('lesson.md', (text, place) => translateLesson(text, place, loaded));
  const words = {
    quiz:
      (await read('quiz.md', (text, place) => translateQuiz(text, place, quiz))) ??
      quizInOriginal(quiz),
    reflection:
      (await read('reflection.md', (text, place) =>
        translateReflection(text, place, reflection),
      )) ?? reflectionInOriginal(reflection),
  };
  const { lesson, anchors } = body ?? {
    lesson: textInOriginal(loaded.lesson),
    anchors: loaded.anchors,
  };
  return { lesson: { ...lesson, ...words }, anchors };
}

/** The passage that a question is about is called as its heading is called in this language. */
function passagesNamed(folders: readonly TranslatedFolder[]): Lesson[] {
  const titles = new Map(
    folders.flatMap(({ lesson, anchors }) =>
      anchors.map(({ id, title }) => [`${lesson.slug}#${id}`, title] as const),
    ),
  );
  return folders.map(({ lesson }) => {
    const questions = lesson.quiz.questions.map((question) => {
      const { see, lang } = question;
      const title = titles.get(`${see.lesson}#${see.section}`) ?? see.title;
      return lang === undefined ? { ...question, see: { ...see, title } } : question;
    });
    return { ...lesson, quiz: { ...lesson.quiz, questions } };
  });
}
