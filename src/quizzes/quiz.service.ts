import type { Content } from '../content/content.service.js';
import type { Lesson, Quiz } from '../content/course.js';
import type { LessonService } from '../lessons/lesson.service.js';
import { missedQuestions, type Progress } from '../lessons/progress.js';
import type { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import type { Ids } from '../platform/ids.js';
import { may, ownButWords, scope, type Actor } from '../policy.js';
import { createAnswering } from './answering.js';
import type { AttemptRecord, TryMarks } from './attempt.js';
import type { AttemptStore } from './attempt.store.js';
import { createHandIn } from './hand-in.js';
import { createProjecting, type Projection } from './projecting.js';
import { createRecall } from './recall.js';
import { createFindSheet, type Sheet } from './sheet.js';
import { shuffled } from './shuffle.js';

export interface QuizDependencies {
  content: Content;
  attempts: AttemptStore;
  lessons: Pick<LessonService, 'progressOf' | 'heldIn'>;
  /** What follows from a try that was handed in. */
  projections: readonly Projection[];
  clock: Clock;
  ids: Ids;
}

export interface QuizOverview {
  lesson: Lesson;
  progress: Progress;
  /** The questions that were held at least once. */
  held: readonly string[];
  openId: string | null;
  tries: TryMarks[];
}

/** A try with all tries that were handed in up to it. */
export interface SheetInTime extends Sheet {
  tries: TryMarks[];
  isLatest: boolean;
}

export type QuizService = ReturnType<typeof createQuizService>;

export const createQuizService = (deps: QuizDependencies) => {
  const { content, attempts, lessons, clock, ids } = deps;
  const findSheet = createFindSheet(deps);
  const { project, catchUp } = createProjecting(deps);
  const { find, answer, takeHint } = createAnswering({ attempts, clock, findSheet });

  const begin = async (actor: Actor, slug: string, earlier: Earlier): Promise<AttemptRecord> => {
    if (actor.learns === null) throw new AppError('forbidden');
    if (earlier.n === 1 && !may(actor, 'attempt:begin'))
      throw new AppError('conflict', 'errors.closing');
    const { quiz } = content.lesson(slug);
    const held = await lessons.heldIn(actor, slug);
    return newAttempt(quiz, {
      ...earlier,
      _id: ids.next(),
      personId: actor.id,
      cohortId: actor.learns,
      seed: ids.seed(),
      startedAt: clock.now(),
      missed: missedQuestions(quiz, held),
    });
  };

  return {
    /** A quiz with this person's tries; throws not found. */
    async overview(actor: Actor, slug: string): Promise<QuizOverview> {
      const lesson = content.lesson(slug, actor.locale);
      const own = scope(actor, 'attempt:read');
      const [latest, tries, progress, held] = await Promise.all([
        attempts.latest(own, slug),
        attempts.submitted(own, slug),
        lessons.progressOf(actor),
        lessons.heldIn(actor, slug),
      ]);
      const openId = latest?.state === 'open' ? latest._id : null;
      return { lesson, progress, held, openId, tries };
    },

    /** Begins a try and answers its id: that of the open one where there is one, and the same one for the same form. */
    async start(actor: Actor, slug: string, key: string): Promise<string> {
      const own = scope(actor, 'attempt:write');
      const latest = await attempts.latest(own, slug);
      if (latest && (latest.state === 'open' || latest.key === key)) return latest._id;
      const attempt = await begin(actor, slug, { n: (latest?.n ?? 0) + 1, key });
      if (await attempts.add(attempt)) return attempt._id;
      // Somebody was faster, in another tab: theirs is the open one.
      const other = await attempts.latest(own, slug);
      if (!other) throw new AppError('conflict');
      return other._id;
    },

    /** A try, read before it is proved who asks. */
    ahead: (personId: string, id: string): Promise<AttemptRecord | null> =>
      attempts.findOptional(ownButWords(personId), id),

    /** A try as it stands; throws not found. */
    open: findSheet,

    /** The tries that were handed in up to this one. */
    async inTime(actor: Actor, sheet: Sheet): Promise<SheetInTime> {
      const all = await attempts.submitted(scope(actor, 'attempt:read'), sheet.quiz.id);
      const tries = all.filter(({ n }) => n <= sheet.attempt.n);
      return { ...sheet, tries, isLatest: tries.length === all.length };
    },

    question: find,
    answer,
    takeHint,
    submit: createHandIn({ attempts, clock, findSheet, project }),
    catchUp,
    recall: createRecall(findSheet),
  };
};

type Earlier = Pick<AttemptRecord, 'n' | 'key'>;
type Begun = Pick<AttemptRecord, '_id' | 'personId' | 'cohortId' | 'seed' | 'startedAt'> & Earlier;

/** The first try follows the lesson; a later one asks what was never held, in another order, or all again. */
const newAttempt = (
  quiz: Quiz,
  { missed, ...begun }: Begun & { missed: string[] },
): AttemptRecord => {
  const asked = missed.length > 0 ? missed : quiz.questions.map(({ id }) => id);
  return {
    ...begun,
    quizId: quiz.id,
    hash: quiz.hash,
    asked: begun.n === 1 ? asked : shuffled(asked, begun.seed),
    state: 'open',
    submittedAt: null,
    answers: {},
    hints: {},
    marks: {},
    rev: 0,
    projectedAt: null,
  };
};
