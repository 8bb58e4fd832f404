import type { Question } from '../../content/course.js';
import { AnswerRefused, refuseForeign, valuesOf, type Fields } from './kind.js';

/** The options that were chosen. Throws where none was, for one of another question, and for one that comes twice. */
export const chosenIn = (question: Question, fields: Fields): string[] => {
  const chosen = valuesOf(fields, 'answer');
  refuseForeign(chosen, question.options);
  if (new Set(chosen).size < chosen.length) throw new AnswerRefused('twice');
  if (chosen.length === 0) throw new AnswerRefused('nothing');
  return chosen;
};
