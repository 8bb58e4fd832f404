import type { Option, QuestionKind } from '../content/course.js';
import type { Answered, Explained } from './explained.js';
import { formOf } from './kinds/short.js';

type Explain = (answered: Answered, withKey: boolean) => Explained[];

const bare: Explained = {
  option: null,
  own: null,
  isChosen: false,
  remark: null,
  feedbackHtml: null,
  place: null,
  partner: null,
  belongs: null,
};

const said = (option: Option): Pick<Explained, 'option' | 'feedbackHtml'> => ({
  option,
  feedbackHtml: option.feedbackHtml,
});

const chosenOptions: Explain = ({ asked, given }, withKey) =>
  asked.order.map((option) => {
    if (given.answer.includes(option.id))
      return {
        ...bare,
        ...said(option),
        isChosen: true,
        remark: option.right ? 'holds' : 'not-yet',
      };
    return option.right && withKey
      ? { ...bare, ...said(option), remark: 'key' }
      : { ...bare, option };
  });

/**
 * As they were placed, and which of them stand where they belong; with the key, in the order that holds. The reasons of a
 * judgement argue and tell no place, so that they are there at once; those of an order would give it away.
 */
const placedItems: Explain = ({ asked: { question }, given }, withKey) => {
  const { options, kind } = question;
  const rows = given.answer.flatMap((id, at): Explained[] => {
    const option = options.find((one) => one.id === id);
    if (!option) return [];
    const belongs = options.indexOf(option) === at;
    const isSaid = belongs || withKey || kind === 'judgement';
    const feedbackHtml = isSaid ? option.feedbackHtml : null;
    const remark = belongs ? 'holds' : 'not-yet';
    return [{ ...bare, option, feedbackHtml, remark, isChosen: true, place: at + 1 }];
  });
  const placeOf = ({ option }: Explained): number => (option ? options.indexOf(option) : 0);
  return withKey ? rows.sort((a, b) => placeOf(a) - placeOf(b)) : rows;
};

/** What is said of each pair argues too; what belongs to it waits for the key. */
const pairedItems: Explain = ({ asked, given }, withKey) =>
  asked.order.map((option): Explained => {
    const chosen = given.answer[asked.question.options.indexOf(option)];
    const isRight = option.partner?.id === chosen;
    return {
      ...bare,
      option,
      isChosen: true,
      remark: isRight ? 'holds' : 'not-yet',
      feedbackHtml: option.feedbackHtml,
      partner: asked.partners.find(({ id }) => id === chosen) ?? null,
      belongs: withKey && !isRight ? option.partner : null,
    };
  });

const keyForms = (accepted: readonly Option[]): Explained[] =>
  accepted.map((option, index) => ({
    ...bare,
    option,
    remark: 'key',
    feedbackHtml: index === 0 ? option.feedbackHtml : null,
  }));

/** Accepted forms share the feedback of the first. */
const writtenWords: Explain = ({ asked: { question }, given, mark }, withKey) => {
  const [text = ''] = given.answer;
  const accepted = question.options.filter(({ right }) => right);
  const form = mark.held ? accepted[0] : formOf(question, text);
  const own: Explained = {
    ...bare,
    own: text,
    isChosen: true,
    remark: mark.held ? 'holds' : 'not-yet',
    feedbackHtml: form?.feedbackHtml ?? question.otherwiseHtml,
  };
  return withKey && !mark.held ? [own, ...keyForms(accepted)] : [own];
};

export const explainers: Readonly<Record<QuestionKind, Explain>> = {
  single: chosenOptions,
  multiple: chosenOptions,
  order: placedItems,
  judgement: placedItems,
  match: pairedItems,
  short: writtenWords,
};
