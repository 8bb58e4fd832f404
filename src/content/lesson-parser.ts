import { z } from 'zod';
import type { Lesson, Section } from './course.js';
import { readFrontMatter } from './front-matter.js';
import { checkAttributes, createIdCheck, type Heading } from './headings.js';
import type { MarkdownFile, Piece } from './markdown-file.js';
import { countWords, renderBlocks, renderInline, splitChapters, type Chapter } from './markdown.js';
import { textField, textList, wholeNumber } from './fields.js';

export type LessonText = Omit<
  Lesson,
  'quiz' | 'reflection' | 'examples' | 'facilitation' | 'hash' | 'slug'
>;

/** A heading that links may point to. */
export interface Anchor {
  id: string;
  title: string;
  line: number;
  /** The section it stands in; a section's own heading stands in itself. */
  section: string;
}

export interface LessonBody extends Pick<LessonText, 'introHtml' | 'sections'> {
  anchors: readonly Anchor[];
}

export interface ParsedLesson {
  lesson: LessonText;
  anchors: readonly Anchor[];
  /** Whether the front matter could be read. */
  isReadable: boolean;
}

const wordsPerMinute = 200;

const schema = z.strictObject({
  number: wholeNumber,
  title: textField,
  summary: textField,
  objectives: textList,
  keyIdeas: textList,
});

/** How the fields are written that a translation has too. */
export const lessonExamples = {
  title: 'title: "Reflection: learning from failure"',
  summary: 'summary: One sentence for the home page.',
  objectives: 'objectives:, and under it lines such as "  - Look back at what you did"',
  'objectives.*': '  - Look back at what you did',
  keyIdeas: 'keyIdeas:, and under it lines such as "  - A result has actions behind it"',
  'keyIdeas.*': '  - A result has actions behind it',
};

const examples = { number: 'number: 5', ...lessonExamples };

const blank = { number: 1, title: '', summary: '', objectives: [], keyIdeas: [] };

/** Reads `lesson.md`. When faults were reported the lesson is not fit to show, only to check others against. */
export function parseLesson(text: string, file: MarkdownFile): ParsedLesson {
  const front = readFrontMatter({ text, schema, examples, report: file.report });
  const { introHtml, sections, anchors } = parseLessonBody(front.body, file);
  checkLength(introHtml + sections.map(({ html }) => html).join(' '), file.report);
  const minutes = sections.reduce((sum, section) => sum + section.minutes, 0);
  return {
    lesson: { ...(front.value ?? blank), minutes, introHtml, sections },
    anchors,
    isReadable: front.value !== null,
  };
}

/** Twice what people read in one sitting: by then it is two lessons. */
const mostWords = 3_600;

function checkLength(html: string, report: MarkdownFile['report']): void {
  const words = countWords(html);
  if (words > mostWords)
    report(
      1,
      `The lesson has ${words} words, and people read 1,200 to 1,800 in one sitting. Make two lessons of it, or cut it below ${mostWords}.`,
    );
}

/** Reads what stands below the front matter, of the original and of a translation alike. */
export function parseLessonBody(body: Piece, given: MarkdownFile): LessonBody {
  const { report } = given;
  const anchors: Anchor[] = [];
  const checkId = createIdCheck(report, 'heading');
  let section = '';
  const note = (heading: Heading, line: number, marks: string): void => {
    const { id, title: source } = heading;
    checkId({ id, line, written: `${marks} ${source}` });
    checkAttributes(heading, [], (message) => report(line, message));
    anchors.push({ id, title: renderInline({ source, line }, given).text, line, section });
  };
  const file: MarkdownFile = {
    ...given,
    onSubheading: (heading, line) => note(heading, line, '###'),
  };
  const { opening, chapters } = splitChapters(body, report);
  if (chapters.length === 0)
    report(body.line, 'The lesson has no section. Write: ## What happened {#what-happened}');
  const introHtml = renderBlocks(opening, file);
  const sections = chapters.map((chapter, index) => {
    section = chapter.heading.id;
    note(chapter.heading, chapter.line, '##');
    return toSection(chapter, { file, wordsBefore: index === 0 ? countWords(introHtml) : 0 });
  });
  return { introHtml, sections, anchors };
}

interface SectionPlace {
  file: MarkdownFile;
  wordsBefore: number;
}

function toSection({ heading, line, body }: Chapter, { file, wordsBefore }: SectionPlace): Section {
  const html = renderBlocks(body, file);
  if (html === '')
    file.report(
      line,
      'This section has no text. Write it under the heading, or take the heading out.',
    );
  const title = renderInline({ source: heading.title, line }, file);
  const minutes = Math.max(1, Math.round((wordsBefore + countWords(html)) / wordsPerMinute));
  return { id: heading.id, title: title.text, titleHtml: title.html, html, minutes };
}
