import { randomUUID } from 'node:crypto';
import type { Question, Quiz, Reflection } from '../../src/content/course.js';
import { answerTo } from '../../src/demo/answering.js';
import { paths } from '../../src/web/paths.js';
import { draftId, type Ledger } from './ledger.js';
import type { Form, Post, Posted, Sender } from './post.js';

export interface Learner extends Sender {
  id: string;
}

/** What a writer works with; it goes on until `isOver`, and never leaves an answer unheard. */
export interface Desk {
  post: Post;
  ledger: Ledger;
  learner: Learner;
  isOver: () => boolean;
}

const savesARound = 5;

const expectAnswer = (ledger: Ledger, what: string, isRight: boolean, answer: Posted): void => {
  if (isRight) return;
  ledger.surprises.push(
    `${what}: ${answer.status} ${answer.location} ${answer.body.slice(0, 300)}`,
  );
  throw new Error(ledger.surprises.at(-1));
};

const revisionIn = ({ status, body }: Posted): number =>
  status === 200 ? (JSON.parse(body) as { rev: number }).rev : -1;

/** Writes a reflection prompt by prompt, hands it in, takes it back, and goes on writing. */
export const writeReflection = async (
  { post, ledger, learner, isOver }: Desk,
  lesson: string,
  { prompts }: Reflection,
): Promise<void> => {
  const texts = new Map(prompts.map(({ id }) => [id, 'I noticed']));
  let rev = 0;
  let number = 0;
  const send = (path: string, form: Form): Promise<Posted> =>
    post.send(learner, path, { rev: String(rev), ...form });
  const moveOn = (): void => {
    rev += 1;
    ledger.revisions.set(draftId(learner.id, lesson), rev);
  };
  /** Adds a word of its own to one prompt. */
  const add = (): { prompt: string; mark: string } => {
    const prompt = prompts[number % prompts.length]?.id ?? '';
    const mark = `word${(number += 1)}`;
    texts.set(prompt, `${texts.get(prompt) ?? ''} ${mark}.`);
    return { prompt, mark };
  };
  const save = async (): Promise<void> => {
    const { prompt, mark } = add();
    const form = { _key: randomUUID(), prompt, text: texts.get(prompt) ?? '' };
    const answer = await send(paths.reflectionDraft(lesson), form);
    expectAnswer(ledger, 'draft', revisionIn(answer) === rev + 1, answer);
    ledger.words.push({ personId: learner.id, lesson, mark });
    moveOn();
  };
  const act = async (path: string, form: Form, did: string): Promise<void> => {
    const key = randomUUID();
    const answer = await send(path, { _key: key, ...form });
    expectAnswer(ledger, did, answer.location.endsWith(`did=${did}`), answer);
    ledger.acts.push({ personId: learner.id, key });
    moveOn();
  };
  const handIn = async (): Promise<void> => {
    const { mark } = add();
    const fields = [...texts].map(([id, text]) => [`texts[${id}]`, text]);
    await act(paths.reflectionSubmission(lesson), Object.fromEntries(fields) as Form, 'sent');
    ledger.words.push({ personId: learner.id, lesson, mark });
  };
  while (!isOver()) {
    for (let saves = 0; saves < savesARound && !isOver(); saves += 1) await save();
    await handIn();
    if (!isOver()) await act(`${paths.reflection(lesson)}/take-back`, { round: '1' }, 'takenBack');
  }
};

const formOf = (question: Question): Form => ({
  _key: randomUUID(),
  ...answerTo(question, true, question.options.length),
});

/** Tries a quiz again and again, all right, so that each try asks everything. */
export const tryQuiz = async (
  { post, ledger, learner, isOver }: Desk,
  lesson: string,
  quiz: Quiz,
): Promise<void> => {
  while (!isOver()) {
    const begun = await post.send(learner, paths.attempts(lesson), { _key: randomUUID() });
    const id = begun.location.split('/').at(-1) ?? '';
    expectAnswer(ledger, 'try', begun.location.startsWith('/attempts/'), begun);
    for (const question of quiz.questions) {
      const answered = await post.send(learner, paths.question(id, question.id), formOf(question));
      const goesOn = answered.location.startsWith(paths.attempt(id));
      expectAnswer(ledger, 'answer', goesOn, answered);
      ledger.answers.push({ id, question: question.id });
    }
    const handed = await post.send(learner, paths.submission(id), { _key: randomUUID() });
    expectAnswer(ledger, 'quiz', handed.location === paths.attempt(id), handed);
    ledger.tries.push({ personId: learner.id, lesson, id });
  }
};
