import { AppError } from '../../platform/errors.js';
import { chosenOptions, rightOptions, type Kind } from './kind.js';

/** One option is chosen; the one that is right holds. */
export const single: Kind = {
  control: 'radio',
  read(question, posted) {
    const chosen = chosenOptions(question, posted);
    if (chosen.length > 1) throw new AppError('bad-request', 'quizzes.refused.twice');
    return chosen.length === 0 ? null : chosen;
  },
  holds: (question, [chosen]) => rightOptions(question).some(({ id }) => id === chosen),
};
