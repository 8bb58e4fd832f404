import type { QuestionKind, Quiz } from '../../src/content/course.js';
import { amiss, questions, quizOf } from '../quizzes/all-kinds.js';
import { answer, answerAll, beginTry, handIn, tryOf } from '../quizzes/a-try.js';
import type { Client, SeenPage } from '../support/client.js';
import { lessons } from '../support/world.js';
import type { Stage, State } from './stage.js';

const slug = lessons.handedIn;

/** Shows a quiz with a question of every kind in one of the lessons from now on. */
const publish = async ({ app }: Stage, quiz: Partial<Quiz>): Promise<void> => {
  const course = app.services.content.course();
  const published = course.lessons.map((lesson) =>
    lesson.slug === slug ? { ...lesson, quiz: quizOf({ id: slug, ...quiz }) } : lesson,
  );
  await app.services.content.replace({ ...course, lessons: published });
};

const learner = ({ world }: Stage): Client => world.as.otherLearner;

/** The address of the open try, of a new one where there is none. */
const openTry = async (stage: Stage): Promise<string> => {
  const client = learner(stage);
  const { $ } = await client.get(`/quizzes/${slug}`);
  const open = $('main a.button[href^="/attempts/"]').attr('href');
  return open ?? tryOf(await client.submit(`/quizzes/${slug}/attempts`));
};

const seeQuestion = async (stage: Stage, kind: QuestionKind): Promise<SeenPage> =>
  learner(stage).get(`${await openTry(stage)}/questions/${questions[kind].id}`);

const kinds = Object.keys(questions) as QuestionKind[];

const askedStates = (stage: Stage): State[] => [
  {
    name: 'question, with a hint',
    async see() {
      await publish(stage, {});
      await seeQuestion(stage, 'single');
      return learner(stage).submit('.quiz', { hint: '1', answer: 'theirs' });
    },
  },
  ...kinds.map((kind) => ({
    name: `question, ${kind}`,
    see: () => seeQuestion(stage, kind),
  })),
  ...kinds.map((kind) => ({
    name: `question, ${kind}, refused`,
    async see() {
      await seeQuestion(stage, kind);
      return learner(stage).submit('.quiz', { sure: 'fairly' });
    },
  })),
  {
    name: 'question, two at one place',
    async see() {
      await seeQuestion(stage, 'order');
      return learner(stage).submit('.quiz', { ...amiss['a-order'], 'place[act]': '1' });
    },
  },
  {
    name: 'question, answered before',
    async see() {
      await seeQuestion(stage, 'match');
      await answer(learner(stage), amiss['a-match'] ?? {});
      return seeQuestion(stage, 'match');
    },
  },
  {
    name: 'overview, with questions left open',
    see: async () => learner(stage).get(`${await openTry(stage)}/overview`),
  },
  {
    name: 'overview, refused',
    async see() {
      const path = await openTry(stage);
      await learner(stage).get(`${path}/overview`);
      return learner(stage).post(`${path}/submission`, {});
    },
  },
  {
    name: 'overview, all answered',
    async see() {
      await learner(stage).get((await learner(stage).get(await openTry(stage))).location ?? '');
      return answerAll(learner(stage), amiss);
    },
  },
];

let result = '';

const resultStates = (stage: Stage): State[] => [
  {
    name: 'result, every kind missed',
    async see() {
      const path = await openTry(stage);
      await learner(stage).get(`${path}/overview`);
      return handIn(learner(stage), amiss);
    },
  },
  {
    name: 'reflection, begun from a miss beside words that are saved',
    async see() {
      const client = learner(stage);
      const path = tryOf(client.page());
      const page = await client.get(`/reflections/${slug}`);
      const prompt = page.$('[data-prompt]').attr('data-prompt');
      const draft = { rev: '0', prompt, text: 'Words of my own.' };
      await client.post(`/reflections/${slug}/draft`, draft);
      const cause = `from=${path.replace('/attempts/', '')}&question=a-single`;
      const seen = await client.get(`/reflections/${slug}?${cause}`);
      result = path;
      return seen;
    },
  },
  {
    name: 'result, an answer that came too late',
    see: () =>
      learner(stage).post(`${result}/questions/a-single`, {
        answer: 'mine',
        sure: 'certain',
      }),
  },
  {
    name: 'result, every kind missed twice',
    async see() {
      await beginTry(learner(stage), slug);
      return handIn(learner(stage), amiss);
    },
  },
];

const eachStates = (stage: Stage): State[] => [
  {
    name: 'feedback, right after a first miss',
    async see() {
      await publish(stage, { feedback: 'each' });
      const { learner: ana } = stage.world.as;
      await beginTry(ana, slug);
      return answer(ana, amiss['a-single'] ?? {});
    },
  },
  {
    name: 'feedback, right after an answer',
    async see() {
      await seeQuestion(stage, 'single');
      return answer(learner(stage), amiss['a-single'] ?? {});
    },
  },
  {
    name: 'feedback, an answer that came too late',
    see: () => {
      const { path } = learner(stage).page();
      return learner(stage).post(path, { answer: 'mine', sure: 'certain' });
    },
  },
  {
    name: 'feedback, the last one',
    async see() {
      await learner(stage).get((await learner(stage).get(await openTry(stage))).location ?? '');
      return answerAll(learner(stage), amiss);
    },
  },
  {
    name: 'overview, all answered and explained',
    see: async () => learner(stage).get(`${await openTry(stage)}/overview`),
  },
];

/** The pages of a try, with a question of every kind. */
export const tryStates = (stage: Stage): State[] => [
  ...askedStates(stage),
  ...resultStates(stage),
  ...eachStates(stage),
];
