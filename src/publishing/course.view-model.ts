import type { Course, Lesson } from '../content/course.js';
import type { Fault } from '../content/faults.js';
import { lessonName } from '../lessons/lesson.words.js';
import { showDate, showTime, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { CourseChanges, LessonChange } from './changes.js';
import type { CourseStory } from './publishing.service.js';

export interface CourseView {
  title: string;
  notice: { tone: 'saved' | 'warm'; text: string } | null;
  /** What learners see. */
  shown: { name: string; detail: string }[];
  /** How it stands with the files, in one sentence. */
  files: string;
  faults: Fault[];
  /** Null while there is something to mend. */
  waiting: WaitingView | null;
}

export interface WaitingView {
  rows: ChangeRow[];
  warning: string | null;
  /** Null while the files say what is shown. */
  publish: { action: string; hash: string } | null;
  previews: { href: string; label: string }[];
}

export interface ChangeRow {
  title: string;
  what: string;
  details: string[];
}

/** What the last act of the reader was, or why it was refused. */
export interface After {
  done: boolean;
  refused: string | null;
}

export const coursePage = definePage<CourseView>('publishing/show', 'course');

/** Enough of a hash to tell versions apart. */
const shortHash = (hash: string): string => hash.slice(0, 8);

const nameOf = (t: Words, lesson: Lesson): string =>
  t('publishing.lesson', { name: lessonName(t, lesson), title: lesson.title });

const sinceOf = (t: Words, { publication, publisher }: CourseStory, calendar: Calendar): string => {
  if (!publication) return t('publishing.since.unpublished');
  const { at, by } = publication;
  const when = { date: showDate(at, calendar), time: showTime(at, calendar) };
  if (by === null) return t('publishing.since.start', when);
  return t('publishing.since.person', { ...when, name: publisher ?? t('publishing.someone') });
};

const shownOf = (t: Words, story: CourseStory, calendar: Calendar): CourseView['shown'] => {
  const { shown } = story;
  const questions = shown.lessons.reduce((sum, { quiz }) => sum + quiz.questions.length, 0);
  return [
    { name: t('publishing.shown.course'), detail: shown.title },
    {
      name: t('publishing.shown.lessons'),
      detail: t('publishing.shown.counts', {
        lessons: t('publishing.shown.lesson', { count: shown.lessons.length }),
        questions: t('publishing.shown.question', { count: questions }),
      }),
    },
    { name: t('publishing.shown.since'), detail: sinceOf(t, story, calendar) },
    { name: t('publishing.shown.version'), detail: shortHash(shown.hash) },
  ];
};

const detailsOf = (t: Words, { kind, parts, keys }: LessonChange): string[] => [
  ...parts.map((part) => t(`publishing.part.${part}`)),
  ...keys.map(({ title }) => t('publishing.key', { title })),
  ...(kind === 'removed' ? [t('publishing.removedHint')] : []),
];

const changeRows = (t: Words, { lessons, outline, translations }: CourseChanges): ChangeRow[] => [
  ...lessons.map((change) => ({
    title: nameOf(t, change.lesson),
    what: t(`publishing.change.${change.kind}`),
    details: detailsOf(t, change),
  })),
  ...(outline
    ? [
        {
          title: 'course.yaml',
          what: t('publishing.change.changed'),
          details: [t('publishing.part.outline')],
        },
      ]
    : []),
  ...translations.map((locale) => ({
    title: t('publishing.translation', { locale }),
    what: t('publishing.change.changed'),
    details: [t('publishing.part.translation')],
  })),
];

/** Another version always has a row, also where only what belongs to no lesson differs. */
const rowsOf = (t: Words, changes: CourseChanges, isSame: boolean): ChangeRow[] => {
  const rows = changeRows(t, changes);
  if (isSame || rows.length > 0) return rows;
  return [{ title: t('publishing.other'), what: t('publishing.change.changed'), details: [] }];
};

const waitingOf = (
  t: Words,
  { shown, files }: { shown: Course; files: { course: Course; changes: CourseChanges } },
): WaitingView => {
  const { course, changes } = files;
  const isSame = course.hash === shown.hash;
  return {
    rows: rowsOf(t, changes, isSame),
    warning: changes.id ? t('publishing.otherId', { id: shown.id }) : null,
    publish: isSame ? null : { action: paths.course(), hash: course.hash },
    previews: course.lessons.map((lesson) => ({
      href: paths.coursePreview(lesson.slug),
      label: nameOf(t, lesson),
    })),
  };
};

const filesLine = (t: Words, { shown, files }: CourseStory): string => {
  if ('faults' in files) return t('publishing.files.faults', { count: files.faults.length });
  return t(files.course.hash === shown.hash ? 'publishing.files.same' : 'publishing.files.waiting');
};

const noticeOf = (t: Words, { done, refused }: After): CourseView['notice'] => {
  if (refused !== null) return { tone: 'warm', text: t(refused) };
  return done ? { tone: 'saved', text: t('publishing.done') } : null;
};

/** What is published, and what waits in the files. */
export const courseView = (
  t: Words,
  story: CourseStory,
  { calendar, after }: { calendar: Calendar; after: After },
): CourseView => {
  const { files } = story;
  return {
    title: t('publishing.title'),
    notice: noticeOf(t, after),
    shown: shownOf(t, story, calendar),
    files: filesLine(t, story),
    faults: 'faults' in files ? files.faults : [],
    waiting: 'faults' in files ? null : waitingOf(t, { shown: story.shown, files }),
  };
};
