import type { NamedPerson } from '../accounts/directory.service.js';
import type { AuditLog } from '../audit/audit.store.js';
import type { Content } from '../content/content.service.js';
import type { Course, Lesson } from '../content/course.js';
import type { Fault } from '../content/faults.js';
import type { LoadResult } from '../content/load.js';
import type { Clock } from '../platform/clock.js';
import type { Transact, Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { original } from '../platform/locales.js';
import type { ReceiptStore } from '../platform/receipts.store.js';
import type { Actor } from '../policy.js';
import { changesBetween, type CourseChanges } from './changes.js';
import type { PublicationRecord } from './publication.js';
import type { PublicationStore } from './publication.store.js';

export interface PublishingParts {
  content: Content;
  publications: PublicationStore;
  /** Reads and checks the files of the course as they are now. */
  readFiles: () => Promise<LoadResult>;
  directory: { namesOf(ids: readonly string[]): Promise<Map<string, NamedPerson>> };
  receipts: ReceiptStore;
  audit: AuditLog;
  transact: Transact;
  clock: Clock;
}

/** What is shown, since when, and what the files say. */
export interface CourseStory {
  shown: Course;
  /** Null where what is shown was not published, as while it is being written. */
  publication: PublicationRecord | null;
  publisher: string | null;
  files: { course: Course; changes: CourseChanges } | { faults: Fault[] };
}

/** A lesson as the files have it, in one of the languages that the course has. */
export interface LessonOfFiles {
  course: Course;
  lesson: Lesson;
  locale: string;
  locales: string[];
}

export type PublishingService = ReturnType<typeof createPublishingService>;

export const createPublishingService = (parts: PublishingParts) => {
  const { content, publications, readFiles, transact, clock } = parts;

  /** Nothing is added where this version is the latest already. */
  const add = async (
    tx: Tx | null,
    { hash, by }: Pick<PublicationRecord, 'hash' | 'by'>,
  ): Promise<boolean> => {
    const latest = await publications.latest(tx ?? undefined);
    if (latest?.hash === hash) return false;
    await publications.add(tx, { _id: (latest?._id ?? 0) + 1, hash, by, at: clock.now() });
    return true;
  };

  /** Throws `conflict` for files that are not what the admin looked at. */
  const assertAsSeen = (loaded: LoadResult, hash: string): Course => {
    if ('faults' in loaded) throw new AppError('conflict', 'publishing.refused.faults');
    if (loaded.course.hash !== hash) throw new AppError('conflict', 'publishing.refused.changed');
    return loaded.course;
  };

  /** Null where another version is the latest. */
  const publicationOf = async ({ hash }: Course): Promise<PublicationRecord | null> => {
    const latest = await publications.latest();
    return latest?.hash === hash ? latest : null;
  };

  return {
    async look(): Promise<CourseStory> {
      const shown = content.course();
      const [publication, loaded] = await Promise.all([publicationOf(shown), readFiles()]);
      const by = publication?.by ?? null;
      const names = await parts.directory.namesOf(by === null ? [] : [by]);
      return {
        shown,
        publication,
        publisher: by === null ? null : (names.get(by)?.name ?? null),
        files:
          'faults' in loaded
            ? loaded
            : { course: loaded.course, changes: changesBetween(shown, loaded.course) },
      };
    },

    /**
     * Shows the files that were looked at, as a whole or not at all; the same form does it once. Throws `conflict` when they
     * say something else by now, or are to be mended.
     */
    async publish({ actor, key }: { actor: Actor; key: string }, hash: string): Promise<void> {
      const loaded = await readFiles();
      const form = { actorId: actor.id, key, payload: { publish: hash } };
      await transact((tx) =>
        parts.receipts.once(tx, form, async () => {
          assertAsSeen(loaded, hash);
          if (!(await add(tx, { hash, by: actor.id }))) return null;
          const entry = { actor: actor.id, action: 'course:publish', target: `course:${hash}` };
          await parts.audit.record(tx, entry);
          return null;
        }),
      );
      // A form that comes twice may come after the files have changed once more.
      if ('course' in loaded && loaded.course.hash === hash) await content.replace(loaded.course);
    },

    /** A lesson as the files have it; null while they are to be mended. Throws not found, also for a language they lack. */
    async preview(slug: string, locale: string = original): Promise<LessonOfFiles | null> {
      const loaded = await readFiles();
      if ('faults' in loaded) return null;
      const { translations } = loaded.course;
      const course = locale === original ? loaded.course : translations.get(locale);
      const lesson = course?.lessons.find((one) => one.slug === slug);
      if (!course || !lesson) throw notFound();
      return { course, lesson, locale, locales: [original, ...translations.keys()] };
    },

    /** Notes that the program was started with the course it shows. */
    async noteStart(): Promise<void> {
      try {
        await add(null, { hash: content.course().hash, by: null });
      } catch (error) {
        // Another process started with it at this moment.
        if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
      }
    },
  };
};
