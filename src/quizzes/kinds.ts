import type { Question, QuestionKind } from '../content/course.js';
import { judgement } from './kinds/judgement.js';
import type { Kind } from './kinds/kind.js';
import { match } from './kinds/match.js';
import { multiple } from './kinds/multiple.js';
import { order } from './kinds/order.js';
import { short } from './kinds/short.js';
import { single } from './kinds/single.js';

const kinds: Readonly<Record<QuestionKind, Kind>> = {
  single,
  multiple,
  order,
  match,
  short,
  judgement,
};

export const kindOf = ({ kind }: Pick<Question, 'kind'>): Kind => kinds[kind];
