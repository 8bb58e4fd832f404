import MiniSearch from 'minisearch';
import type { Course, Lesson } from '../content/course.js';
import { plainLine } from '../content/plain-words.js';
import { madeOnce } from '../platform/remember.js';
import { termOf } from './terms.js';

/** A section of a lesson, or what stands before its first one. */
export interface Passage {
  id: number;
  lesson: Lesson;
  /** Null for what stands before the first section. */
  section: string | null;
  title: string;
  text: string;
}

/** A passage that was found, and the terms of it that were meant. */
export interface Found {
  passage: Passage;
  terms: ReadonlySet<string>;
}

const mostFound = 20;
/** Shorter words are taken as they are: one letter of three is no slip. */
const shortest = 4;

const passagesOf = ({ lessons }: Course): Passage[] =>
  lessons
    .flatMap((lesson) => [
      { lesson, section: null, title: lesson.title, text: plainLine(lesson.introHtml) },
      ...lesson.sections.map(({ id, title, html }) => ({
        ...{ lesson, section: id, title },
        text: plainLine(html),
      })),
    ])
    .map((passage, id) => ({ id, ...passage }));

const createIndex = (course: Course) => {
  const passages = passagesOf(course);
  const index = new MiniSearch<Passage>({
    fields: ['title', 'text'],
    processTerm: termOf,
    searchOptions: {
      boost: { title: 2 },
      prefix: (term) => term.length >= shortest,
      fuzzy: (term) => (term.length >= shortest ? 0.2 : false),
    },
  });
  index.addAll(passages);
  return { index, passages };
};

type CourseIndex = ReturnType<typeof createIndex>;

/** A course is never changed, only replaced: its index lives as long as it does. */
const indexes = new WeakMap<Course, CourseIndex>();

const indexOf = (course: Course): CourseIndex =>
  madeOnce(indexes, course, () => createIndex(course));

/**
 * The passages of a course, of whichever language, that have all words of the query, or else some of them; best first.
 * It holds the text of lessons and nothing else.
 */
export const findIn = (course: Course, query: string): Found[] => {
  const { index, passages } = indexOf(course);
  const all = index.search(query, { combineWith: 'AND' });
  const results = all.length > 0 ? all : index.search(query);
  return results.slice(0, mostFound).flatMap(({ id, terms }) => {
    const passage = passages[Number(id)];
    return passage ? [{ passage, terms: new Set(terms) }] : [];
  });
};
