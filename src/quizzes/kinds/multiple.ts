import { chosenOptions, rightOptions, type Kind } from './kind.js';

/** Any number of options is chosen; all that are right and no other hold. */
export const multiple: Kind = {
  control: 'checkbox',
  read(question, posted) {
    const chosen = chosenOptions(question, posted);
    return chosen.length === 0 ? null : chosen;
  },
  holds(question, answer) {
    const right = rightOptions(question);
    return right.length === answer.length && right.every(({ id }) => answer.includes(id));
  },
};
