import type { Content } from '../content/content.service.js';
import type { LessonService } from '../lessons/lesson.service.js';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database.js';
import { scope, type Actor } from '../policy.js';
import type { AttemptStore } from './attempt.store.js';
import { heldIn, markAnswers, readAnswers, type PostedAnswers } from './marking.js';
import type { FindSheet, Sheet } from './sheet.js';

export type Handed =
  | { kind: 'done' }
  | { kind: 'unanswered'; sheet: Sheet; answers: Record<string, string[]>; unanswered: string[] };

export interface HandInDependencies {
  content: Content;
  attempts: AttemptStore;
  lessons: Pick<LessonService, 'addTry'>;
  transact: Transact;
  clock: Clock;
  findSheet: FindSheet;
}

/**
 * Hands a try in. Marks are made here and count once, however often it is sent. With a question unanswered nothing is
 * written. Throws not found, and bad request for answers that its page cannot have sent.
 */
export const createHandIn = (deps: HandInDependencies) => {
  const { attempts, lessons, transact, clock, findSheet } = deps;

  const save = (
    actor: Actor,
    { attempt, quiz, questions }: Sheet,
    answers: Record<string, string[]>,
  ) => {
    const marks = markAnswers(questions, answers);
    const at = clock.now();
    const submission = { id: attempt._id, answers, marks, at };
    return transact(async (tx) => {
      if (!(await attempts.submit(tx, scope(actor, 'attempt:write'), submission))) return;
      await lessons.addTry(tx, actor, {
        at,
        cohortId: attempt.cohortId,
        quizId: attempt.quizId,
        held: heldIn(marks),
        questions: (currentQuiz(deps.content, attempt.quizId) ?? quiz).questions.map(
          ({ id }) => id,
        ),
      });
    });
  };

  return async (actor: Actor, id: string, posted: PostedAnswers): Promise<Handed> => {
    const sheet = await findSheet(actor, id);
    if (sheet.attempt.state === 'submitted') return { kind: 'done' };
    const { answers, unanswered } = readAnswers(sheet.questions, posted);
    if (unanswered.length > 0) return { kind: 'unanswered', sheet, answers, unanswered };
    await save(actor, sheet, answers);
    return { kind: 'done' };
  };
};

/** Mastery is measured against the quiz as it is now; null when it was taken out of the course. */
const currentQuiz = (content: Content, slug: string) =>
  content.course().lessons.find((lesson) => lesson.slug === slug)?.quiz ?? null;
