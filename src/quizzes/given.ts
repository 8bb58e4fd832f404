import type { Question } from '../content/course.js';
import { line } from '../platform/text.js';
import { certainties, type Given, type Sure } from './attempt.js';
import { kindOf } from './kinds.js';
import { AnswerRefused, valuesOf, type Fields } from './kinds/kind.js';

/** Longest reason for an answer, in UTF-16 units. */
export const longestWhy = 500;

const longestField = 200_000;
const ofEveryQuestion = ['why', 'sure', 'hint'];

/** Throws for a field that a question of this kind does not have, and for characters that cannot be kept. */
const checkFields = (question: Question, fields: Fields): void => {
  const { field } = kindOf(question);
  const isKnown = (name: string): boolean =>
    ofEveryQuestion.includes(name) || name === field || name.startsWith(`${field}[`);
  const unknown = Object.keys(fields).find((name) => !isKnown(name));
  if (unknown !== undefined) throw new AnswerRefused('field', { name: unknown.slice(0, 60) });
  const values = Object.keys(fields).flatMap((name) => valuesOf(fields, name));
  if (values.some((value) => !line(longestField).safeParse(value).success))
    throw new AnswerRefused('characters');
};

const whyIn = ({ asksWhy }: Question, fields: Fields): string | null => {
  const [typed = ''] = valuesOf(fields, 'why');
  const why = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (why.length > longestWhy) throw new AnswerRefused('longWhy', { most: longestWhy });
  return asksWhy && why !== '' ? why : null;
};

const sureIn = (fields: Fields): Sure => {
  const [sent, ...others] = valuesOf(fields, 'sure');
  const sure = certainties.find((one) => one === sent);
  if (!sure || others.length > 0) throw new AnswerRefused('noSure');
  return sure;
};

/** What somebody answered to a question, from the fields of its form. Throws `AnswerRefused`. */
export const readGiven = (question: Question, fields: Fields, at: Date): Given => {
  checkFields(question, fields);
  const answer = kindOf(question).read(question, fields);
  return { answer, why: whyIn(question, fields), sure: sureIn(fields), at };
};

/** The fields that say this again. */
export const filledBy = (question: Question, { answer, why }: Given): Fields => ({
  ...kindOf(question).write(question, answer),
  ...(why !== null && { why }),
});

export const isSameAnswer = (one: Given, other: Given | undefined): boolean =>
  other !== undefined &&
  one.sure === other.sure &&
  one.answer.length === other.answer.length &&
  one.answer.every((id, at) => id === other.answer[at]);
