import type { Question } from '../content/course.js';
import { numberInWords } from '../lessons/lesson.words.js';
import type { Words } from '../platform/words.js';
import { may, type Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { letterOf } from './attempt.view-model.js';
import { explain, isPartly, type Answered, type Remark } from './explanation.js';
import { heldOver, missesOf } from './marking.js';
import type { MarkedSheet } from './quiz.service.js';

export interface ResultView {
  title: string;
  eyebrow: string;
  summary: string;
  /** Opens the page: what holds now, in this try and from earlier ones. */
  held: AnsweredView[];
  heldBefore: string[];
  missed: AnsweredView[];
  retry: { action: string; label: string } | null;
  reflection: { href: string; isNext: boolean };
  links: { href: string; label: string }[];
}

export interface AnsweredView {
  id: string;
  titleHtml: string;
  sceneHtml: string;
  /** A word on the whole answer where its options do not say it all. */
  note: string | null;
  options: ExplainedView[];
  passage: { href: string; label: string };
}

export interface ExplainedView {
  letter: string;
  html: string;
  isChosen: boolean;
  /** Right, not chosen, and allowed to be seen. */
  isKey: boolean;
  chosenNote: string | null;
  /** `lead` stands before feedback that was written to who chose the option, for who did not. */
  feedback: {
    mark: 'holds' | 'under-way';
    verdict: string;
    lead: string | null;
    html: string;
  } | null;
}

export const resultPage = definePage<ResultView>('quizzes/result', 'course');

export const resultView = (t: Words, actor: Actor, sheet: MarkedSheet): ResultView => {
  const { attempt, quiz, questions, tries, isLatest } = sheet;
  const everHeld = heldOver(tries);
  const left = quiz.questions.filter(({ id }) => !everHeld.has(id)).length;
  const answered = questions.map((question) => toAnswered(question, sheet));
  const retry = isLatest && left > 0 && may(actor, 'attempt:write');
  return {
    title: quiz.title,
    eyebrow: t('quizzes.quizTry', { n: attempt.n }),
    summary: summaryOf(t, quiz.questions.length, left),
    held: answered.filter(({ held }) => held).map((it) => answeredView(t, it, null)),
    heldBefore: quiz.questions
      .filter(({ id }) => everHeld.has(id) && !attempt.asked.includes(id))
      .map(({ titleHtml }) => titleHtml),
    missed: answered
      .filter(({ held }) => !held)
      .map((it) => answeredView(t, it, noteOn(t, it, everHeld))),
    retry: retry
      ? {
          action: paths.attempts(quiz.id),
          label: t('quizzes.retry', { count: left, number: numberInWords(t, left) }),
        }
      : null,
    reflection: { href: paths.reflection(quiz.id), isNext: left === 0 },
    links: [
      { href: paths.lesson(quiz.id), label: t('quizzes.backToLesson') },
      ...(tries.length > 1 ? [{ href: paths.quiz(quiz.id), label: t('quizzes.allTries') }] : []),
    ],
  };
};

const toAnswered = (question: Question, { attempt, tries }: MarkedSheet): Answered => ({
  question,
  answer: attempt.answers[question.id] ?? [],
  held: attempt.marks[question.id] === true,
  misses: missesOf(tries, question.id),
});

const summaryOf = (t: Words, total: number, left: number): string => {
  if (left === 0) return t('verdicts.allHold', { count: total, total });
  if (left === total) return t('verdicts.noneYet', { count: total, total });
  return t('verdicts.someHold', { count: total - left, total });
};

const noteOn = (t: Words, answered: Answered, everHeld: ReadonlySet<string>): string | null => {
  if (everHeld.has(answered.question.id)) return t('verdicts.heldEarlier');
  return isPartly(answered) ? t('verdicts.partly') : null;
};

const answeredView = (t: Words, answered: Answered, note: string | null): AnsweredView => {
  const { id, titleHtml, sceneHtml, see } = answered.question;
  return {
    id,
    titleHtml,
    sceneHtml,
    note,
    options: explain(answered).map(({ option, isChosen, remark }, index) => ({
      letter: letterOf(index),
      html: option.html,
      isChosen,
      isKey: remark === 'key',
      chosenNote: isChosen ? t('verdicts.yourChoice') : null,
      feedback: remark && { ...verdictOf(t, remark), html: option.feedbackHtml },
    })),
    passage: {
      href: paths.lesson(see.lesson, see.section),
      label: t('quizzes.see', { title: see.title }),
    },
  };
};

const verdictOf = (
  t: Words,
  remark: NonNullable<Remark>,
): Pick<NonNullable<ExplainedView['feedback']>, 'mark' | 'verdict' | 'lead'> => ({
  mark: remark === 'not-yet' ? 'under-way' : 'holds',
  verdict: t(`verdicts.remark.${remark}`),
  lead: remark === 'key' ? t('verdicts.keyLead') : null,
});
