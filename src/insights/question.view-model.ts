import type { Question } from '../content/course.js';
import type { Words } from '../platform/words.js';
import { letterOf } from '../quizzes/question.view-model.js';
import { paths } from '../web/paths.js';
import { choicesOf } from './choices.js';
import { findingsOf, type Finding } from './findings.js';
import { sentenceOf } from './insight.words.js';
import { numbersView, type NumbersView } from './numbers.view-model.js';
import type { ReasonGroup } from './reasons.js';
import type { QuestionTally } from './tally.js';

export interface QuestionInsightView {
  id: string;
  eyebrow: string;
  titleHtml: string;
  findings: { text: string; look: { href: string; label: string } | null }[];
  /** Null while nobody has answered. */
  numbers: NumbersView | null;
  reasons: { of: string; texts: string[] }[];
}

/** A question of a quiz with its place in it, its counters, and the reasons given for its answers. */
export interface AskedQuestionInsight {
  question: Question;
  number: number;
  of: number;
  tally: QuestionTally;
  reasons: readonly ReasonGroup[];
}

const passageOf = ({ see }: Question) => ({
  href: paths.lesson(see.lesson, see.section),
  label: see.title,
});

const reasonsOf = (
  t: Words,
  { question, tally, reasons }: AskedQuestionInsight,
): QuestionInsightView['reasons'] =>
  reasons.map(({ optionId, texts }) => {
    const at = choicesOf(question, tally).findIndex(({ id }) => id === optionId);
    const name = question.options.find(({ id }) => id === optionId)?.text;
    const letter = at < 0 ? '' : letterOf(at);
    return {
      of: name ? t('insights.reasons.of', { letter, name }).trim() : t('insights.reasons.others'),
      texts,
    };
  });

const asksALook = ({ kind }: Finding): boolean => kind === 'astray' || kind === 'certain';

export const questionInsightView = (t: Words, asked: AskedQuestionInsight): QuestionInsightView => {
  const { question, number, of, tally } = asked;
  const findings = findingsOf(question, tally);
  const first = findings.findIndex(asksALook);
  return {
    id: question.id,
    eyebrow: t('insights.question', { number, of }),
    titleHtml: question.titleHtml,
    findings: findings.map((finding, at) => ({
      text: sentenceOf(t, finding, asked),
      look: at === first ? passageOf(question) : null,
    })),
    numbers: numbersView(t, question, tally),
    reasons: reasonsOf(t, asked),
  };
};
