import type { Question, Quiz } from '../../src/content/course.js';
import { randomIds } from '../../src/platform/ids.js';
import { certainties, type AttemptRecord } from '../../src/quizzes/attempt.js';
import { marksOf } from '../../src/quizzes/marking.js';
import { lessons } from '../support/world.js';
import { send, type Stage, type State } from './stage.js';

const page = `/insights/${lessons.opened}`;
const remark = `/quizzes/${lessons.opened}/remark`;

const partnersOf = ({ options }: Question): string[] =>
  options.flatMap(({ partner }) => partner?.id ?? []);

const idsOf = ({ options }: Question): string[] => options.map(({ id }) => id);

const heldAnswer = (question: Question): string[] => {
  const right = question.options.filter((option) => option.right);
  if (question.kind === 'match') return partnersOf(question);
  return question.kind === 'short' ? [right[0]?.text ?? ''] : right.map(({ id }) => id);
};

const otherAnswer = (question: Question): string[] => {
  const last = question.options.filter(({ right }) => !right).at(-1);
  if (question.kind === 'match') return partnersOf(question).reverse();
  if (question.kind === 'short') return ['nothing of the kind'];
  return last ? [last.id] : idsOf(question).reverse();
};

/** The quiz as it was before its first question of one right choice was corrected. */
const beforeCorrection = (quiz: Quiz): Quiz => {
  const [single] = quiz.questions.filter(({ kind }) => kind === 'single');
  const questions = quiz.questions.map((question) =>
    question === single
      ? {
          ...question,
          options: question.options.map((option, at, all) => ({
            ...option,
            right: at === all.findIndex(({ right }) => !right),
          })),
        }
      : question,
  );
  return { ...quiz, questions, hash: 'as-it-was-before' };
};

interface Made {
  quiz: Quiz;
  answers: (question: Question) => string[];
  at: number;
}

const aTry = (stage: Stage, { quiz, answers, at }: Made): AttemptRecord => {
  const { clock } = stage.app;
  // In the last seconds: what is older than the last count came too late to be counted.
  const handedInAt = new Date(clock.now().getTime() - (at + 1));
  const given = quiz.questions.map((question) => {
    const why = question.asksWhy ? 'It is what I would do on a Monday' : null;
    const sure = certainties[at % certainties.length] ?? 'guess';
    return [question.id, { answer: answers(question), sure, why, at: handedInAt }] as const;
  });
  return {
    ...{ _id: randomIds.next(), personId: stage.world.ids.otherLearner, n: 1, seed: 1 },
    ...{ cohortId: stage.world.cohort, quizId: quiz.id, hash: quiz.hash, state: 'submitted' },
    ...{ asked: quiz.questions.map(({ id }) => id), key: randomIds.mark(), hints: {}, rev: 1 },
    ...{ startedAt: handedInAt, submittedAt: handedInAt, projectedAt: handedInAt },
    answers: Object.fromEntries(given),
    marks: marksOf(quiz.questions, Object.fromEntries(given)),
  };
};

/** Sixty who answered the quiz as it is, and one who answered it before it was corrected. */
const seed = async (stage: Stage): Promise<void> => {
  const { services } = stage.app;
  const { quiz } = services.content.lesson(lessons.opened);
  const before = beforeCorrection(quiz);
  const { db } = services.world;
  await db
    .collection<{ _id: string }>('contentVersions')
    .insertOne({ _id: before.hash, ...{ kind: 'quiz', body: before } });
  const made = Array.from({ length: 60 }, (_, at) => ({
    ...aTry(stage, { quiz, at, answers: at % 3 === 0 ? heldAnswer : otherAnswer }),
    personId: randomIds.next(),
  }));
  const answers = (question: Question): string[] =>
    heldAnswer(quiz.questions.find(({ id }) => id === question.id) ?? question);
  const early = aTry(stage, { quiz: before, at: 100, answers });
  await db.collection<AttemptRecord>('attempts').insertMany([...made, { ...early, n: 9 }]);
  await db
    .collection<AttemptRecord>('attempts')
    .insertOne({ ...early, _id: randomIds.next(), personId: randomIds.next() });
};

/** Statistics, from nothing to many, and a correction. */
export const insightStates = (stage: Stage): State[] => [
  { name: 'statistics, nothing yet', see: () => stage.world.as.otherInstructor.get('/insights') },
  {
    name: 'statistics of a quiz, nothing yet',
    see: () => stage.world.as.otherInstructor.get(page),
  },
  {
    name: 'statistics, one has handed in',
    see: () => stage.world.as.instructor.get('/insights'),
  },
  {
    name: 'statistics of a quiz, one has handed in',
    see: () => stage.world.as.instructor.get(page),
  },
  { name: 're-mark, nothing corrected', see: () => stage.world.as.admin.get(remark) },
  {
    name: 'statistics, many have handed in',
    async see() {
      await seed(stage);
      return stage.world.as.admin.get('/insights');
    },
  },
  {
    name: 'statistics of a quiz, with reasons',
    see: () => stage.world.as.instructor.get(page),
  },
  {
    name: 'statistics of a quiz, of one of many cohorts, and as it was before',
    see: () =>
      stage.world.as.admin.get(`${page}?cohort=${stage.world.cohort}&version=as-it-was-before`),
  },
  { name: 're-mark, with who changes', see: () => stage.world.as.admin.get(remark) },
  { name: 're-mark, done', see: () => send(stage.world.as.admin, remark, remark) },
];
