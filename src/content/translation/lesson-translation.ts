import { z } from 'zod';
import type { Lesson, Section } from '../course.js';
import { textField, textList } from '../fields.js';
import { readFrontMatter } from '../front-matter.js';
import { inOriginal } from '../in-original.js';
import { lessonExamples, parseLessonBody, type Anchor } from '../lesson-parser.js';
import { htmlOr, reportUnknown } from './place.js';
import type { TranslationPlace } from './place.js';

const schema = z.strictObject({
  title: textField,
  summary: textField,
  objectives: textList,
  keyIdeas: textList,
});

export interface LessonOriginal {
  lesson: Lesson;
  anchors: readonly Anchor[];
}

export interface TranslatedLesson extends LessonOriginal {
  /** As the translation calls them. */
  anchors: readonly Anchor[];
}

/** Reads `lesson.es.md`: words for the sections of the original, by their ids. */
export function translateLesson(
  text: string,
  place: TranslationPlace,
  original: LessonOriginal,
): TranslatedLesson {
  const { file } = place;
  const { value, body } = readFrontMatter({
    text,
    schema,
    examples: lessonExamples,
    report: file.report,
  });
  const { introHtml, sections, anchors } = parseLessonBody(body, file);
  checkAnchors(anchors, original.anchors, place);
  const own = new Map(sections.map((section) => [section.id, section]));
  const translated = original.lesson.sections.map((section) => {
    const found = own.get(section.id);
    if (found && hasAll(section, original.anchors, anchors))
      return { ...found, minutes: section.minutes };
    place.behind(
      1,
      found
        ? `"#${section.id}" has fewer headings than in lesson.md: readers get the section as it stands there.`
        : `"#${section.id}" is not translated: readers get the section of lesson.md.`,
    );
    return inOriginal(section);
  });
  const lesson = {
    ...original.lesson,
    ...value,
    introHtml: htmlOr(introHtml, original.lesson.introHtml),
    sections: translated,
  };
  return { lesson, anchors };
}

const hasAll = ({ id }: Section, wanted: readonly Anchor[], anchors: readonly Anchor[]): boolean =>
  wanted
    .filter(({ section }) => section === id)
    .every((anchor) => anchors.some((other) => other.id === anchor.id));

/** A translation has no headings of its own, and moves none. */
function checkAnchors(
  anchors: readonly Anchor[],
  wanted: readonly Anchor[],
  { file }: TranslationPlace,
): void {
  const known = wanted.map(({ id }) => id);
  for (const { id, line, section } of anchors) {
    const there = wanted.find((anchor) => anchor.id === id);
    if (id !== '' && !there)
      reportUnknown({ id, line, what: 'no heading of lesson.md' }, { known, report: file.report });
    else if (there && there.section !== section)
      file.report(
        line,
        `"#${id}" stands elsewhere in lesson.md. Move it under the heading {#${there.section}}, with as many # as there.`,
      );
  }
}
