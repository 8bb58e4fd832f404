import { join } from 'node:path';
import {
  checkNames,
  isLessonFolder,
  isThere,
  listPictures,
  readCourseText,
  type Pictures,
} from './course-files.js';
import type { Lesson, Quiz, Reflection } from './course.js';
import type { Faults, Report } from './faults.js';
import { markOf, meaningHash } from './hash.js';
import { parseExamples, parseFacilitation } from './notes-parser.js';
import { parseLesson, type Anchor, type ParsedLesson } from './lesson-parser.js';
import type { MarkdownFile, Reference } from './markdown-file.js';
import { parseQuiz } from './quiz-parser.js';
import { parseReflection } from './reflection-parser.js';

export interface LessonPlace {
  root: string;
  slug: string;
  faults: Faults;
  references: Reference[];
  /** Reports at the line of course.yaml that names the lesson. */
  reportFolder: (message: string) => void;
}

export interface LoadedLesson {
  lesson: Lesson;
  /** `slug/lesson.md`. */
  file: string;
  anchors: readonly Anchor[];
  /** What tells one text of a file from another, by the file's name. */
  marks: ReadonlyMap<MarkdownFile['name'], string>;
  pictures: Pictures;
  /** Whether its front matter could be read. */
  isReadable: boolean;
}

const noLesson: ParsedLesson = {
  lesson: {
    number: 1,
    title: '',
    summary: '',
    objectives: [],
    keyIdeas: [],
    minutes: 0,
    introHtml: '',
    sections: [],
  },
  anchors: [],
  isReadable: false,
};

/** Reads the files of a lesson; null when there is no folder. */
export async function loadLesson(place: LessonPlace): Promise<LoadedLesson | null> {
  const { root, slug } = place;
  const folder = join(root, slug);
  if (!(await isLessonFolder(folder, place.reportFolder))) return null;
  const reportIn = (name: string): Report => place.faults.in(`${slug}/${name}`);
  await checkNames(folder, reportIn);
  const pictures = await listPictures(folder, reportIn);
  const marks = new Map<MarkdownFile['name'], string>();
  const read = async <T>(
    name: MarkdownFile['name'],
    parse: (text: string, file: MarkdownFile) => T,
  ): Promise<T | null> => {
    const file = `${slug}/${name}`;
    const report = reportIn(name);
    const text = await readCourseText(join(folder, name), report);
    if (text === null) return null;
    marks.set(name, markOf(text));
    return parse(text, {
      lesson: slug,
      name,
      file,
      report,
      references: place.references,
      pictures,
      onSubheading: null,
    });
  };
  const readIfThere: typeof read = async (name, parse) =>
    (await isThere(join(folder, name))) ? read(name, parse) : null;
  const parsed = (await read('lesson.md', parseLesson)) ?? noLesson;
  const quiz = (await read('quiz.md', parseQuiz)) ?? noQuiz;
  const reflection = (await read('reflection.md', parseReflection)) ?? noReflection;
  const examples = await readIfThere('examples.md', parseExamples);
  const facilitation = await readIfThere('facilitator.md', parseFacilitation);
  const meaning = { slug, ...parsed.lesson, quiz, reflection, examples, facilitation };
  const lesson = { ...meaning, hash: meaningHash(meaning) };
  return {
    lesson,
    file: `${slug}/lesson.md`,
    anchors: parsed.anchors,
    marks,
    pictures,
    isReadable: parsed.isReadable,
  };
}

// Stand-ins for a file that could not be read: its fault is reported, so the course they end in is refused.
const noQuiz: Quiz = {
  id: '',
  title: '',
  introHtml: '',
  feedback: 'end',
  mastery: 'all',
  questions: [],
  hash: '',
};
const noReflection: Reflection = {
  title: '',
  introHtml: '',
  sharing: 'shared',
  prompts: [],
  rubric: [],
  hash: '',
};
