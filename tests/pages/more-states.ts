import { addCohort, enrol, lastPart, write } from '../support/acts.js';
import type { Client, SeenPage } from '../support/client.js';
import { lessons, people, waitingRound } from '../support/world.js';
import { crowdStates } from './crowd-states.js';
import { handInBy, readAll } from './course-states.js';
import { dan } from './queue-states.js';
import { sealEnds, send, type Stage, type State } from './stage.js';

const wim = { email: 'wim@example.test', name: 'Wim Ruiz' };
const vera = { email: 'vera@example.test', name: 'Vera Ruiz' };

const cohorts = (stage: Stage): State[] => [
  {
    name: 'new cohort, refused, with instructors chosen',
    async see() {
      const { admin } = stage.world.as;
      const { $ } = await admin.get('/cohorts/new');
      const chosen = $('[name=instructors]').first().attr('value');
      return admin.submit('/cohorts', { name: '', instructors: chosen });
    },
  },
  {
    name: 'a cohort of the admin, with days off',
    see: () =>
      send(stage.world.as.admin, '/cohorts/new', '/cohorts', {
        name: 'Autumn, late',
        start: '2026-10-01',
        end: '2026-12-31',
        daysOff: '2026-11-26 2026-11-27',
        instructors: stage.world.ids.admin,
      }),
  },
  {
    name: 'reflection that nobody can answer',
    async see() {
      const { admin } = stage.world.as;
      await stage.app.person(wim);
      await admin.get('/cohorts/new');
      const dates = { start: '2026-02-01', end: '2026-12-31' };
      const { path } = await admin.submit('/cohorts', { name: 'Nobody yet', ...dates });
      await enrol(admin, lastPart(path), wim);
      return (await stage.app.signedIn(wim.email)).get(`/reflections/${lessons.opened}`);
    },
  },
  {
    name: 'home of somebody who learns and instructs',
    async see() {
      const { admin } = stage.world.as;
      await stage.app.person({ ...vera, isAdmin: true });
      await enrol(admin, stage.world.cohort, vera);
      const path = `/cohorts/${await addCohort(admin, 'Summer', vera)}`;
      await admin.get(path);
      return (await stage.app.signedIn(vera.email)).get('/');
    },
  },
  {
    name: 'reviews of one cohort of several',
    async see() {
      const { admin, instructor } = stage.world.as;
      await addCohort(admin, 'Winter, early', { name: 'x', email: people.instructor });
      return instructor.get(`/reviews?cohort=${stage.world.cohort}`);
    },
  },
  {
    name: 'reviews, where only colleagues are at work',
    see: () => stage.world.as.instructor.get('/reviews?only=others'),
  },
];

/** Hands in the open try, or a new one, with half of its questions answered as they hold. */
const tryAgain = async (stage: Stage, client: Client): Promise<SeenPage> => {
  const quiz = `/quizzes/${lessons.opened}`;
  const { $ } = await client.get(quiz);
  const open = $('main a[href^="/attempts/"]').first().attr('href');
  if ($(`form[action="${quiz}/attempts"]`).length > 0) await client.submit(`${quiz}/attempts`);
  else await client.get((await client.get(open ?? '')).location ?? '');
  await handInBy(stage, client, { slug: lessons.opened, every: 2 });
  return client.page();
};

const learning = (stage: Stage): State[] => [
  {
    name: 'account, signed in elsewhere too',
    async see() {
      await stage.app.signedIn(people.learner);
      return stage.world.as.learner.get('/account');
    },
  },
  {
    name: 'quiz, tried and begun again',
    see: () => stage.world.as.learner.get(`/quizzes/${lessons.opened}`),
  },
  {
    name: 'result, missed a second time',
    see: () => tryAgain(stage, stage.world.as.learner),
  },
  {
    name: 'result, missed a third time',
    see: () => tryAgain(stage, stage.world.as.learner),
  },
  {
    name: 'reflection, refused with words that are not saved',
    async see() {
      const { learner } = stage.world.as;
      await learner.get(`/reflections/${lessons.drafted}`);
      return learner.submit('#reflection', write(learner, 'A bell\u0007 and more'));
    },
  },
  {
    name: 'reflection, an answer where nothing was said',
    async see() {
      const { learner } = stage.world.as;
      await learner.get('/');
      return learner.post(`/reflections/${lessons.handedIn}/answers`, { answer: 'Early words' });
    },
  },
  {
    name: 'reflection, handed in with a prompt left open',
    async see() {
      const { otherLearner } = stage.world.as;
      await otherLearner.get(`/reflections/${lessons.handedIn}`);
      const [first] = Object.entries(write(otherLearner, 'Only this.'));
      return otherLearner.submit('#reflection', first ? { [first[0]]: first[1] } : {});
    },
  },
  {
    name: 'review, a prompt left open',
    async see() {
      const round = await waitingRound(stage.world, 'otherLearner', lessons.handedIn);
      return send(stage.world.as.instructor, `/reviews/${round}`, `/reviews/${round}/openings`);
    },
  },
  {
    name: 'home, a lesson that holds',
    async see() {
      const { otherLearner } = stage.world.as;
      const colleague = await stage.app.signedIn(dan.email);
      const round = await waitingRound(stage.world, 'otherLearner', lessons.opened);
      const path = `/reviews/${round}`;
      await send(colleague, path, `${path}/replies`, { reply: 'Do it.', verdict: 'ready' });
      sealEnds(stage);
      await readAll(otherLearner, lessons.opened);
      return otherLearner.get('/');
    },
  },
  {
    name: 'review, words for a round that is answered',
    async see() {
      const { instructor } = stage.world.as;
      const round = stage.world.rounds.opened;
      await instructor.get('/');
      return instructor.post(`/reviews/${round}/draft`, { rev: '0', reply: 'Late words' });
    },
  },
];

/** Parts of pages that the way of a cohort does not come by on its own. */
export const moreStates = (stage: Stage): State[] => [
  ...learning(stage),
  ...cohorts(stage),
  ...crowdStates(stage),
];
