import type { Lesson } from '../content/course.js';
import type { Only } from '../platform/lookup.js';
import { madeOnce } from '../platform/remember.js';
import { noProgress, sectionKey, type Progress } from './progress.js';

const partsByLesson = new WeakMap<Lesson, Only>();

/** Where a progress tells of one lesson; the same list for the same lesson. */
export const partsOf = (lesson: Lesson): Only =>
  madeOnce(partsByLesson, lesson, () => {
    const { slug, quiz, sections } = lesson;
    const read = sections.map(({ id }) => `read.${sectionKey(slug, id)}`);
    return ['rev', `best.${quiz.id}`, `reflections.${slug}`, ...read];
  });

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
