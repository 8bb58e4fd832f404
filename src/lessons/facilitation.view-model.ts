import type { Facilitation, Lesson, Note, Translated } from '../content/course.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { lessonName } from './lesson.words.js';

export interface FacilitationView extends Translated {
  title: string;
  eyebrow: string;
  introHtml: string;
  chapters: Note[];
  questions: string[];
  links: { href: string; label: string }[];
}

export const facilitationPage = definePage<FacilitationView>('lessons/facilitation', 'course');

/** What somebody needs who leads the meeting about a lesson. */
export const facilitationView = (
  t: Words,
  { facilitation, ...lesson }: Lesson & { facilitation: Facilitation },
): FacilitationView => ({
  title: facilitation.title,
  lang: facilitation.lang,
  eyebrow: t('lessons.facilitation.eyebrow', { lesson: lessonName(t, lesson) }),
  introHtml: facilitation.introHtml,
  chapters: facilitation.chapters,
  questions: facilitation.crewQuestions,
  links: [
    { href: paths.lesson(lesson.slug), label: t('lessons.backToLesson') },
    { href: paths.sheet(lesson.slug), label: t('lessons.toSheet') },
  ],
});
