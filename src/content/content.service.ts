import { notFound } from '../platform/errors.js';
import { original } from '../platform/locales.js';
import type { Course, Lesson, Quiz, Reflection } from './course.js';
import { courseInOriginal, quizInOriginal, reflectionInOriginal } from './in-original.js';
import type { ContentVersion, VersionStore } from './versions.store.js';

export interface Content {
  /** The course that is shown now, in the words of a language; those who need only its ids and rules name none. */
  course(locale?: string): Course;
  /** Throws not found. */
  lesson(slug: string, locale?: string): Lesson;
  /** The quiz that somebody answered, as it was then; throws not found for a hash that was never shown. */
  quizVersion(hash: string, locale?: string): Promise<Quiz>;
  /** The reflection that somebody answered, as it was then; throws not found. */
  reflectionVersion(hash: string, locale?: string): Promise<Reflection>;
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
    course: (locale) => current.in(locale).course,
    lesson: (slug, locale) => current.in(locale).lessons.get(slug) ?? raise(),
    async quizVersion(hash, locale = original) {
      const version = await findVersion(hash);
      if (version.kind !== 'quiz') throw notFound();
      const { body, words = {} } = version;
      return locale === original ? body : (words[locale] ?? quizInOriginal(body));
    },
    async reflectionVersion(hash, locale = original) {
      const version = await findVersion(hash);
      if (version.kind !== 'reflection') throw notFound();
      const { body, words = {} } = version;
      return locale === original ? body : (words[locale] ?? reflectionInOriginal(body));
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

const edition = (course: Course) => ({
  course,
  lessons: new Map(course.lessons.map((lesson) => [lesson.slug, lesson])),
});

const indexed = (course: Course) => {
  const first = edition(course);
  const untranslated = edition(courseInOriginal(course));
  const others = new Map([...course.translations].map(([locale, one]) => [locale, edition(one)]));
  const versions = course.lessons.flatMap((lesson) => versionsOf(lesson, course.translations));
  return {
    in: (locale = original) => (locale === original ? first : (others.get(locale) ?? untranslated)),
    versions: new Map(versions.map((version) => [version._id, version])),
  };
};

const versionsOf = (
  { slug, quiz, reflection }: Lesson,
  translations: Course['translations'],
): ContentVersion[] => {
  const words = <Body>(of: (lesson: Lesson) => Body): Record<string, Body> =>
    Object.fromEntries(
      [...translations].flatMap(([locale, { lessons }]) =>
        lessons
          .filter((lesson) => lesson.slug === slug)
          .map((lesson) => [locale, of(lesson)] as const),
      ),
    );
  return [
    { _id: quiz.hash, kind: 'quiz', body: quiz, words: words((lesson) => lesson.quiz) },
    {
      _id: reflection.hash,
      kind: 'reflection',
      body: reflection,
      words: words((lesson) => lesson.reflection),
    },
  ];
};

/** The least recently used goes first. */
const hold = (held: Map<string, ContentVersion>, version: ContentVersion): void => {
  held.delete(version._id);
  held.set(version._id, version);
  const [oldest] = held.keys();
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
};
