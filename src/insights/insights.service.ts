import type { Content } from '../content/content.service.js';
import type { Lesson, Quiz } from '../content/course.js';
import { notFound } from '../platform/errors.js';
import { may, scope, type Actor } from '../policy.js';
import type { Counted, Counting } from './counting.js';
import { versionsTogether } from './folding.js';
import { groupReasons, type ReasonGroup } from './reasons.js';
import type { VersionTally } from './statistics.store.js';
import { emptyTally } from './tally.js';
import type { StatisticsScope, TryStore } from './tries.store.js';

export interface NamedCohort {
  id: string;
  name: string;
}

export interface InsightDependencies {
  counting: Counting;
  tries: TryStore;
  content: Pick<Content, 'course' | 'quizVersion'>;
  /** The cohorts whose numbers somebody may see, the latest first: cohorts know. */
  cohortsOf: (actor: Actor) => Promise<NamedCohort[]>;
}

/** The cohorts to choose from, and those that are counted. */
export interface AskedCohorts {
  all: NamedCohort[];
  /** Null where all of them are counted together. */
  chosen: NamedCohort | null;
  /** So many that only one is counted at a time. */
  tooMany: boolean;
}

export interface CountedQuiz {
  lesson: Lesson;
  /** Of the chosen cohorts together. */
  versions: VersionTally[];
  isBehind: boolean;
}

export interface Overview {
  cohorts: AskedCohorts;
  /** Quizzes at which a try was handed in; the version each was last answered in beside it. */
  quizzes: (CountedQuiz & { latest: { quiz: Quiz; version: VersionTally } | null })[];
}

export interface QuizInsight extends Omit<CountedQuiz, 'lesson'> {
  cohorts: AskedCohorts;
  lesson: Lesson;
  /** The quiz as it was in the version that is shown, and its counters. */
  quiz: Quiz;
  version: VersionTally;
  /** By question; null for who may not read them. */
  reasons: { groups: Map<string, ReasonGroup[]>; older: Date | null } | null;
}

export interface AskedInsight {
  slug: string;
  cohortId: string | null;
  hash: string | null;
  before: Date | null;
}

/** So many cohorts are counted together on one page. */
const mostTogether = 12;

/** Reasons are looked for in so many tries at a time. */
const reasonedTries = 200;

const latestFirst = (versions: readonly VersionTally[]): VersionTally[] =>
  [...versions].sort((a, b) => b.lastAt.getTime() - a.lastAt.getTime());

const reachOf = (actor: Actor): StatisticsScope =>
  may(actor, 'cohort:manage') ? scope(actor, 'cohort:manage') : scope(actor, 'insight:see');

const chooseCohorts = async (
  { cohortsOf }: InsightDependencies,
  actor: Actor,
  cohortId: string | null,
): Promise<AskedCohorts> => {
  const all = await cohortsOf(actor);
  const tooMany = all.length > mostTogether;
  if (cohortId !== null) {
    const chosen = all.find(({ id }) => id === cohortId);
    if (!chosen) throw notFound();
    return { all, chosen, tooMany };
  }
  return { all, chosen: tooMany || all.length === 1 ? (all[0] ?? null) : null, tooMany };
};

const idsOf = ({ all, chosen }: AskedCohorts): string[] =>
  (chosen ? [chosen] : all).map(({ id }) => id);

interface Counters {
  actor: Actor;
  cohorts: AskedCohorts;
  lessons: readonly Lesson[];
}

const countQuizzes = async (
  { counting }: InsightDependencies,
  { actor, cohorts, lessons }: Counters,
): Promise<CountedQuiz[]> => {
  const places = lessons.flatMap(({ quiz }) =>
    idsOf(cohorts).map((cohortId) => ({ cohortId, quizId: quiz.id })),
  );
  const counted = await counting.of(reachOf(actor), places);
  const ofQuiz = ({ quiz }: Lesson): Counted[] =>
    counted.filter(({ quizId }) => quizId === quiz.id);
  return lessons.map((lesson) => ({
    lesson,
    versions: latestFirst(versionsTogether(ofQuiz(lesson).map(({ versions }) => versions))),
    isBehind: ofQuiz(lesson).some(({ isBehind }) => isBehind),
  }));
};

const readReasons = async (
  { tries }: InsightDependencies,
  actor: Actor,
  { quiz, cohorts, before }: { quiz: Quiz; cohorts: AskedCohorts; before: Date | null },
): Promise<QuizInsight['reasons']> => {
  const asking = quiz.questions.filter(({ asksWhy }) => asksWhy);
  const reader = scope(actor, 'reason:read');
  // Being admin is no way to anybody's words: only cohorts that the actor instructs count here.
  const cohortIds = idsOf(cohorts).filter((id) => reader.cohortIds.includes(id));
  if (cohortIds.length === 0 || asking.length === 0) return null;
  const asked = { cohortIds, quizId: quiz.id, questions: asking.map(({ id }) => id), before };
  const found = await tries.reasons(reader, asked, reasonedTries);
  const ofVersion = found.filter(({ hash }) => hash === quiz.hash);
  return {
    groups: new Map(asking.map((question) => [question.id, groupReasons(question, ofVersion)])),
    older: found.length === reasonedTries ? (found.at(-1)?.submittedAt ?? null) : null,
  };
};

/** The version asked for, or the one answered last, or the quiz as it is where nobody has answered it. Throws not found. */
const chooseVersion = async (
  { content }: InsightDependencies,
  { lesson, versions }: CountedQuiz,
  { hash, locale }: { hash: string | null; locale: string },
): Promise<{ quiz: Quiz; version: VersionTally }> => {
  const version = hash === null ? versions[0] : versions.find((one) => one.hash === hash);
  if (version) return { version, quiz: await content.quizVersion(version.hash, locale) };
  if (hash !== null && hash !== lesson.quiz.hash) throw notFound();
  const never = new Date(0);
  const none = { hash: lesson.quiz.hash, firstAt: never, lastAt: never, tally: emptyTally() };
  return { version: none, quiz: lesson.quiz };
};

export interface InsightService {
  /** Throws not found for a cohort out of reach. */
  overview(actor: Actor, cohortId: string | null): Promise<Overview>;
  /** Throws not found for a quiz that is not in the course, a cohort out of reach, or a version nobody answered. */
  quiz(actor: Actor, asked: AskedInsight): Promise<QuizInsight>;
}

export const createInsightService = (deps: InsightDependencies): InsightService => ({
  async overview(actor, cohortId) {
    const cohorts = await chooseCohorts(deps, actor, cohortId);
    const { locale } = actor;
    const { lessons } = deps.content.course(locale);
    const quizzes = await countQuizzes(deps, { actor, cohorts, lessons });
    const withLatest = quizzes.map(async (counted) => ({
      ...counted,
      latest:
        counted.versions.length > 0
          ? await chooseVersion(deps, counted, { hash: null, locale })
          : null,
    }));
    return { cohorts, quizzes: await Promise.all(withLatest) };
  },
  async quiz(actor, { slug, cohortId, hash, before }) {
    const lesson = deps.content.course(actor.locale).lessons.find((one) => one.slug === slug);
    if (!lesson) throw notFound();
    const cohorts = await chooseCohorts(deps, actor, cohortId);
    const [counted] = await countQuizzes(deps, { actor, cohorts, lessons: [lesson] });
    if (!counted) throw notFound();
    const { quiz, version } = await chooseVersion(deps, counted, { hash, locale: actor.locale });
    const reasons = await readReasons(deps, actor, { quiz, cohorts, before });
    return { ...counted, cohorts, quiz, version, reasons };
  },
});
