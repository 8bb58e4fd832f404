import type { Question } from '../../content/course.js';
import { AnswerRefused, idsIn, refuseForeign, valuesOf, type Fields, type Kind } from './kind.js';

const pairField = (id: string): string => `pair[${id}]`;

const partnersIn = (question: Question, fields: Fields): string[] => {
  refuseForeign(idsIn(fields, 'pair'), question.options);
  const partners = question.options.flatMap(({ partner }) => partner ?? []);
  return question.options.map(({ id, text }) => {
    const [chosen = '', ...others] = valuesOf(fields, pairField(id));
    if (chosen === '') throw new AnswerRefused('noPartner', { item: text }, id);
    if (others.length > 0) throw new AnswerRefused('twoPartners', { item: text }, id);
    refuseForeign([chosen], partners);
    return chosen;
  });
};

/** Each item gets its partner; all of them right hold. */
export const match: Kind = {
  field: 'pair',
  read: partnersIn,
  write: ({ options }, answer) =>
    Object.fromEntries(options.map(({ id }, at) => [pairField(id), answer[at] ?? ''])),
  mark({ options }, answer) {
    const right = options.filter(({ partner }, at) => partner?.id === answer[at]).length;
    return {
      held: right === options.length,
      credit: options.length === 0 ? 1 : right / options.length,
    };
  },
};
