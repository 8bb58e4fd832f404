import type { Quiz } from '../content/course.js';
import type { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import type { AttemptRecord } from './attempt.js';
import type { AttemptStore } from './attempt.store.js';
import { marksOf } from './marking.js';
import type { Projection } from './projecting.js';
import { unansweredIn, type FindSheet, type Sheet } from './sheet.js';

export type Handed = { is: 'done' } | { is: 'unanswered'; sheet: Sheet };

export interface HandInDependencies {
  attempts: AttemptStore;
  clock: Clock;
  findSheet: FindSheet;
  project: Projection;
}

/** An answer from another tab may come between reading and handing in; then what was read is marked anew. */
const mostRounds = 4;

/**
 * Hands a try in: one write. What follows from it is written right after, and again when the same is posted again. With a
 * question unanswered nothing is written. Throws not found.
 */
export const createHandIn = (deps: HandInDependencies) => {
  const { attempts, clock, findSheet, project } = deps;

  const settle = async (attempt: AttemptRecord, quiz: Quiz): Promise<Handed> => {
    if (attempt.projectedAt === null) await project(attempt, quiz);
    return { is: 'done' };
  };

  /** Null when it may not have been handed in, so that it is to be read again. */
  const save = async (actor: Actor, sheet: Sheet): Promise<Handed | null> => {
    const { attempt } = sheet;
    const asked = sheet.quiz.questions.filter(({ id }) => attempt.asked.includes(id));
    const marks = marksOf(asked, attempt.answers);
    const at = clock.now();
    const submission = { id: attempt._id, rev: attempt.rev, marks, at };
    if (!(await attempts.submit(scope(actor, 'attempt:write'), submission))) return null;
    const handed = { ...attempt, state: 'submitted' as const, submittedAt: at, marks };
    return settle(handed, sheet.quiz);
  };

  return async (actor: Actor, id: string, ahead: AttemptRecord | null = null): Promise<Handed> => {
    for (let round = 1; round <= mostRounds; round += 1) {
      const sheet = await findSheet(actor, id, round === 1 ? ahead : null);
      if (sheet.attempt.state === 'submitted') return settle(sheet.attempt, sheet.quiz);
      if (unansweredIn(sheet).length > 0) return { is: 'unanswered', sheet };
      const handed = await save(actor, sheet);
      if (handed) return handed;
    }
    throw new AppError('conflict');
  };
};
