import type { Option, Question } from '../content/course.js';
import type { Answer } from '../quizzes/attempt.js';

/** An answer as somebody would say it, one line for each part; ids that the question does not have are left out. */
export const answerInWords = (question: Question, answer: Answer): string[] => {
  if (question.kind === 'short') return [...answer];
  return question.kind === 'match' ? pairs(question, answer) : chosen(question, answer);
};

const chosen = ({ options }: Question, answer: Answer): string[] =>
  answer.flatMap((id) => options.find((option) => option.id === id)?.text ?? []);

const pairs = ({ options }: Question, answer: Answer): string[] =>
  options.flatMap((option, index) => pair(option, partnerOf(options, answer[index])));

const partnerOf = (options: readonly Option[], id: string | undefined): string | undefined =>
  options.find(({ partner }) => partner?.id === id)?.partner?.text;

const pair = ({ text }: Option, partner: string | undefined): string[] =>
  partner === undefined ? [] : [`${text} – ${partner}`];

/** Whether the lines stand in an order that was chosen. */
export const isOrdered = ({ kind }: Pick<Question, 'kind'>): boolean =>
  kind === 'order' || kind === 'judgement';
