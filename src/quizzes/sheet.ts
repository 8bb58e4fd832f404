import type { Content } from '../content/content.service.js';
import type { Quiz } from '../content/course.js';
import { notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { questionsOf, type AskedQuestion, type AttemptRecord } from './attempt.js';
import type { AttemptStore } from './attempt.store.js';

/** A try with what stands on its pages. */
export interface Sheet {
  attempt: AttemptRecord;
  quiz: Quiz;
  readonly questions: AskedQuestion[];
}

/**
 * Finds tries of the actor, each with the version of the quiz it was begun with, in the words of who looks; throws not
 * found. `read` is the try where it was read already.
 */
export type FindSheet = (actor: Actor, id: string, read?: AttemptRecord | null) => Promise<Sheet>;

export interface SheetDependencies {
  content: Content;
  attempts: AttemptStore;
}

export const createFindSheet =
  ({ content, attempts }: SheetDependencies): FindSheet =>
  async (actor, id, read) => {
    const attempt = read ?? (await attempts.findOptional(scope(actor, 'attempt:read'), id));
    if (!attempt) throw notFound();
    const quiz = await content.quizVersion(attempt.hash, actor.locale);
    return layOut(attempt, quiz);
  };

/** Its questions are laid out when somebody looks: handing in does not. */
const layOut = (attempt: AttemptRecord, quiz: Quiz): Sheet => {
  let questions: AskedQuestion[] | undefined;
  return {
    attempt,
    quiz,
    get questions() {
      return (questions ??= questionsOf(attempt, quiz));
    },
  };
};

/** The ids of the questions that have no answer yet, as they stand. */
export const unansweredIn = ({ attempt }: Pick<Sheet, 'attempt'>): string[] =>
  attempt.asked.filter((id) => !attempt.answers[id]);

/** The next question to answer behind `after`, else the first; null when all have an answer. */
export const nextUnanswered = (sheet: Sheet, after: string | null): string | null => {
  const open = new Set(unansweredIn(sheet));
  const ids = sheet.attempt.asked;
  const from = after === null ? 0 : ids.indexOf(after) + 1;
  return [...ids.slice(from), ...ids.slice(0, from)].find((id) => open.has(id)) ?? null;
};
