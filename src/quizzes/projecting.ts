import type { Content } from '../content/content.service.js';
import type { Quiz } from '../content/course.js';
import type { LessonService } from '../lessons/lesson.service.js';
import { ideasNeeded } from '../lessons/progress.js';
import type { Clock } from '../platform/clock.js';
import type { AttemptRecord } from './attempt.js';
import type { AttemptStore } from './attempt.store.js';
import { heldIn } from './marking.js';

/**
 * Writes elsewhere what follows from a try that was handed in. The try is the record: a projection may run any number of
 * times, in any order, and changes nothing the second time.
 */
export type Projection = (attempt: AttemptRecord, quiz: Quiz) => Promise<void>;

export interface ProjectingDependencies {
  content: Content;
  attempts: Pick<AttemptStore, 'markProjected' | 'unprojected'>;
  projections: readonly Projection[];
  clock: Clock;
}

const mostAtOnce = 200;

export const createProjecting = (deps: ProjectingDependencies) => {
  const { content, attempts, projections, clock } = deps;

  const run: Projection = async (attempt, quiz) => {
    await Promise.all(projections.map((project) => project(attempt, quiz)));
  };

  return {
    /** Done when all that follows from the try is written; that it is need not be noted yet. */
    async project(attempt: AttemptRecord, quiz: Quiz): Promise<void> {
      await run(attempt, quiz);
      // Without the note the job does it all once more, to no effect.
      attempts.markProjected(attempt._id, clock.now()).catch(() => undefined);
    },

    /** Makes good what a crash between a hand-in and its projections left undone. Throws the first error after all were tried. */
    async catchUp(): Promise<void> {
      const late = await attempts.unprojected(mostAtOnce);
      const done = await Promise.allSettled(
        late.map(async (attempt) => {
          await run(attempt, await content.quizVersion(attempt.hash));
          await attempts.markProjected(attempt._id, clock.now());
        }),
      );
      const failed = done.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
};

/** The best of all tries, in the progress of the course. */
export const projectProgress =
  (content: Content, lessons: Pick<LessonService, 'addTry'>): Projection =>
  async (attempt, quiz) => {
    const current = currentQuiz(content, attempt.quizId) ?? quiz;
    await lessons.addTry({
      personId: attempt.personId,
      cohortId: attempt.cohortId,
      at: attempt.submittedAt ?? attempt.startedAt,
      quizId: attempt.quizId,
      n: attempt.n,
      held: heldIn(attempt.marks),
      questions: current.questions.map(({ id }) => id),
      needed: ideasNeeded(current),
    });
  };

/** Mastery is measured against the quiz as it is now; null when it was taken out of the course. */
const currentQuiz = (content: Content, slug: string): Quiz | null =>
  content.course().lessons.find((lesson) => lesson.slug === slug)?.quiz ?? null;
