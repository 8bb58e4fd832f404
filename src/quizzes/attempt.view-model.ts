import type { Question } from '../content/course.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { kindOf } from './kinds.js';
import { answerField } from './quiz.input.js';
import type { Sheet } from './sheet.js';

/** The page of an open try. It holds nothing that tells which option is right. */
export interface AttemptView {
  title: string;
  eyebrow: string;
  action: string;
  lesson: { href: string; label: string };
  problems: { field: string; message: string }[];
  questions: AskedView[];
}

export interface AskedView {
  id: string;
  eyebrow: string;
  titleHtml: string;
  sceneHtml: string;
  name: string;
  control: 'radio' | 'checkbox';
  error: string | null;
  options: { id: string; value: string; letter: string; html: string; isChosen: boolean }[];
}

/** What was already chosen, and what is still open, when a try comes back. */
export interface Incomplete {
  answers: Record<string, string[]>;
  unanswered: string[];
}

export const attemptPage = definePage<AttemptView>('quizzes/attempt', 'course');

const nothingSent: Incomplete = { answers: {}, unanswered: [] };

export const attemptView = (
  t: Words,
  { attempt, quiz, questions }: Sheet,
  sent: Incomplete = nothingSent,
): AttemptView => ({
  title: quiz.title,
  eyebrow: t('quizzes.quizTry', { n: attempt.n }),
  action: paths.submission(attempt._id),
  lesson: { href: paths.lesson(quiz.id), label: t('quizzes.backToLesson') },
  problems: questions.flatMap((question, index) =>
    sent.unanswered.includes(question.id)
      ? [
          {
            field: optionId(question, 0),
            message: t('quizzes.unansweredNumber', { number: index + 1 }),
          },
        ]
      : [],
  ),
  questions: questions.map((question, index) =>
    askedView(t, question, { number: index + 1, of: questions.length, sent }),
  ),
});

const optionId = ({ id }: Question, index: number): string => `q-${id}-${index + 1}`;

/** A, B, C … for up to 26 options; a question has far fewer. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

interface AskedPlace {
  number: number;
  of: number;
  sent: Incomplete;
}

const askedView = (t: Words, question: Question, { number, of, sent }: AskedPlace): AskedView => ({
  id: question.id,
  eyebrow: t(`quizzes.question.${question.kind}`, { number, of }),
  titleHtml: question.titleHtml,
  sceneHtml: question.sceneHtml,
  name: answerField(question.id),
  control: kindOf(question).control,
  error: sent.unanswered.includes(question.id) ? t('quizzes.unanswered') : null,
  options: question.options.map((option, index) => ({
    id: optionId(question, index),
    value: option.id,
    letter: letterOf(index),
    html: option.html,
    isChosen: sent.answers[question.id]?.includes(option.id) ?? false,
  })),
});
