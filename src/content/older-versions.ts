import type { Option, Question, Quiz } from './course.js';
import { plainWords } from './plain-words.js';

type Filled<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

type KeptOption = Filled<Option, 'text' | 'partner'>;

type KeptQuestion = Omit<Filled<Question, 'hints' | 'asksWhy' | 'otherwiseHtml'>, 'options'> & {
  options: KeptOption[];
};

/** A quiz as it was kept, maybe before the course knew hints, reasons, partners and a measure of mastery. */
export type KeptQuiz = Omit<Filled<Quiz, 'mastery'>, 'questions'> & { questions: KeptQuestion[] };

/** The quiz with what was not known when it was kept; everything it has stays. */
export const completed = (quiz: KeptQuiz): Quiz => ({
  mastery: 'all',
  ...quiz,
  questions: quiz.questions.map(completedQuestion),
});

const completedQuestion = (question: KeptQuestion): Question => ({
  hints: [],
  asksWhy: false,
  otherwiseHtml: '',
  ...question,
  options: question.options.map((option) => ({
    text: plainWords(option.html),
    partner: null,
    ...option,
  })),
});
