import type { Course } from '../content/course.js';
import { lessonName } from '../lessons/lesson.words.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { findIn, type Found } from './course-index.js';
import { excerptOf, piecesOf, type Piece } from './terms.js';

export interface SearchView {
  title: string;
  action: string;
  query: string;
  /** How many were found, or what to do where nothing was asked or found. */
  said: string;
  rows: SearchRow[];
}

export interface SearchRow {
  href: string;
  lesson: string;
  title: Piece[];
  excerpt: Piece[];
}

export const searchPage = definePage<SearchView>('search/show', 'course');

const rowOf = (t: Words, { passage, terms }: Found): SearchRow => {
  const { lesson, section, title, text } = passage;
  return {
    href: paths.lesson(lesson.slug, section ?? undefined),
    lesson: t('search.lesson', { name: lessonName(t, lesson), title: lesson.title }),
    title: piecesOf(title, terms),
    excerpt: excerptOf(text, terms),
  };
};

export const searchView = (t: Words, course: Course, query: string): SearchView => {
  const rows = findIn(course, query).map((found) => rowOf(t, found));
  const nothing = query === '' ? 'search.empty' : 'search.nothing';
  return {
    title: t('search.title'),
    action: paths.search(),
    query,
    said: rows.length > 0 ? t('search.found', { count: rows.length }) : t(nothing),
    rows,
  };
};
