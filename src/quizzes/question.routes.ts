import type { Words } from '../platform/words.js';
import type { Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import { seeOther, type Reply } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import type { AnswerResult, QuestionSheet } from './answering.js';
import { feedbackPage, feedbackView } from './feedback.view-model.js';
import { questionPage, questionView, type Filled } from './question-page.view-model.js';
import { answerInput, hintIn, questionParams } from './quiz.input.js';
import type { QuizService } from './quiz.service.js';
import { resultPage, resultView } from './result.view-model.js';
import { nextUnanswered } from './sheet.js';

interface Reader {
  actor: Actor;
  t: Words;
}

/** The pages of one question, before and after its answer. */
const pagesOf = (quizzes: QuizService) => {
  const answered = async ({ actor, t }: Reader, found: QuestionSheet, late: boolean) => {
    const sheet = await quizzes.inTime(actor, found.sheet);
    const notice = late ? t('quizzes.refused.answered') : null;
    return feedbackPage(feedbackView(t, { ...found, sheet, notice }), { status: late ? 409 : 200 });
  };
  return {
    answered,
    asked: ({ t }: Reader, found: QuestionSheet, filled: Filled = {}): Reply =>
      questionPage(questionView(t, found, filled), { status: filled.refused ? 422 : 200 }),
    /** An answer came too late: what stands is shown, and why nothing was added. */
    async stands({ actor, t }: Reader, found: QuestionSheet): Promise<Reply> {
      if (found.sheet.attempt.state === 'open') return answered({ actor, t }, found, true);
      const sheet = await quizzes.inTime(actor, found.sheet);
      const notice = t('quizzes.refused.closed');
      return resultPage(resultView(t, actor, { ...sheet, notice }), { status: 409 });
    },
  };
};

const isAnswered = ({ sheet, asked }: QuestionSheet): boolean =>
  sheet.attempt.marks[asked.question.id] !== undefined;

/** Where it goes on: to what was said of the answer, or to the next question. */
const afterSaving = (
  { sheet }: Extract<AnswerResult, { is: 'saved' }>,
  questionId: string,
): string => {
  const { _id, state } = sheet.attempt;
  if (state === 'submitted') return paths.attempt(_id);
  if (sheet.quiz.feedback === 'each') return paths.question(_id, questionId);
  const next = nextUnanswered(sheet, questionId);
  return next ? paths.question(_id, next) : paths.attemptOverview(_id);
};

export const questionRoutes = (quizzes: QuizService): Route[] => {
  const pages = pagesOf(quizzes);
  return [
    route({
      method: 'get',
      path: '/attempts/:id/questions/:question',
      may: 'attempt:read',
      params: questionParams,
      async handle({ actor, params, t }) {
        const ref = { id: params.id, questionId: params.question };
        const found = await quizzes.question(actor, ref);
        if (found.sheet.attempt.state === 'submitted') return seeOther(paths.attempt(params.id));
        if (isAnswered(found)) return pages.answered({ actor, t }, found, false);
        return pages.asked({ actor, t }, found);
      },
    }),
    route({
      method: 'post',
      path: '/attempts/:id/questions/:question',
      may: 'attempt:write',
      params: questionParams,
      input: answerInput,
      async handle({ actor, params, body, t }) {
        const ref = { id: params.id, questionId: params.question };
        const hint = hintIn(body);
        if (hint !== null) {
          const found = await quizzes.takeHint(actor, ref, hint);
          return pages.asked({ actor, t }, found, { fields: body });
        }
        const result = await quizzes.answer(actor, ref, body);
        if (result.is === 'saved') return seeOther(afterSaving(result, params.question));
        if (result.is === 'stands') return pages.stands({ actor, t }, result);
        return pages.asked({ actor, t }, result, { fields: body, refused: result.refused });
      },
    }),
  ];
};
