import { ideasNeeded } from '../lessons/progress.js';
import { numberInWords } from '../lessons/lesson.words.js';
import type { Words } from '../platform/words.js';
import { may, type Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { answeredIn } from './answered.js';
import { answeredView, type AnsweredView } from './answered.view-model.js';
import { certainties } from './attempt.js';
import type { Answered } from './explained.js';
import { heldOver } from './marking.js';
import { headingOf, type LinkView } from './question-page.view-model.js';
import type { SheetInTime } from './quiz.service.js';

export interface ResultView {
  title: string;
  heading: string;
  notice: string | null;
  summary: string;
  /** Opens the page: what holds now, in this try and from earlier ones. */
  held: HeldView[];
  heldBefore: HeldBeforeView[];
  /** Most certain first: there most is to be learnt. */
  missed: MissedView[];
  retry: { action: string; label: string } | null;
  reflection: { href: string; isNext: boolean };
  links: LinkView[];
}

export interface HeldView extends AnsweredView {
  /** That the question was corrected afterwards, so that the answer counts. */
  corrected: string | null;
}

export interface HeldBeforeView {
  html: string;
}

export interface MissedView extends AnsweredView {
  /** What the certainty means here. */
  lead: string;
  /** Begins a reflection with this question in it. */
  reflection: LinkView;
}

export const resultPage = definePage<ResultView>('quizzes/result', 'course');

export const resultView = (
  t: Words,
  actor: Actor,
  sheet: SheetInTime & { notice?: string },
): ResultView => {
  const { attempt, quiz, questions, tries, notice = null } = sheet;
  const everHeld = heldOver(tries);
  const answered = questions.map((asked) => answeredIn(sheet, asked));
  return {
    title: quiz.title,
    heading: headingOf(t, sheet),
    notice,
    summary: summaryOf(t, sheet, everHeld),
    held: answered.filter(({ mark }) => mark.held).map((it) => heldView(t, it, sheet)),
    heldBefore: quiz.questions
      .filter(({ id }) => everHeld.has(id) && !attempt.asked.includes(id))
      .map(({ titleHtml }) => ({ html: titleHtml })),
    missed: mostCertainFirst(answered.filter(({ mark }) => !mark.held)).map((it) =>
      missedView(t, it, { sheet, isHeldEarlier: everHeld.has(it.asked.question.id) }),
    ),
    ...stepsOf(t, actor, { ...sheet, held: heldOf(sheet, everHeld) }),
  };
};

/** Of a corrected question the try keeps what was shown, but not what was said of the answer then. */
const heldView = (t: Words, answered: Answered, { attempt }: SheetInTime): HeldView => {
  const view = answeredView(t, answered, null);
  if (!attempt.remarked?.[view.id]) return { ...view, corrected: null };
  const options = view.options.map((option) => ({ ...option, isKey: false, feedback: null }));
  return { ...view, options, note: null, corrected: t('verdicts.corrected') };
};

const mostCertainFirst = (missed: readonly Answered[]): Answered[] =>
  [...missed].sort((a, b) => certainties.indexOf(b.given.sure) - certainties.indexOf(a.given.sure));

const missedView = (
  t: Words,
  answered: Answered,
  { sheet, isHeldEarlier }: { sheet: SheetInTime; isHeldEarlier: boolean },
): MissedView => {
  const { id } = answered.asked.question;
  const cause = { from: sheet.attempt._id, question: id };
  return {
    ...answeredView(t, answered, isHeldEarlier ? t('verdicts.heldEarlier') : null),
    // The lead says it.
    sure: null,
    lead: t(`verdicts.lead.${answered.given.sure}`),
    reflection: {
      href: paths.reflection(sheet.quiz.id, cause),
      label: t('quizzes.startReflection'),
    },
  };
};

const heldOf = ({ quiz }: SheetInTime, everHeld: ReadonlySet<string>): number =>
  quiz.questions.filter(({ id }) => everHeld.has(id)).length;

const summaryOf = (t: Words, sheet: SheetInTime, everHeld: ReadonlySet<string>): string => {
  const total = sheet.quiz.questions.length;
  const count = heldOf(sheet, everHeld);
  if (count === total) return t('verdicts.allHold', { count: total, total });
  if (count === 0) return t('verdicts.noneYet', { count: total, total });
  const key = count >= ideasNeeded(sheet.quiz) ? 'verdicts.enoughHold' : 'verdicts.someHold';
  return t(key, { count, total });
};

const stepsOf = (
  t: Words,
  actor: Actor,
  { quiz, tries, isLatest, held }: SheetInTime & { held: number },
): Pick<ResultView, 'retry' | 'reflection' | 'links'> => {
  const left = quiz.questions.length - held;
  const retry = isLatest && left > 0 && may(actor, 'attempt:write');
  return {
    retry: retry
      ? {
          action: paths.attempts(quiz.id),
          label: t('quizzes.retry', { count: left, number: numberInWords(t, left) }),
        }
      : null,
    reflection: { href: paths.reflection(quiz.id), isNext: !retry },
    links: [
      { href: paths.lesson(quiz.id), label: t('quizzes.backToLesson') },
      ...(tries.length > 1 ? [{ href: paths.quiz(quiz.id), label: t('quizzes.allTries') }] : []),
    ],
  };
};
