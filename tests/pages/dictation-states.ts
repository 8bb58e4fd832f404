import { lessons } from '../support/world.js';
import { send, type Stage, type State } from './stage.js';

const slug = lessons.private;

const boxOf = (stage: Stage): string =>
  `texts[${stage.app.services.content.lesson(slug).reflection.prompts[0]?.id ?? ''}]`;

const pathOf = (stage: Stage): string => `/dictations/${stage.world.ids.otherLearner}/${slug}`;

export const dictationStates = (stage: Stage): State[] => [
  {
    name: 'what a learner told, nothing written down',
    see: () => stage.world.as.instructor.get('/dictations'),
  },
  {
    name: 'what a learner told, where nobody learns',
    see: () => stage.world.as.otherInstructor.get('/dictations'),
  },
  {
    name: 'writing down what a learner told',
    see: () => stage.world.as.instructor.get(pathOf(stage)),
  },
  {
    name: 'writing down what a learner told, saved',
    see: () =>
      send(stage.world.as.instructor, pathOf(stage), '#reflection', {
        [boxOf(stage)]: '',
      }),
  },
  {
    name: 'writing down what a learner told, a draft',
    async see() {
      const { instructor } = stage.world.as;
      await instructor.get(pathOf(stage));
      const draft = { rev: '0', [boxOf(stage)]: 'They said it was theirs to see.' };
      await instructor.post(`${pathOf(stage)}/draft`, draft);
      return instructor.get(`${pathOf(stage)}?did=saved`);
    },
  },
  {
    name: 'what a learner told, offered',
    see: () => send(stage.world.as.instructor, pathOf(stage), '#reflection'),
  },
  {
    name: 'reflection, with what an instructor wrote down',
    see: () => stage.world.as.otherLearner.get(`/reflections/${slug}`),
  },
  {
    name: 'reflection that was told, handed in',
    async see() {
      const { otherLearner } = stage.world.as;
      await otherLearner.get(`/reflections/${slug}`);
      await otherLearner.submit('.told form', { answer: 'take' });
      return otherLearner.submit('#reflection', { 'rating[describes]': 'partly' });
    },
  },
];
