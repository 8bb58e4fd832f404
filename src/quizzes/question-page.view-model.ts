import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { QuestionSheet } from './answering.js';
import { filledBy } from './given.js';
import type { AnswerRefused, Fields } from './kinds/kind.js';
import { askedView, problemView, type AskedView } from './question.view-model.js';
import { unansweredIn, type Sheet } from './sheet.js';

/** The page of one question of an open try. It holds nothing that tells what is right. */
export interface QuestionView {
  title: string;
  heading: string;
  action: string;
  problems: { field: string; message: string }[];
  question: AskedView;
  /** Said of an answer that is kept already. */
  kept: string | null;
  previous: LinkView | null;
  next: LinkView | null;
  all: LinkView;
  lesson: LinkView;
}

export interface LinkView {
  href: string;
  label: string;
}

/** A form that came back: as it was filled in, and what is to be mended. */
export interface Filled {
  fields?: Fields;
  refused?: AnswerRefused;
}

export const questionPage = definePage<QuestionView>('quizzes/question', 'course');

/** "Question 3 of 9, 2 to go after this" */
export const progressWords = (t: Words, sheet: Sheet, questionId: string): string => {
  const number = sheet.questions.findIndex(({ question }) => question.id === questionId) + 1;
  const count = unansweredIn(sheet).filter((id) => id !== questionId).length;
  const place = { number, of: sheet.questions.length };
  return count === 0
    ? t('quizzes.progressLast', place)
    : t('quizzes.progress', { ...place, count });
};

export const headingOf = (t: Words, { quiz, attempt }: Sheet): string =>
  t('quizzes.quizTry', { title: quiz.title, n: attempt.n });

const neighbour = (sheet: Sheet, questionId: string, step: -1 | 1): string | null => {
  const at = sheet.questions.findIndex(({ question }) => question.id === questionId) + step;
  const other = sheet.questions[at];
  return other ? paths.question(sheet.attempt._id, other.question.id) : null;
};

const link = (href: string | null, label: string): LinkView | null =>
  href === null ? null : { href, label };

/** The ways on and back that stand below a question. */
export const waysFrom = (
  t: Words,
  sheet: Sheet,
  questionId: string,
): Pick<QuestionView, 'previous' | 'next' | 'all' | 'lesson'> => ({
  previous: link(neighbour(sheet, questionId, -1), t('quizzes.previous')),
  next: link(neighbour(sheet, questionId, 1), t('quizzes.next')),
  all: { href: paths.attemptOverview(sheet.attempt._id), label: t('quizzes.allQuestions') },
  lesson: { href: paths.lesson(sheet.quiz.id), label: t('quizzes.leave') },
});

export const questionView = (
  t: Words,
  { sheet, asked }: QuestionSheet,
  { fields, refused }: Filled,
): QuestionView => {
  const { question } = asked;
  const { attempt, quiz } = sheet;
  const given = attempt.answers[question.id];
  return {
    title: quiz.title,
    heading: headingOf(t, sheet),
    action: paths.question(attempt._id, question.id),
    problems: refused ? [problemView(t, asked, refused)] : [],
    question: askedView(t, asked, {
      eyebrow: progressWords(t, sheet, question.id),
      filled: fields ?? (given ? filledBy(question, given) : {}),
      hints: attempt.hints[question.id] ?? 0,
      refused: refused ?? null,
    }),
    kept: given ? t(`quizzes.kept.${given.sure}`) : null,
    ...waysFrom(t, sheet, question.id),
  };
};
