import type { Clock } from '../platform/clock.js';
import { AppError, notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import type { AskedQuestion, Given } from './attempt.js';
import type { AttemptStore } from './attempt.store.js';
import { isSameAnswer, readGiven } from './given.js';
import { AnswerRefused, type Fields } from './kinds/kind.js';
import { markOf } from './marking.js';
import type { FindSheet, Sheet } from './sheet.js';

export interface QuestionRef {
  id: string;
  questionId: string;
}

/** One question of a try. */
export interface QuestionSheet {
  sheet: Sheet;
  asked: AskedQuestion;
}

export type AnswerResult =
  | { is: 'saved'; sheet: Sheet }
  | ({ is: 'refused'; refused: AnswerRefused } & QuestionSheet)
  /** It was answered for good before, or the try was handed in: that stands, and nothing was added. */
  | ({ is: 'stands' } & QuestionSheet);

export interface AnsweringDependencies {
  attempts: AttemptStore;
  clock: Clock;
  findSheet: FindSheet;
}

/** Nothing can be changed any more: it was handed in, or marked when it was given. */
const isClosed = ({ attempt }: Sheet, questionId: string): boolean =>
  attempt.state === 'submitted' || attempt.marks[questionId] !== undefined;

const withAnswer = (sheet: Sheet, questionId: string, given: Given): Sheet => ({
  ...sheet,
  attempt: { ...sheet.attempt, answers: { ...sheet.attempt.answers, [questionId]: given } },
});

export const createAnswering = ({ attempts, clock, findSheet }: AnsweringDependencies) => {
  /** Throws not found. */
  const find = async (actor: Actor, { id, questionId }: QuestionRef): Promise<QuestionSheet> => {
    const sheet = await findSheet(actor, id);
    const asked = sheet.questions.find(({ question }) => question.id === questionId);
    if (!asked) throw notFound();
    return { sheet, asked };
  };

  const findForWriting = async (actor: Actor, ref: QuestionRef): Promise<QuestionSheet> => {
    try {
      return await find(actor, ref);
    } catch (error) {
      const isTheirs = await findSheet(actor, ref.id).catch(() => null);
      throw isTheirs ? new AppError('bad-request', 'quizzes.refused.question') : error;
    }
  };

  /** What became of a save that may not have happened. */
  const lookAgain = async (actor: Actor, ref: QuestionRef, given: Given): Promise<AnswerResult> => {
    const found = await find(actor, ref);
    const { attempt } = found.sheet;
    const isDone =
      isSameAnswer(given, attempt.answers[ref.questionId]) ||
      !isClosed(found.sheet, ref.questionId);
    return isDone ? { is: 'saved', sheet: found.sheet } : { is: 'stands', ...found };
  };

  const save = async (
    actor: Actor,
    ref: QuestionRef,
    { found, given }: { found: QuestionSheet; given: Given },
  ): Promise<AnswerResult> => {
    const { sheet, asked } = found;
    if (isClosed(sheet, ref.questionId)) return lookAgain(actor, ref, given);
    const mark = sheet.quiz.feedback === 'each' ? markOf(asked.question, given.answer) : null;
    const isSaved = await attempts.answer(scope(actor, 'attempt:write'), { ...ref, given, mark });
    if (!isSaved) return lookAgain(actor, ref, given);
    return { is: 'saved', sheet: withAnswer(sheet, ref.questionId, given) };
  };

  return {
    find,

    /** Saves one answer to an open try: one write. A refused one changes nothing. Throws for a question that is not asked. */
    async answer(actor: Actor, ref: QuestionRef, fields: Fields): Promise<AnswerResult> {
      const found = await findForWriting(actor, ref);
      try {
        const given = readGiven(found.asked.question, fields, clock.now());
        return await save(actor, ref, { found, given });
      } catch (refused) {
        if (!(refused instanceof AnswerRefused)) throw refused;
        return isClosed(found.sheet, ref.questionId)
          ? { is: 'stands', ...found }
          : { is: 'refused', refused, ...found };
      }
    },

    /** Shows one more hint of a question, the `count`th; the same one again changes nothing. */
    async takeHint(actor: Actor, ref: QuestionRef, count: number): Promise<QuestionSheet> {
      const { asked, sheet } = await findForWriting(actor, ref);
      const { question } = asked;
      const { attempt } = sheet;
      const next = Math.min(count, (attempt.hints[question.id] ?? 0) + 1, question.hints.length);
      if (isClosed(sheet, question.id) || next < 1) return { asked, sheet };
      const hint = { id: ref.id, questionId: question.id, count: next };
      await attempts.takeHints(scope(actor, 'attempt:write'), hint);
      return find(actor, ref);
    },
  };
};
