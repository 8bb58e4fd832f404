import { lessons } from '../support/world.js';
import { fieldsFor, handInTry, write } from '../support/acts.js';
import type { Client, SeenPage } from '../support/client.js';
import { tryStates } from './quiz-states.js';
import { send, type Stage, type State } from './stage.js';

/** Hands the open try in, its questions answered as they hold, or every second one. */
export const handInBy = (
  stage: Stage,
  client: Client,
  { slug, every = 1 }: { slug: string; every?: number },
): Promise<void> => {
  const { questions } = stage.app.services.content.lesson(slug).quiz;
  let at = -1;
  return handInTry(client, (id) => {
    const question = questions.find((one) => one.id === id);
    at += 1;
    return question ? fieldsFor(question, at % every === 0, at) : {};
  });
};

export const readAll = async (client: Client, slug: string): Promise<SeenPage> => {
  for (;;) {
    const page = await client.get(`/lessons/${slug}`);
    const form = page.$('form.section-end[action$="/readings"]').first();
    if (form.length === 0) return page;
    await client.submit(`form.section-end[action="${form.attr('action') ?? ''}"]`);
  }
};

const homeStates = (stage: Stage): State[] => [
  { name: 'home of a learner at the start', see: () => stage.world.as.otherLearner.get('/') },
  { name: 'home of a learner under way', see: () => stage.world.as.learner.get('/') },
  { name: 'home of an instructor', see: () => stage.world.as.instructor.get('/') },
  { name: 'home of an admin', see: () => stage.world.as.admin.get('/') },
  {
    name: 'home of somebody who is nothing here',
    async see() {
      await stage.app.person({ email: 'quin@example.test', name: 'Quin Ruiz' });
      return (await stage.app.signedIn('quin@example.test')).get('/');
    },
  },
];

const besideStates = (stage: Stage): State[] => [
  {
    name: 'sheet of a lesson, with questions for the crew',
    see: () => stage.world.as.learner.get(`/lessons/${lessons.opened}/sheet`),
  },
  {
    name: 'notes for the facilitator',
    see: () => stage.world.as.instructor.get(`/lessons/${lessons.opened}/facilitation`),
  },
  { name: 'search, nothing asked', see: () => stage.world.as.learner.get('/search') },
  { name: 'search, nothing found', see: () => stage.world.as.learner.get('/search?q=zzqqzz') },
  {
    name: 'search, passages found',
    see: () => stage.world.as.learner.get('/search?q=red+allergy'),
  },
];

const lessonStates = (stage: Stage): State[] => [
  {
    name: 'lesson, nothing read',
    see: () => stage.world.as.otherLearner.get(`/lessons/${lessons.opened}`),
  },
  {
    name: 'lesson, in the middle',
    see: () => send(stage.world.as.learner, `/lessons/${lessons.opened}`, 'form.section-end'),
  },
  { name: 'lesson, all read', see: () => readAll(stage.world.as.learner, lessons.handedIn) },
  {
    name: 'lesson, the last one',
    see: () => stage.world.as.otherLearner.get('/lessons/passing-it-on'),
  },
  {
    name: 'lesson, read by staff',
    see: () => stage.world.as.admin.get(`/lessons/${lessons.drafted}`),
  },
  ...besideStates(stage),
];

const quizStates = (stage: Stage): State[] => [
  {
    name: 'quiz, not tried',
    see: () => stage.world.as.otherLearner.get(`/quizzes/${lessons.opened}`),
  },
  {
    name: 'quiz, a try open',
    see: () => stage.world.as.learner.get(`/quizzes/${lessons.drafted}`),
  },
  { name: 'quiz, tried', see: () => stage.world.as.learner.get(`/quizzes/${lessons.opened}`) },
  {
    name: 'quiz, read by staff',
    see: () => stage.world.as.admin.get(`/quizzes/${lessons.opened}`),
  },
  {
    name: 'result, with something to look at again',
    see: () => stage.world.as.learner.get(`/attempts/${stage.world.doneAttempt}`),
  },
  {
    name: 'a second try, of what was missed',
    see: () =>
      send(
        stage.world.as.learner,
        `/attempts/${stage.world.doneAttempt}`,
        'form[action$="/attempts"]',
      ),
  },
  {
    name: 'result, everything holds',
    async see() {
      const { otherLearner } = stage.world.as;
      const quiz = `/quizzes/${lessons.opened}`;
      await send(otherLearner, quiz, `${quiz}/attempts`);
      await handInBy(stage, otherLearner, { slug: lessons.opened });
      return otherLearner.page();
    },
  },
  {
    name: 'quiz, everything holds',
    see: () => stage.world.as.otherLearner.get(`/quizzes/${lessons.opened}`),
  },
];

const reflectionStates = (stage: Stage): State[] => [
  {
    name: 'reflection, nothing written',
    see: () => stage.world.as.otherLearner.get(`/reflections/${lessons.opened}`),
  },
  {
    name: 'reflection, handed in empty',
    see: () => send(stage.world.as.otherLearner, `/reflections/${lessons.opened}`, '#reflection'),
  },
  {
    name: 'reflection, a draft',
    see: () => stage.world.as.learner.get(`/reflections/${lessons.drafted}?did=saved`),
  },
  {
    name: 'reflection, changed in another window',
    async see() {
      const { learner } = stage.world.as;
      await learner.get(`/reflections/${lessons.drafted}`);
      const changed = { rev: '0', ...write(learner, 'Words of another window.') };
      return learner.submit('#reflection', changed);
    },
  },
  {
    name: 'reflection, handed in',
    see: () => stage.world.as.learner.get(`/reflections/${lessons.handedIn}?did=sent`),
  },
  {
    name: 'reflection, handed in meanwhile',
    async see() {
      const { learner } = stage.world.as;
      await learner.get('/');
      const late = { [`texts[${firstPrompt(stage, lessons.handedIn)}]`]: 'Words that came late.' };
      return learner.post(`/reflections/${lessons.handedIn}/draft`, { rev: '0', ...late });
    },
  },
  {
    name: 'reflection, opened',
    see: () => stage.world.as.learner.get(`/reflections/${lessons.opened}`),
  },
  {
    name: 'reflection, as staff see it',
    see: () => stage.world.as.admin.get(`/reflections/${lessons.opened}`),
  },
  {
    name: 'what was typed in a session that had ended',
    see: () => stage.world.as.learner.get(`/kept/${stage.world.kept}`),
  },
];

const firstPrompt = (stage: Stage, slug: string): string =>
  stage.app.services.content.lesson(slug).reflection.prompts[0]?.id ?? '';

export const courseStates = (stage: Stage): State[] => [
  ...homeStates(stage),
  ...lessonStates(stage),
  ...quizStates(stage),
  ...tryStates(stage),
  ...reflectionStates(stage),
];
