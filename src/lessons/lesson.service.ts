import type { Content } from '../content/content.service.js';
import type { Course, Lesson } from '../content/course.js';
import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { ownButWords, scope, type Actor } from '../policy.js';
import {
  firstUnread,
  lessonsRead,
  type EarnedNote,
  type PassedOnNote,
  type Progress,
} from './progress.js';
import type { ProgressChange, ProgressStore, SectionRef } from './progress.store.js';
import type { TryResult } from './try-update.js';

export interface LessonDependencies {
  content: Content;
  progress: ProgressStore;
  clock: Clock;
  /** The tracks that this progress earns and that are not written down as earned yet. */
  earns: (progress: Progress, now: Date) => readonly (Omit<EarnedNote, 'at'> & { track: string })[];
}

export interface LessonInCourse {
  course: Course;
  lesson: Lesson;
}

export type LessonService = ReturnType<typeof createLessonService>;

export const createLessonService = ({ content, progress, clock, earns }: LessonDependencies) => {
  /** Whatever is done last may earn a track: it is written down then, for good. */
  const award = async (tx: Tx | null, personId: string, made: Progress): Promise<void> => {
    const change = { courseId: content.course().id, at: clock.now() };
    for (const earned of earns(made, change.at))
      await progress.earn(tx, { personId }, { ...change, ...earned });
  };

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

    /** The same, before it is proved who asks: for a route that reads it ahead. */
    progressAhead: (personId: string): Promise<Progress> =>
      progress.of(ownButWords(personId), content.course().id),

    /** The same in one lesson. A lesson that is not there is told by the promise: who is not let in hears of nothing. */
    async lessonAhead(personId: string, slug: string): Promise<Progress> {
      return progress.inLesson(ownButWords(personId), content.course().id, content.lesson(slug));
    },

    /** The questions of a quiz that this person has held at least once, over all tries. */
    heldIn: (actor: Actor, quizId: string): Promise<readonly string[]> =>
      progress.heldIn(scope(actor, 'lesson:read'), { courseId: content.course().id, quizId }),

    /** How far somebody is, for what the course tells them by itself. */
    progressOfPerson: (personId: string): Promise<Progress> =>
      progress.of({ reach: 'own', personId, notBefore: null }, content.course().id),

    /** How many lessons each of several people has read; who has not begun is left out. */
    async countsRead(personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const { id, lessons } = content.course();
      const found = [...(await progress.ofMany(personIds, id))];
      return new Map(found.map(([who, made]) => [who, lessonsRead(lessons, made).size]));
    },

    /** A lesson of the course in the words of its reader; throws not found. */
    find: ({ locale }: Actor, slug: string): LessonInCourse => ({
      course: content.course(locale),
      lesson: content.lesson(slug, locale),
    }),

    /** Marks a section as read; answers the id of the next one to read, null when the lesson is read. */
    async markRead(actor: Actor, ref: SectionRef): Promise<string | null> {
      const change = changeOf(actor, ref);
      await progress.markRead(scope(actor, 'progress:write'), ref, change);
      const made = await progressOf(actor);
      await award(null, actor.id, made);
      return firstUnread(content.lesson(ref.slug), made)?.id ?? null;
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
    async noteReflection(tx: Tx, { personId, ...noted }: NotedOf<ReflectionNote>): Promise<void> {
      const made = await progress.note(tx, { personId }, { ...noted, at: clock.now() });
      await award(tx, personId, made);
    },

    /** Notes how much somebody has passed on, inside the transaction that changed it. */
    async notePassedOn(tx: Tx, { personId, ...noted }: NotedOf<PassedOn>): Promise<void> {
      const made = await progress.note(tx, { personId }, { ...noted, at: clock.now() });
      await award(tx, personId, made);
    },

    /** Adds a try at a quiz and what it held; the same one again changes nothing. */
    async addTry({ personId, ...result }: TryOf): Promise<void> {
      const courseId = content.course().id;
      const mayEarn = await progress.addTry(personId, { ...result, courseId });
      if (mayEarn) await award(null, personId, await progress.of(ownButWords(personId), courseId));
    },
  };
};

type NotedOf<What> = What & Pick<ProgressChange, 'courseId' | 'cohortId'> & { personId: string };

interface ReflectionNote {
  lesson: string;
  note: object;
}

interface PassedOn {
  passedOn: PassedOnNote;
}

type TryOf = TryResult & Omit<ProgressChange, 'courseId'> & { personId: string };
