import { z } from 'zod';
import type { Facilitation, Note, Notes } from './course.js';
import { textField } from './fields.js';
import { readFrontMatter } from './front-matter.js';
import { checkAttributes, createIdCheck } from './headings.js';
import type { MarkdownFile, Piece } from './markdown-file.js';
import {
  blocksOf,
  isList,
  renderBlocks,
  renderInline,
  splitChapters,
  type Chapter,
} from './markdown.js';

const schema = z.strictObject({ title: textField });

/** The chapters of a file in their order, each with a heading that an author may write. */
interface Shape {
  example: string;
  chapters: Readonly<Record<string, string>>;
  optional: readonly string[];
}

const examples: Shape = {
  example: 'title: Two answers to the same prompt',
  chapters: {
    'first-answer': 'A first answer',
    'deeper-answer': 'A deeper answer',
    'what-changed': 'What makes the difference',
  },
  optional: [],
};

const forTheCrew = 'for-the-crew';

const facilitation: Shape = {
  example: 'title: Leading the meeting on lesson five',
  chapters: {
    'what-people-write': 'What people write',
    'what-to-ask': 'What to ask',
    opening: 'Opening the meeting',
    closing: 'Closing the meeting',
    [forTheCrew]: 'Two questions for the crew',
  },
  optional: [forTheCrew],
};

/** Reads `examples.md`: a first and a deeper answer, and what makes the difference. */
export const parseExamples = (text: string, file: MarkdownFile): Notes =>
  notesOf(text, examples, file).notes;

/** Reads `facilitator.md`: what people write, what to ask, how a meeting is opened and closed. */
export function parseFacilitation(text: string, file: MarkdownFile): Facilitation {
  const { notes, found } = notesOf(text, facilitation, file);
  const crew = found.get(forTheCrew);
  return {
    ...notes,
    chapters: notes.chapters.filter(({ id }) => id !== forTheCrew),
    crewQuestions: crew ? crewQuestions(crew, file) : [],
  };
}

interface Found {
  notes: Notes;
  found: ReadonlyMap<string, Chapter>;
}

function notesOf(text: string, shape: Shape, file: MarkdownFile): Found {
  const { report } = file;
  const front = readFrontMatter({ text, schema, examples: { title: shape.example }, report });
  const { opening, chapters } = splitChapters(front.body, report);
  checkChapters(chapters, shape, { file, line: front.body.line });
  const found = new Map(chapters.map((chapter) => [chapter.heading.id, chapter]));
  const notes = {
    title: front.value?.title ?? '',
    introHtml: renderBlocks(opening, file),
    chapters: Object.keys(shape.chapters).flatMap((id) => {
      const chapter = found.get(id);
      return chapter ? [noteOf(chapter, file)] : [];
    }),
  };
  return { notes, found };
}

interface Place extends Pick<Piece, 'line'> {
  file: MarkdownFile;
}

function checkChapters(
  chapters: readonly Chapter[],
  shape: Shape,
  { file: { report, name }, line: top }: Place,
): void {
  const known = Object.keys(shape.chapters);
  const checkId = createIdCheck(report, 'chapter');
  for (const { heading, line } of chapters) {
    checkId({ id: heading.id, line, written: `## ${heading.title}` });
    checkAttributes(heading, [], (message) => report(line, message));
    if (heading.id !== '' && !known.includes(heading.id))
      report(
        line,
        `"#${heading.id}" is no chapter of ${name}. Write one of: ${known.map((id) => `{#${id}}`).join(', ')}.`,
      );
  }
  for (const [id, title] of Object.entries(shape.chapters)) {
    if (shape.optional.includes(id) || chapters.some(({ heading }) => heading.id === id)) continue;
    report(top, `The chapter "#${id}" is missing. Write: ## ${title} {#${id}}`);
  }
}

function noteOf({ heading, line, body }: Chapter, file: MarkdownFile): Note {
  const html = renderBlocks(body, file);
  if (html === '')
    file.report(line, 'This chapter has no text. Write it under the heading, as you would say it.');
  return { id: heading.id, title: renderInline({ source: heading.title, line }, file).text, html };
}

function crewQuestions({ body, line }: Chapter, file: MarkdownFile): string[] {
  const list = blocksOf(body).find(({ token }) => isList(token));
  const items = list && isList(list.token) ? list.token.items : [];
  if (items.length !== 2)
    file.report(line, 'The crew gets two questions. Write a list of two: - What do we walk past?');
  return items.map(({ text }) => renderInline({ source: text, line }, file).text);
}
