import type { Course, Lesson } from './course.js';
import { countWords } from './markdown.js';
import { plainLine } from './plain-words.js';
import { readingLevel } from './reading-level.js';

/** What people read in one sitting, in words. */
const aim = { least: 1_200, most: 1_800 };

/** The section that also stands on the one-page sheet, and how much of the sheet there is for it. */
const sheetSection = 'try-this';
const sheetWords = 380;

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const bodyOf = ({ introHtml, sections }: Lesson): string =>
  [introHtml, ...sections.map(({ html }) => html)].join(' ');

const lengthNote = (words: number): string[] => {
  if (words < aim.least) return [`short of ${aim.least.toLocaleString('en')} words`];
  return words > aim.most ? [`more than ${aim.most.toLocaleString('en')} words`] : [];
};

const sheetNote = ({ sections, summary, keyIdeas, facilitation }: Lesson): string[] => {
  const section = sections.find(({ id }) => id === sheetSection);
  if (!section) return [`no section {#${sheetSection}} for the one-page sheet`];
  const questions = facilitation?.crewQuestions ?? [];
  const words = countWords([summary, ...keyIdeas, section.html, ...questions].join(' '));
  return words > sheetWords ? [`${words} words for a sheet of ${sheetWords}`] : [];
};

const pictureLine = (body: string): string => {
  const words = [...body.matchAll(/<img [^>]*alt="([^"]*)"/g)].map(([, alt = '']) =>
    countWords(alt),
  );
  if (words.length === 0) return counted(0, 'picture');
  return `${counted(words.length, 'picture')} (described in ${words.join(', ')} words)`;
};

/** One line about how a lesson is written, and what of it is out of the ordinary. */
const lineOf = (lesson: Lesson): string => {
  const body = bodyOf(lesson);
  const words = countWords(body);
  const figures = [
    counted(words, 'word'),
    counted(lesson.sections.length, 'section'),
    counted(body.match(/<h3\b/g)?.length ?? 0, 'sub-heading'),
    counted(body.match(/<a /g)?.length ?? 0, 'link'),
    pictureLine(body),
    `reading level ${readingLevel(plainLine(body)).toFixed(1)}`,
  ];
  const notes = [...lengthNote(words), ...sheetNote(lesson)];
  return `${lesson.slug}: ${figures.join(', ')}${notes.length > 0 ? `. Look at: ${notes.join('; ')}` : ''}`;
};

/** What authors are told of their lessons: length, headings, links, pictures, and how hard they are to read. */
export const writingFigures = ({ lessons }: Course): string[] => lessons.map(lineOf);
