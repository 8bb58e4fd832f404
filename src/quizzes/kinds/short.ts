import type { Option, Question } from '../../content/course.js';
import { allOrNothing, AnswerRefused, valuesOf, type Kind } from './kind.js';
import { essence, folded, slipsBetween, slipsFor } from './spelling.js';

/** Longest short answer, in UTF-16 units. */
export const longestShort = 200;

interface Near {
  option: Option;
  slips: number;
}

/** A form as it is written in each language of the course. */
const spellings = (option: Option): [Option, string][] =>
  (option.forms ?? [option.text]).map((written) => [option, written]);

/** The form among these that a text comes nearest to, if it is near enough to mean it. */
const nearest = (text: string, options: readonly Option[]): Near | null => {
  const near = options.flatMap(spellings).flatMap(([option, written]): Near[] => {
    const form = essence(written);
    const slips = slipsBetween(essence(text), form);
    return slips <= slipsFor(form) ? [{ option, slips }] : [];
  });
  return near.reduce<Near | null>(
    (best, one) => (best && best.slips <= one.slips ? best : one),
    null,
  );
};

const nearestForm = ({ options }: Question, text: string): Option | null => {
  const isNear = (right: boolean): Near | null =>
    nearest(
      text,
      options.filter((option) => option.right === right),
    );
  const accepted = isNear(true);
  const other = isNear(false);
  if (!accepted || !other) return (accepted ?? other)?.option ?? null;
  return other.slips === 0 || other.slips < accepted.slips ? other.option : accepted.option;
};

/**
 * Which of the forms that the author wrote a text means; null for an answer nobody foresaw. What is foreseen and does not
 * hold is never taken for a slip of what does.
 */
export const formOf = (question: Question, text: string): Option | null => {
  const exact = question.options
    .flatMap(spellings)
    .find(([, written]) => folded(written) === folded(text))?.[0];
  return exact ?? (essence(text) === '' ? null : nearestForm(question, text));
};

/** A word or a few are written; a form that the author accepts holds, typing slips and all. */
export const short: Kind = {
  field: 'text',
  read(_question, fields) {
    const [typed = '', ...others] = valuesOf(fields, 'text');
    const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (others.length > 0) throw new AnswerRefused('several');
    if (text === '') throw new AnswerRefused('noText');
    if (text.length > longestShort) throw new AnswerRefused('longText', { most: longestShort });
    return [text];
  },
  write: (_question, [text = '']) => ({ text }),
  mark: (question, [text = '']) => allOrNothing(formOf(question, text)?.right === true),
};
