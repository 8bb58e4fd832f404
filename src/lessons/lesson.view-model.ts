import type { Course, Lesson, Section, Translated } from '../content/course.js';
import type { Words } from '../platform/words.js';
import { may, type Actor } from '../policy.js';
import { keep } from '../web/kept-html.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { LessonInCourse } from './lesson.service.js';
import { lessonPlace } from './lesson.words.js';
import { firstUnread, isRead, masteryOf, minutesLeft, type Progress } from './progress.js';
import type { ReflectionMark } from './reflection-step.js';

export interface LessonView extends Translated {
  title: string;
  place: string;
  /** What belongs to the lesson besides reading it. */
  beside: LinkView[];
  /** "About 12 minutes · 5 sections", or what is left of it. */
  length: string;
  objectives: string[];
  introHtml: string;
  contents: ContentsView[];
  sections: SectionView[];
  keyIdeas: string[];
  after: AfterView;
  /** What earlier groups let others learn from, where the lesson is about that. */
  cases: LinkView | null;
  previous: LinkView | null;
  next: LinkView | null;
}

export interface ContentsView extends Translated {
  href: string;
  title: string;
  isRead: boolean;
  isNext: boolean;
}

export interface SectionView extends Translated {
  id: string;
  titleHtml: string;
  html: string;
  /** Null for readers who keep no marks. */
  reading: { action: string; isRead: boolean; isNext: boolean } | null;
}

/** What comes when the lesson is read: shaped for the list of conditions. */
export interface AfterView {
  id: string;
  steps: (ReflectionMark & { name: string; href: string })[];
  /** The one step to take now; null while there is something to read. */
  next: LinkView | null;
}

export interface LinkView {
  href: string;
  label: string;
}

/** A lesson, and how far its reader is with it. */
export interface LessonForReader extends LessonInCourse {
  progress: Progress;
  reflection: ReflectionMark;
}

export const lessonPage = definePage<LessonView>('lessons/show', 'course');

/** The id of what stands below the last section. */
export const afterReading = 'after-reading';

export const lessonView = (
  t: Words,
  actor: Actor,
  { course, lesson, progress, reflection }: LessonForReader,
): LessonView => {
  const next = firstUnread(lesson, progress);
  const keepsMarks = may(actor, 'progress:write');
  return {
    title: lesson.title,
    lang: lesson.lang,
    place: lessonPlace(t, lesson, course),
    beside: besideOf(t, actor, lesson),
    length: lengthOf(t, lesson, progress),
    objectives: lesson.objectives,
    introHtml: keep(lesson.introHtml),
    contents: lesson.sections.map((section) => ({
      href: `#${section.id}`,
      title: section.title,
      lang: section.lang,
      isRead: isRead(progress, lesson, section),
      isNext: keepsMarks && section === next,
    })),
    sections: lesson.sections.map((section) => ({
      reading: keepsMarks
        ? {
            action: paths.reading(lesson.slug, section.id),
            isRead: isRead(progress, lesson, section),
            isNext: section === next,
          }
        : null,
      ...sectionText(section),
    })),
    keyIdeas: lesson.keyIdeas,
    after: afterView(t, lesson, {
      progress,
      reflection,
      isReading: !keepsMarks || next !== null,
    }),
    cases: casesOf(t, actor, lesson),
    ...neighbours(course, lesson),
  };
};

const besideOf = (t: Words, actor: Actor, { slug, facilitation }: Lesson): LinkView[] => [
  { href: paths.sheet(slug), label: t('lessons.toSheet') },
  ...(facilitation && may(actor, 'facilitation:read')
    ? [{ href: paths.facilitation(slug), label: t('lessons.toFacilitation') }]
    : []),
];

/** The lesson that learns from cases; a link alone, so that the lesson reads nothing for it. */
const lessonOfCases = 'learning-from-failure';

const casesOf = (t: Words, actor: Actor, { slug }: Lesson): LinkView | null =>
  slug === lessonOfCases && may(actor, 'case:see')
    ? { href: paths.cases(), label: t('cases.link') }
    : null;

const sectionText = ({ id, titleHtml, html, lang }: Section) => ({
  id,
  titleHtml,
  html: keep(html),
  lang,
});

const lengthOf = (t: Words, lesson: Lesson, progress: Progress): string => {
  const left = minutesLeft(lesson, progress);
  if (left === 0) return t('lessons.allRead');
  if (left < lesson.minutes) return t('lessons.left', { count: left });
  return t('lessons.length', {
    minutes: t('lessons.minutes', { count: lesson.minutes }),
    sections: t('lessons.sections', { count: lesson.sections.length }),
  });
};

interface AfterReading {
  progress: Progress;
  reflection: ReflectionMark;
  isReading: boolean;
}

const afterView = (
  t: Words,
  lesson: Lesson,
  { progress, reflection, isReading }: AfterReading,
): AfterView => {
  const { slug, quiz } = lesson;
  const mastery = masteryOf(quiz, progress);
  const quizStep = { href: paths.quiz(slug), label: t(`lessons.toQuiz.${mastery}`) };
  const reflectionStep = { href: paths.reflection(slug), label: t('lessons.toReflection') };
  return {
    id: afterReading,
    steps: [
      {
        state: mastery,
        name: t('lessons.quiz', { title: quiz.title }),
        href: quizStep.href,
        detail: t(`lessons.quizState.${mastery}`, { count: quiz.questions.length }),
      },
      {
        name: t('lessons.reflection', { title: lesson.reflection.title }),
        href: reflectionStep.href,
        ...reflection,
      },
    ],
    next: isReading ? null : mastery === 'holds' ? reflectionStep : quizStep,
  };
};

const neighbours = (
  { lessons }: Course,
  lesson: Lesson,
): { previous: LinkView | null; next: LinkView | null } => {
  const at = lessons.indexOf(lesson);
  const link = (other: Lesson | undefined): LinkView | null =>
    other ? { href: paths.lesson(other.slug), label: other.title } : null;
  return { previous: link(lessons[at - 1]), next: link(lessons[at + 1]) };
};
