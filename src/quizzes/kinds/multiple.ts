import { chosenIn } from './choosing.js';
import { rightOptions, type Kind } from './kind.js';

/** Any number of options is chosen; all that are right and no other hold. One that is not takes away what a right one gives. */
export const multiple: Kind = {
  field: 'answer',
  read: chosenIn,
  write: (_question, answer) => ({ answer }),
  mark(question, answer) {
    const right = rightOptions(question);
    const found = right.filter(({ id }) => answer.includes(id)).length;
    const others = answer.length - found;
    const held = found === right.length && others === 0;
    return { held, credit: held ? 1 : Math.max(0, found - others) / Math.max(1, right.length) };
  },
};
