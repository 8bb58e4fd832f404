import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { headingOf, type LinkView } from './question-page.view-model.js';
import { nextUnanswered, unansweredIn, type Sheet } from './sheet.js';

/** All questions of an open try, answered or not, before it is handed in. */
export interface OverviewView {
  title: string;
  heading: string;
  lede: string;
  problems: { field: string; message: string }[];
  questions: OverviewRowView[];
  /** Null while a question has no answer. */
  handIn: { action: string; label: string; hint: string } | null;
  goOn: LinkView | null;
  lesson: LinkView;
}

export interface OverviewRowView {
  id: string;
  href: string;
  titleHtml: string;
  meta: string;
  isAnswered: boolean;
}

export const overviewPage = definePage<OverviewView>('quizzes/overview', 'course');

const rowOf = (t: Words, { attempt, questions }: Sheet, at: number): OverviewRowView[] => {
  const question = questions[at]?.question;
  if (!question) return [];
  const given = attempt.answers[question.id];
  const state = given ? t(`quizzes.answered.${given.sure}`) : t('quizzes.unanswered');
  return [
    {
      id: `row-${question.id}`,
      href: paths.question(attempt._id, question.id),
      titleHtml: question.titleHtml,
      meta: t('quizzes.rowMeta', { number: at + 1, state }),
      isAnswered: given !== undefined,
    },
  ];
};

const problemsOf = (t: Words, sheet: Sheet): OverviewView['problems'] =>
  unansweredIn(sheet).map((id) => ({
    field: `row-${id}`,
    message: t('quizzes.unansweredNumber', {
      number: sheet.questions.findIndex(({ question }) => question.id === id) + 1,
    }),
  }));

export const overviewView = (
  t: Words,
  sheet: Sheet,
  { isRefused }: { isRefused: boolean } = { isRefused: false },
): OverviewView => {
  const { attempt, quiz, questions } = sheet;
  const next = nextUnanswered(sheet, null);
  const left = unansweredIn(sheet).length;
  return {
    title: quiz.title,
    heading: headingOf(t, sheet),
    lede:
      left === 0
        ? t(`quizzes.allAnswered.${quiz.feedback}`)
        : t('quizzes.someLeft', { count: left }),
    problems: isRefused ? problemsOf(t, sheet) : [],
    questions: questions.flatMap((_, at) => rowOf(t, sheet, at)),
    handIn: next
      ? null
      : {
          action: paths.submission(attempt._id),
          label: t(quiz.feedback === 'each' ? 'quizzes.finish' : 'quizzes.submit'),
          hint: t(`quizzes.handInHint.${quiz.feedback}`),
        },
    goOn: next ? { href: paths.question(attempt._id, next), label: t('quizzes.toNext') } : null,
    lesson: { href: paths.lesson(quiz.id), label: t('quizzes.leave') },
  };
};
