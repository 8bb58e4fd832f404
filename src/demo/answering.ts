import type { Option, Question } from '../content/course.js';
import { original } from '../platform/locales.js';
import { certainties } from '../quizzes/attempt.js';
import { kindOf } from '../quizzes/kinds.js';
import type { Fields } from '../quizzes/kinds/kind.js';

const idsOf = (options: readonly Option[]): string[] => options.map(({ id }) => id);

const right = ({ kind, options }: Question): string[] => {
  const holding = options.filter((option) => option.right);
  if (kind === 'short') return holding.slice(0, 1).map(({ text }) => text);
  if (kind === 'match') return options.flatMap(({ partner }) => partner?.id ?? []);
  return idsOf(holding);
};

/** The other way round, or what was foreseen and does not hold: mostly the first of it. */
const amiss = (question: Question, turn: number): string[] => {
  const others = question.options.filter((option) => !option.right);
  if (question.kind === 'short') return [others[0]?.text ?? 'something else altogether'];
  const likely = others[turn % 3 === 0 ? turn % others.length : 0];
  if (likely) return [likely.id];
  return right(question).reverse();
};

const reasons: Readonly<Record<string, readonly string[]>> = {
  en: [
    'It is what I would have done before this course.',
    'That is how my first supervisor did it.',
    'I have seen it work on the night shift.',
  ],
  es: [
    'Es lo que yo hubiera hecho antes de este curso.',
    'Así lo hacía mi primer supervisor.',
    'Lo he visto funcionar en el turno de noche.',
  ],
};

const turned = <T>(all: readonly T[], turn: number): T | undefined => all[turn % all.length];

/** Fills in the form of a question so that it holds or does not, in a language; how sure somebody is goes round. */
export const answeringIn =
  (locale: string) =>
  (question: Question, holds: boolean, turn: number): Fields => ({
    ...kindOf(question).write(question, holds ? right(question) : amiss(question, turn)),
    sure: turned(certainties, turn) ?? 'fairly',
    ...(question.asksWhy && { why: turned(reasons[locale] ?? [], turn) ?? '' }),
  });

export const answerTo = answeringIn(original);
