import { notFound } from '../platform/errors.js';
import type { Course, Lesson, Quiz, Reflection } from './course.js';
import type { ContentVersion, VersionStore } from './versions.store.js';

export interface Content {
  /** The course that is shown now. */
  course(): Course;
  /** Throws not found. */
  lesson(slug: string): Lesson;
  /** The quiz that somebody answered, as it was then; throws not found for a hash that was never shown. */
  quizVersion(hash: string): Promise<Quiz>;
  /** The reflection that somebody answered, as it was then; throws not found. */
  reflectionVersion(hash: string): Promise<Reflection>;
  /** Keeps the versions of this course in the database, then shows it. Until that is done the one before is shown. */
  replace(course: Course): Promise<void>;
}

export interface ContentDependencies {
  course: Course;
  versions: VersionStore;
}

/** Old versions held in memory; a course changes rarely, so the same few are asked for again and again. */
const mostHeld = 100;

/** The course for all features. Call `replace` once at start, so that the first answers have their versions kept. */
export const createContent = ({ course, versions }: ContentDependencies): Content => {
  let current = indexed(course);
  const held = new Map<string, ContentVersion>();

  const findVersion = async (hash: string): Promise<ContentVersion> => {
    const known =
      current.versions.get(hash) ?? held.get(hash) ?? (await versions.findOptional(hash));
    if (!known) throw notFound();
    hold(held, known);
    return known;
  };

  return {
    course: () => current.course,
    lesson: (slug) => current.lessons.get(slug) ?? raise(),
    async quizVersion(hash) {
      const version = await findVersion(hash);
      return version.kind === 'quiz' ? version.body : raise();
    },
    async reflectionVersion(hash) {
      const version = await findVersion(hash);
      return version.kind === 'reflection' ? version.body : raise();
    },
    async replace(next) {
      const replacement = indexed(next);
      await versions.keep([...replacement.versions.values()]);
      current = replacement;
    },
  };
};

const raise = (): never => {
  throw notFound();
};

const indexed = (course: Course) => ({
  course,
  lessons: new Map(course.lessons.map((lesson) => [lesson.slug, lesson])),
  versions: new Map(course.lessons.flatMap(versionsOf).map((version) => [version._id, version])),
});

const versionsOf = ({ quiz, reflection }: Lesson): ContentVersion[] => [
  { _id: quiz.hash, kind: 'quiz', body: quiz },
  { _id: reflection.hash, kind: 'reflection', body: reflection },
];

/** The least recently used goes first. */
const hold = (held: Map<string, ContentVersion>, version: ContentVersion): void => {
  held.delete(version._id);
  held.set(version._id, version);
  const [oldest] = held.keys();
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
};
