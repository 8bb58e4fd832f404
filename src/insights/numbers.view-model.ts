import type { Question, QuestionKind } from '../content/course.js';
import type { Words } from '../platform/words.js';
import { certainties } from '../quizzes/attempt.js';
import { letterOf } from '../quizzes/question.view-model.js';
import { choicesOf, type ChoiceCount } from './choices.js';
import { countOf } from './counts.js';
import { choiceName, share } from './insight.words.js';
import { drawBars, type Picture } from './picture.js';
import { discriminationOf, facilityOf, meanCreditOf } from './statistics.js';
import type { QuestionTally } from './tally.js';

/** The counters of one question: a picture with its table, twice, and what is worked out from them. */
export interface NumbersView {
  chosen: { picture: Picture; label: string };
  table: { caption: string; counted: string; detail: string | null; rows: ChoiceRowView[] };
  sure: { picture: Picture; label: string; caption: string; rows: SureRowView[] };
  facts: { name: string; value: string }[];
}

export interface ChoiceRowView {
  letter: string;
  name: string;
  /** "holds", beside its mark. */
  holds: string | null;
  count: number;
  share: string;
  detail: string | null;
}

export interface SureRowView {
  name: string;
  held: number;
  missed: number;
}

const words: Readonly<Record<QuestionKind, string>> = {
  single: 'chosen',
  multiple: 'chosen',
  order: 'first',
  judgement: 'effective',
  match: 'matched',
  short: 'written',
};

const decimal = (value: number): string => value.toFixed(1);

const detailOf = (t: Words, { place, partner }: ChoiceCount): string | null => {
  if (place)
    return place.mean === null
      ? null
      : t('insights.table.placed', { mean: decimal(place.mean), holds: place.holds });
  return partner?.otherMost
    ? t('insights.table.instead', { name: partner.otherMost.text, count: partner.otherMost.count })
    : null;
};

const nameOf = (t: Words, choice: ChoiceCount): string =>
  choice.partner
    ? t('insights.choice.pair', { item: choiceName(t, choice), partner: choice.partner.own })
    : choiceName(t, choice);

const choiceRows = (
  t: Words,
  choices: readonly ChoiceCount[],
  { answered }: QuestionTally,
): ChoiceRowView[] =>
  choices.map((choice, index) => ({
    letter: letterOf(index),
    name: nameOf(t, choice),
    holds: choice.right ? t('insights.table.holds') : null,
    count: choice.count,
    share: share(t, choice.count, answered),
    detail: detailOf(t, choice),
  }));

const chosenPicture = (rows: readonly ChoiceRowView[], { answered }: QuestionTally): Picture =>
  drawBars(
    rows.map(({ letter: label, share: value, count, holds }) => ({
      ...{ label, value, isMarked: holds !== null },
      held: holds === null ? 0 : count,
      missed: holds === null ? count : 0,
    })),
    { of: answered },
  );

const sureRows = (t: Words, { sureHeld, sureMissed }: QuestionTally): SureRowView[] =>
  certainties.map((sure) => ({
    name: t(`insights.sure.${sure}`),
    held: countOf(sureHeld, sure),
    missed: countOf(sureMissed, sure),
  }));

const sureLabels = 56;

const surePicture = (rows: readonly SureRowView[]): Picture =>
  drawBars(
    rows.map(({ name: label, held, missed }) => ({
      ...{ label, held, missed, isMarked: false },
      value: String(held + missed),
    })),
    { of: Math.max(...rows.map(({ held, missed }) => held + missed)), labelWidth: sureLabels },
  );

const factsOf = (t: Words, question: Question, tally: QuestionTally) => {
  const facility = facilityOf(tally);
  const credit = meanCreditOf(tally);
  const discrimination = discriminationOf(tally);
  const isPartial = question.kind !== 'single' && question.kind !== 'short';
  const fact = (name: string, value: string | null) =>
    value === null ? [] : [{ name: t(`insights.fact.${name}`), value }];
  return [
    ...fact('answered', String(tally.answered)),
    ...fact('held', facility === null ? null : share(t, tally.held, tally.answered)),
    ...fact('credit', isPartial && credit !== null ? credit.toFixed(2) : null),
    ...fact('discrimination', discrimination === null ? null : discrimination.toFixed(2)),
  ];
};

const chosenLabel = (t: Words, rows: readonly ChoiceRowView[]): string =>
  t('insights.picture.chosen', {
    said: rows.map(({ letter, share: value }) => `${letter} ${value}`).join(', '),
  });

const sureView = (t: Words, tally: QuestionTally): NumbersView['sure'] => {
  const rows = sureRows(t, tally);
  const said = rows.map(({ name, held, missed }) => `${name} ${held + missed}`).join(', ');
  return {
    picture: surePicture(rows),
    label: t('insights.picture.sure', { said }),
    caption: t('insights.sure.caption'),
    rows,
  };
};

/** Null while nobody has answered. */
export const numbersView = (
  t: Words,
  question: Question,
  tally: QuestionTally,
): NumbersView | null => {
  if (tally.answered === 0) return null;
  const rows = choiceRows(t, choicesOf(question, tally), tally);
  const kind = words[question.kind];
  return {
    chosen: { picture: chosenPicture(rows, tally), label: chosenLabel(t, rows) },
    table: {
      caption: t(`insights.table.caption.${kind}`, { count: tally.answered }),
      counted: t(`insights.table.counted.${kind}`),
      detail: rows.some(({ detail }) => detail) ? t(`insights.table.detail.${kind}`) : null,
      rows,
    },
    sure: sureView(t, tally),
    facts: factsOf(t, question, tally),
  };
};
