import type { Content } from '../content/content.service.js';
import type { Course, Lesson } from '../content/course.js';
import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { firstUnread, type Progress } from './progress.js';
import type {
  ProgressChange,
  ProgressStore,
  ReflectionNoted,
  SectionRef,
} from './progress.store.js';
import type { TryResult } from './try-update.js';

export interface LessonDependencies {
  content: Content;
  progress: ProgressStore;
  clock: Clock;
}

export interface LessonForReader {
  course: Course;
  lesson: Lesson;
  progress: Progress;
}

export type LessonService = ReturnType<typeof createLessonService>;

export const createLessonService = ({ content, progress, clock }: LessonDependencies) => {
  const progressOf = (actor: Actor): Promise<Progress> =>
    progress.of(scope(actor, 'lesson:read'), content.course().id);

  /** Throws not found for a section that the lesson does not have. */
  const changeOf = (actor: Actor, { slug, section }: SectionRef) => {
    const lesson = content.lesson(slug);
    if (!lesson.sections.some(({ id }) => id === section)) throw notFound();
    if (actor.learns === null) throw new AppError('forbidden');
    return { courseId: content.course().id, cohortId: actor.learns, at: clock.now() };
  };

  return {
    /** How far this person is in the course. */
    progressOf,

    /** How far several people are, by person; who has not begun is left out. */
    progressOfMany: (personIds: readonly string[]): Promise<ReadonlyMap<string, Progress>> =>
      progress.ofMany(personIds, content.course().id),

    /** A lesson with the reader's progress; throws not found. */
    async read(actor: Actor, slug: string): Promise<LessonForReader> {
      const lesson = content.lesson(slug);
      return { course: content.course(), lesson, progress: await progressOf(actor) };
    },

    /** Marks a section as read; answers the id of the next one to read, null when the lesson is read. */
    async markRead(actor: Actor, ref: SectionRef): Promise<string | null> {
      const change = changeOf(actor, ref);
      await progress.markRead(scope(actor, 'progress:write'), ref, change);
      return firstUnread(content.lesson(ref.slug), await progressOf(actor))?.id ?? null;
    },

    async unmarkRead(actor: Actor, ref: SectionRef): Promise<void> {
      const change = changeOf(actor, ref);
      await progress.unmarkRead(scope(actor, 'progress:write'), ref, change);
    },

    /** Notes that the reflection of a lesson was begun. */
    async noteBegun(actor: Actor, lesson: string, note: object): Promise<void> {
      if (actor.learns === null) throw new AppError('forbidden');
      const change = { courseId: content.course().id, cohortId: actor.learns, at: clock.now() };
      await progress.noteBegun(scope(actor, 'progress:write'), { ...change, lesson, note });
    },

    /** Notes where a reflection stands, inside the transaction that took it there. */
    noteReflection: (tx: Tx, { personId, ...noted }: ReflectionOf): Promise<void> =>
      progress.noteReflection(tx, { personId }, { ...noted, at: clock.now() }),

    /** Adds a try at a quiz and what it held; the same one again changes nothing. */
    addTry: ({ personId, ...result }: TryOf): Promise<void> =>
      progress.addTry(personId, { ...result, courseId: content.course().id }),
  };
};

type ReflectionOf = Omit<ReflectionNoted, 'at'> & { personId: string };

type TryOf = TryResult & Omit<ProgressChange, 'courseId'> & { personId: string };
