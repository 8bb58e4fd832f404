import type { Course, Lesson } from '../course.js';
import type { Faults } from '../faults.js';
import { meaningHash } from '../hash.js';
import {
  inOriginal,
  quizInOriginal,
  reflectionInOriginal,
  textInOriginal,
} from '../in-original.js';
import type { LoadedLesson } from '../lesson-loader.js';
import type { Anchor } from '../lesson-parser.js';
import type { MarkdownFile, Reference } from '../markdown-file.js';
import { parseExamples, parseFacilitation } from '../notes-parser.js';
import { translateLesson } from './lesson-translation.js';
import { translateOutline } from './outline-translation.js';
import type { TranslationPlace } from './place.js';
import { translateQuiz } from './quiz-translation.js';
import { translateReflection } from './reflection-translation.js';
import { readTranslation } from './translated-text.js';
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
  const to = { root, file: named, report: faults.in(named), behind: behind.in(named) };
  const place = { ...to, original: { name: 'course.yaml', mark } };
  const words = file ? await translateOutline(place, course) : null;
  const translated = originals.loaded.map((loaded) =>
    translateFolder(originals, { loaded, locale, files }),
  );
  const lessons = passagesNamed(await Promise.all(translated));
  const hash = meaningHash([words, lessons]);
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

/** Reads one file of a lesson in the language; null where it is not there, or cannot be read. */
const readingIn =
  (originals: Originals, { loaded, locale, files }: Folder) =>
  async <T>(
    name: MarkdownFile['name'],
    parse: (text: string, place: TranslationPlace) => T,
  ): Promise<T | null> => {
    const { root, references, faults, behind } = originals;
    const { slug } = loaded.lesson;
    const mark = loaded.marks.get(name);
    const file = `${slug}/${name.replace('.md', `.${locale}.md`)}`;
    const reports = { report: faults.in(file), behind: behind.in(file) };
    const isThere = files.some((one) => one.file === file);
    if (mark === undefined && isThere)
      reports.report(1, `There is no ${name} that this translates. Write it, or take this out.`);
    else if (mark !== undefined && !isThere)
      reports.behind(1, `Not there yet: readers get ${name}.`);
    if (mark === undefined || !isThere) return null;
    const text = await readTranslation({ root, file, ...reports, original: { name, mark } });
    const markdown = { lesson: slug, name, file, references, pictures: loaded.pictures };
    const place = { ...reports, file: { ...markdown, report: reports.report, onSubheading: null } };
    return text === null ? null : parse(text, place);
  };

type Reading = ReturnType<typeof readingIn>;

const translateText = async (read: Reading, loaded: LoadedLesson): Promise<TranslatedFolder> =>
  (await read('lesson.md', (text, place) => translateLesson(text, place, loaded))) ?? {
    lesson: textInOriginal(loaded.lesson),
    anchors: loaded.anchors,
  };

/** What people answer: the quiz and the reflection. */
const translateTasks = async (read: Reading, { quiz, reflection }: Lesson) => ({
  quiz:
    (await read('quiz.md', (text, place) => translateQuiz(text, place, quiz))) ??
    quizInOriginal(quiz),
  reflection:
    (await read('reflection.md', (text, place) => translateReflection(text, place, reflection))) ??
    reflectionInOriginal(reflection),
});

const translateNotes = async (read: Reading, { examples, facilitation }: Lesson) => ({
  examples:
    (await read('examples.md', (text, { file }) => parseExamples(text, file))) ??
    (examples && inOriginal(examples)),
  facilitation:
    (await read('facilitator.md', (text, { file }) => parseFacilitation(text, file))) ??
    (facilitation && inOriginal(facilitation)),
});

async function translateFolder(originals: Originals, folder: Folder): Promise<TranslatedFolder> {
  const read = readingIn(originals, folder);
  const { loaded } = folder;
  const { lesson, anchors } = await translateText(read, loaded);
  const tasks = await translateTasks(read, loaded.lesson);
  const notes = await translateNotes(read, loaded.lesson);
  return { lesson: { ...lesson, ...tasks, ...notes }, anchors };
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
