import type { QuestionKind } from '../course.js';
import { multiple, single } from './choices.js';
import type { ListKind } from './list-kind.js';
import { match } from './pairs.js';
import { judgement, order } from './rankings.js';
import { short } from './short.js';

export const listKinds: Readonly<Record<QuestionKind, ListKind>> = {
  single,
  multiple,
  order,
  match,
  short,
  judgement,
};

/** Whether a word on a heading names a kind of question. */
export const isKind = (word: string): word is QuestionKind => Object.hasOwn(listKinds, word);
