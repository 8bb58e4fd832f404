import type { Question } from '../content/course.js';
import { formOf } from '../quizzes/kinds/short.js';
import type { ReasonedTry } from './tries.store.js';

/** What people wrote of why they answered so, under the answer that it is about; of whom, nobody is told. */
export interface ReasonGroup {
  /** An option's id; null for answers that are no single option. */
  optionId: string | null;
  /** Newest first. */
  texts: string[];
}

/** The option that an answer stands for: what was chosen, put first, or meant. */
const headOf = (question: Question, answer: readonly string[]): string | null => {
  const [first = ''] = answer;
  if (question.kind === 'match') return null;
  if (question.kind === 'short') return formOf(question, first)?.id ?? null;
  return question.kind === 'multiple' && answer.length > 1 ? null : first;
};

const reasonIn = (question: Question, { answers }: ReasonedTry) => {
  const given = answers[question.id];
  return given?.why ? [{ optionId: headOf(question, given.answer), text: given.why }] : [];
};

/** Reasons of one question, in the order of its options, the others last; tries come newest first. */
export const groupReasons = (question: Question, tries: readonly ReasonedTry[]): ReasonGroup[] => {
  const reasons = tries.flatMap((one) => reasonIn(question, one));
  return [...question.options.map(({ id }) => id), null].flatMap((optionId) => {
    const texts = reasons.filter((one) => one.optionId === optionId).map(({ text }) => text);
    return texts.length > 0 ? [{ optionId, texts }] : [];
  });
};
