import type { Course, Quiz } from './course.js';
import { giveawaysOf, type Giveaways } from './giveaways.js';

/** What authors are told of their quizzes: the kinds in each, and what the looks of all options give away. */
export const quizFigures = ({ lessons }: Course): string[] => {
  const quizzes = lessons.map(({ quiz }) => quiz);
  const found = giveawaysOf(quizzes.flatMap(({ questions }) => questions));
  return [...quizzes.map(kindsLine), ...(found.questions === 0 ? [] : [giveawaysLine(found)])];
};

/** The same of each translation: its options have other lengths and other words. */
export const translatedFigures = ({ translations }: Course): string[] =>
  [...translations].flatMap(([locale, { lessons }]) => {
    const found = giveawaysOf(lessons.flatMap(({ quiz }) => quiz.questions));
    return found.questions === 0 ? [] : [`${locale}: ${giveawaysLine(found)}`];
  });

const kindsLine = ({ id, questions }: Quiz): string => {
  const counts = new Map<string, number>();
  for (const { kind } of questions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return `${id}: ${questions.length} questions (${kinds})`;
};

const giveawaysLine = (found: Giveaways): string => {
  const { questions, longest, shortest, places, absolute } = found;
  const standing = places.map((count, index) => `${index + 1}: ${count}`).join(', ');
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  return [
    `Where one option is best (${questions} questions), it is the longest in ${longest}, the shortest in ${shortest}`,
    `by place ${standing || 'none'}`,
    `with a word such as "always" in ${percent(absolute.best)}, against ${percent(absolute.other)} of the others.`,
  ].join('; ');
};
