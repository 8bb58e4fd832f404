import type { Pictures } from './course-files.js';
import type { Report } from './faults.js';
import type { Heading } from './headings.js';

/** A piece of a markdown file, and the line (from 1) of the file on which it begins. */
export interface Piece {
  source: string;
  line: number;
}

/** A link into a lesson, to be checked when all lessons are read. */
export interface Reference {
  file: string;
  line: number;
  lesson: string;
  anchor: string;
}

/** The file that is being rendered, and what belongs to it. */
export interface MarkdownFile {
  /** The slug of its lesson. */
  lesson: string;
  name: 'lesson.md' | 'quiz.md' | 'reflection.md' | 'examples.md' | 'facilitator.md';
  /** `slug/quiz.md`, as faults name it. */
  file: string;
  report: Report;
  references: Reference[];
  pictures: Pictures;
  /** Told of every sub-heading that has an id; null where ids have no use. */
  onSubheading: ((heading: Heading, line: number) => void) | null;
}
