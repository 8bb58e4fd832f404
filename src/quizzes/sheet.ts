import type { Content } from '../content/content.service.js';
import type { Question, Quiz } from '../content/course.js';
import { notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { questionsOf, type AttemptRecord } from './attempt.js';
import type { AttemptStore } from './attempt.store.js';

/** A try with what stands on its page. */
export interface Sheet {
  attempt: AttemptRecord;
  quiz: Quiz;
  questions: Question[];
}

/** Finds tries of the actor, each with the version of the quiz it was begun with; throws not found. */
export type FindSheet = (actor: Actor, id: string) => Promise<Sheet>;

export interface SheetDependencies {
  content: Content;
  attempts: AttemptStore;
}

export const createFindSheet =
  ({ content, attempts }: SheetDependencies): FindSheet =>
  async (actor, id) => {
    const attempt = await attempts.findOptional(scope(actor, 'attempt:read'), id);
    if (!attempt) throw notFound();
    const quiz = await content.quizVersion(attempt.hash);
    return { attempt, quiz, questions: questionsOf(attempt, quiz) };
  };
