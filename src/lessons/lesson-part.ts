import type { Lesson } from '../content/course.js';
import type { Only } from '../platform/lookup.js';
import { noProgress, sectionKey, type Progress } from './progress.js';

const partsByLesson = new WeakMap<Lesson, Only>();

/** Where a progress tells of one lesson; the same list for the same lesson. */
export const partsOf = (lesson: Lesson): Only => {
  const { slug, quiz, sections } = lesson;
  const parts = partsByLesson.get(lesson) ?? [
    ...['rev', `best.${quiz.id}`, `reflections.${slug}`],
    ...sections.map(({ id }) => `read.${sectionKey(slug, id)}`),
  ];
  partsByLesson.set(lesson, parts);
  return parts;
};

/** A map of which nothing was asked for is left out. */
export const withMaps = (part: Partial<Progress> | null): Progress =>
  part
    ? {
        read: part.read ?? noProgress.read,
        best: part.best ?? noProgress.best,
        reflections: part.reflections ?? {},
        rev: part.rev ?? noProgress.rev,
      }
    : noProgress;
