import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { QuestionSheet } from './answering.js';
import { answeredView, type AnsweredView } from './answered.view-model.js';
import { answeredIn } from './answered.js';
import { headingOf, progressWords, waysFrom, type LinkView } from './question-page.view-model.js';
import type { SheetInTime } from './quiz.service.js';
import { nextUnanswered } from './sheet.js';

/** What is said of an answer right after it was given. */
export interface FeedbackPageView {
  title: string;
  heading: string;
  notice: string | null;
  eyebrow: string;
  question: AnsweredView;
  /** To the next question; null where all are answered. */
  goOn: LinkView | null;
  /** Hands the try in, when all are answered. */
  finish: { action: string; label: string } | null;
  previous: LinkView | null;
  all: LinkView;
  lesson: LinkView;
}

export const feedbackPage = definePage<FeedbackPageView>('quizzes/feedback', 'course');

interface Feedback extends QuestionSheet {
  sheet: SheetInTime;
  notice: string | null;
}

export const feedbackView = (t: Words, { sheet, asked, notice }: Feedback): FeedbackPageView => {
  const { id } = asked.question;
  const { _id } = sheet.attempt;
  const next = nextUnanswered(sheet, id);
  const { previous, all, lesson } = waysFrom(t, sheet, id);
  return {
    title: sheet.quiz.title,
    heading: headingOf(t, sheet),
    notice,
    eyebrow: progressWords(t, sheet, id),
    question: answeredView(t, answeredIn(sheet, asked), null),
    goOn: next ? { href: paths.question(_id, next), label: t('quizzes.next') } : null,
    finish: next ? null : { action: paths.submission(_id), label: t('quizzes.finish') },
    previous,
    all,
    lesson,
  };
};
