import type { Section, Translated } from '../content/course.js';
import { qrOf, type QrPicture } from '../platform/qr.js';
import type { Words } from '../platform/words.js';
import type { Origin } from '../web/headers.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { LessonInCourse } from './lesson.service.js';
import { lessonPlace } from './lesson.words.js';

export interface SheetView extends Translated {
  title: string;
  eyebrow: string;
  heading: string;
  summary: string;
  keyIdeas: string[];
  tryThis: Pick<Section, 'titleHtml' | 'html' | 'lang'> | null;
  questions: string[];
  qr: QrPicture;
  /** What the code says, for those who type. */
  address: string;
  back: { href: string; label: string };
}

export const sheetPage = definePage<SheetView>('lessons/sheet', 'course');

/** The section of a lesson that says what to do on the next shift. */
const tryThis = 'try-this';

/** A lesson on one page, to talk about before a shift. */
export const sheetView = (
  t: Words,
  { course, lesson }: LessonInCourse,
  { publicOrigin }: Origin,
): SheetView => {
  const address = publicOrigin + paths.lesson(lesson.slug);
  return {
    title: t('lessons.sheet.title', { title: lesson.title }),
    eyebrow: t('lessons.sheet.eyebrow', {
      place: lessonPlace(t, lesson, course),
      course: course.title,
    }),
    lang: lesson.lang,
    heading: lesson.title,
    summary: lesson.summary,
    keyIdeas: lesson.keyIdeas,
    tryThis: lesson.sections.find(({ id }) => id === tryThis) ?? null,
    questions: lesson.facilitation?.crewQuestions ?? [],
    qr: qrOf(address),
    address,
    back: { href: paths.lesson(lesson.slug), label: t('lessons.backToLesson') },
  };
};
