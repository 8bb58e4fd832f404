import type { Question, Translated } from '../content/course.js';
import type { Words } from '../platform/words.js';
import { certainties, type AskedQuestion, type Sure } from './attempt.js';
import { longestWhy } from './given.js';
import { type AnswerRefused, valuesOf, type Fields } from './kinds/kind.js';
import { longestShort } from './kinds/short.js';

/** One question on a screen, for its form. It holds nothing that tells what is right. */
export interface AskedView extends Translated {
  id: string;
  eyebrow: string;
  titleHtml: string;
  sceneHtml: string;
  /** One sentence on how it is answered. */
  how: string;
  /** The hints that were taken. */
  hints: HintView[];
  /** The button that asks for the next one. */
  moreHint: { value: string; label: string } | null;
  error: string | null;
  /** What is filled in; one of the four has something. */
  choices: ChoiceView[];
  places: PlaceView[];
  pairs: PairView[];
  text: TextView | null;
  why: TextView | null;
  /** The three buttons that send the answer. */
  sure: { value: Sure; label: string }[];
}

export interface HintView {
  label: string;
  html: string;
}

export interface ChoiceView {
  id: string;
  control: 'radio' | 'checkbox';
  value: string;
  letter: string;
  html: string;
  isChosen: boolean;
}

/** A row of round buttons, one a place. */
export interface PlaceView {
  id: string;
  name: string;
  html: string;
  isAmiss: boolean;
  places: { id: string; value: string; label: string; isChosen: boolean }[];
}

export interface PairView {
  id: string;
  name: string;
  html: string;
  isAmiss: boolean;
  partners: { value: string; label: string; isChosen: boolean }[];
}

export interface TextView {
  id: string;
  value: string;
  longest: number;
}

/** What stands around a question on its page. */
export interface AskedPlace {
  eyebrow: string;
  /** The fields as they were posted, or as an earlier answer filled them. */
  filled: Fields;
  /** How many hints were taken. */
  hints: number;
  refused: AnswerRefused | null;
}

const idOf = ({ id }: Question, part: string | number): string => `q-${id}-${part}`;

/** A, B, C … for up to 26 options; a question has far fewer. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

const choicesOf = ({ question, order }: AskedQuestion, filled: Fields): ChoiceView[] => {
  const { kind } = question;
  if (kind !== 'single' && kind !== 'multiple') return [];
  const chosen = valuesOf(filled, 'answer');
  return order.map(({ id, html }, index) => ({
    id: idOf(question, index + 1),
    control: kind === 'single' ? 'radio' : 'checkbox',
    value: id,
    letter: letterOf(index),
    html,
    isChosen: chosen.includes(id),
  }));
};

const placesOf = ({ question, order }: AskedQuestion, it: AskedPlace): PlaceView[] => {
  if (question.kind !== 'order' && question.kind !== 'judgement') return [];
  return order.map((option, index) => {
    const name = `place[${option.id}]`;
    const [chosen] = valuesOf(it.filled, name);
    return {
      id: idOf(question, index + 1),
      name,
      html: option.html,
      isAmiss: it.refused?.optionId === option.id,
      places: order.map((_, at) => ({
        id: idOf(question, `${index + 1}-${at + 1}`),
        value: String(at + 1),
        label: String(at + 1),
        isChosen: chosen === String(at + 1),
      })),
    };
  });
};

const pairsOf = (t: Words, asked: AskedQuestion, it: AskedPlace): PairView[] => {
  const { question, order, partners } = asked;
  if (question.kind !== 'match') return [];
  return order.map(({ id, html }, index) => {
    const name = `pair[${id}]`;
    const [chosen = ''] = valuesOf(it.filled, name);
    const offered = partners.map((partner) => ({ value: partner.id, label: partner.text }));
    return {
      id: idOf(question, index + 1),
      name,
      html,
      isAmiss: it.refused?.optionId === id,
      partners: [{ value: '', label: t('quizzes.noPartner') }, ...offered].map((one) => ({
        ...one,
        isChosen: one.value === chosen,
      })),
    };
  });
};

const textOf = (
  question: Question,
  filled: Fields,
  { name, longest }: { name: string; longest: number },
): TextView => {
  const [value = ''] = valuesOf(filled, name);
  return { id: idOf(question, name), value, longest };
};

/** Where a problem with an answer leads to: what it is about, or the first thing to fill in. */
const problemField = ({ question, order }: AskedQuestion, { optionId, reason }: AnswerRefused) => {
  if (reason === 'longWhy') return idOf(question, 'why');
  if (question.kind === 'short') return idOf(question, 'text');
  const index = Math.max(
    0,
    order.findIndex(({ id }) => id === optionId),
  );
  const isRow = question.kind === 'order' || question.kind === 'judgement';
  return idOf(question, isRow ? `${index + 1}-1` : index + 1);
};

/** What the summary of problems says of a refused answer. */
export const problemView = (
  t: Words,
  asked: AskedQuestion,
  refused: AnswerRefused,
): { field: string; message: string } => ({
  field: problemField(asked, refused),
  message: t(refused.message, refused.values),
});

const hintsOf = (t: Words, { hints }: Question, taken: number): HintView[] =>
  hints.slice(0, taken).map((html, index) => ({
    label: t('quizzes.hint', { number: index + 1, of: hints.length }),
    html,
  }));

const moreHintOf = (t: Words, { hints }: Question, taken: number): AskedView['moreHint'] =>
  taken < hints.length
    ? {
        value: String(taken + 1),
        label: t(taken === 0 ? 'quizzes.firstHint' : 'quizzes.nextHint'),
      }
    : null;

export const askedView = (t: Words, asked: AskedQuestion, it: AskedPlace): AskedView => {
  const { question } = asked;
  const { filled } = it;
  const text = { name: 'text', longest: longestShort };
  const why = { name: 'why', longest: longestWhy };
  return {
    id: question.id,
    lang: question.lang,
    eyebrow: it.eyebrow,
    titleHtml: question.titleHtml,
    sceneHtml: question.sceneHtml,
    how: t(`quizzes.how.${question.kind}`, { count: asked.order.length }),
    hints: hintsOf(t, question, it.hints),
    moreHint: moreHintOf(t, question, it.hints),
    error: it.refused ? t(it.refused.message, it.refused.values) : null,
    choices: choicesOf(asked, filled),
    places: placesOf(asked, it),
    pairs: pairsOf(t, asked, it),
    text: question.kind === 'short' ? textOf(question, filled, text) : null,
    why: question.asksWhy ? textOf(question, filled, why) : null,
    sure: certainties.map((value) => ({ value, label: t(`quizzes.sure.${value}`) })),
  };
};
