import fc from 'fast-check';
import type { Option, Question, QuestionKind, Quiz } from '../../src/content/course.js';
import type { CountedTry } from '../../src/insights/tries.store.js';
import { certainties, type Sure } from '../../src/quizzes/attempt.js';
import { markOf } from '../../src/quizzes/marking.js';

const option = (id: string, right: boolean): Option => ({
  ...{ id, right, text: id, html: `<p>${id}</p>`, feedbackHtml: '' },
  partner: { id: `p-${id}`, html: '', text: `what goes with ${id}` },
});

export const aQuestion = (id: string, kind: QuestionKind = 'single'): Question => ({
  ...{ id, kind, title: id, titleHtml: id, sceneHtml: '', otherwiseHtml: '', hash: id },
  ...{ hints: [], asksWhy: true },
  options: ['first', 'second', 'third'].map((name, index) => option(name, index === 0)),
  see: { lesson: 'a-lesson', section: 'a-part', title: 'Why logic is not enough' },
});

export const aQuiz = (questions: Question[], hash = 'v1'): Quiz => ({
  ...{ id: 'a-lesson', title: 'A quiz', introHtml: '', feedback: 'end', mastery: 'all' },
  ...{ questions, hash },
});

export type Answers = Readonly<Record<string, readonly [answer: string[], sure: Sure]>>;

let made = 0;

/** A try that was handed in, marked as the course marks it. */
export const aTry = (quiz: Quiz, answers: Answers, at = new Date(0)): CountedTry => {
  const given = Object.entries(answers);
  const questionOf = (id: string): Question | undefined =>
    quiz.questions.find((question) => question.id === id);
  return {
    _id: `try-${String((made += 1)).padStart(9, '0')}`,
    hash: quiz.hash,
    submittedAt: at,
    answers: Object.fromEntries(
      given.map(([id, [answer, sure]]) => [id, { answer, sure, why: null, at }]),
    ),
    marks: Object.fromEntries(
      given.flatMap(([id, [answer]]) => {
        const question = questionOf(id);
        return question ? [[id, markOf(question, answer)]] : [];
      }),
    ),
  };
};

export const anAnswer = ({ kind, options }: Question): fc.Arbitrary<string[]> => {
  const ids = options.map(({ id }) => id);
  const partners = options.flatMap(({ partner }) => partner?.id ?? []);
  if (kind === 'single') return fc.constantFrom(...ids).map((id) => [id]);
  if (kind === 'multiple') return fc.subarray(ids, { minLength: 1 });
  if (kind === 'match')
    return fc.array(fc.constantFrom(...partners), { minLength: 3, maxLength: 3 });
  if (kind === 'short') return fc.constantFrom('first', 'second', 'no form').map((text) => [text]);
  return fc.shuffledSubarray(ids, { minLength: 3 });
};

/** Tries at a quiz, each with some answer to every question. */
export const someTries = (quiz: Quiz): fc.Arbitrary<CountedTry[]> =>
  fc.array(
    fc
      .tuple(
        fc.tuple(...quiz.questions.map(anAnswer)),
        fc.array(fc.constantFrom(...certainties), { minLength: 10, maxLength: 10 }),
        fc.integer({ min: 0, max: 1_000_000 }),
      )
      .map(([answers, sure, ms]) =>
        aTry(
          quiz,
          Object.fromEntries(
            quiz.questions.map(({ id }, at) => [id, [answers[at] ?? [], sure[at] ?? 'guess']]),
          ),
          new Date(ms),
        ),
      ),
    { maxLength: 40 },
  );
