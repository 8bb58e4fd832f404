import { chosenIn } from './choosing.js';
import { allOrNothing, AnswerRefused, rightOptions, type Kind } from './kind.js';

/** One option is chosen; the one that is right holds. */
export const single: Kind = {
  field: 'answer',
  read(question, fields) {
    const chosen = chosenIn(question, fields);
    if (chosen.length > 1) throw new AnswerRefused('several');
    return chosen;
  },
  write: (_question, answer) => ({ answer }),
  mark: (question, [chosen]) =>
    allOrNothing(rightOptions(question).some(({ id }) => id === chosen)),
};
