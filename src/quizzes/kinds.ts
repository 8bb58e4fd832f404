import type { Question } from '../content/course.js';
import type { Kind } from './kinds/kind.js';
import { multiple } from './kinds/multiple.js';
import { single } from './kinds/single.js';

const kinds: Readonly<Record<Question['kind'], Kind>> = { single, multiple };

export const kindOf = ({ kind }: Pick<Question, 'kind'>): Kind => kinds[kind];
