import { handIn } from '../support/acts.js';
import type { SeenPage } from '../support/client.js';
import { herWords, lessons, waitingRound } from '../support/world.js';
import { commenting, marginOnly } from './margin-states.js';
import { dan, queueStates } from './queue-states.js';
import { preparedStates } from './prepared-states.js';
import { sealEnds, send, type Stage, type State } from './stage.js';

const reviewOf = (roundId: string): string => `/reviews/${roundId}`;

/** The next round of a turn has the next number. */
const nextRound = (roundId: string): string =>
  roundId.replace(/\d+$/, (n) => String(Number(n) + 1));

const reply = (
  stage: Stage,
  roundId: string,
  fields: { reply: string; verdict?: string } & Record<string, string>,
): Promise<SeenPage> =>
  send(stage.world.as.instructor, reviewOf(roundId), `${reviewOf(roundId)}/replies`, fields);

const open = (stage: Stage, roundId: string): Promise<SeenPage> =>
  send(stage.world.as.instructor, reviewOf(roundId), `${reviewOf(roundId)}/openings`);

/** The other learner's round, begun to be answered by the second instructor. */
const claimed = async (stage: Stage): Promise<string> => {
  await handIn(stage.world.as.otherLearner, lessons.opened, 'Ben wrote this.');
  const path = reviewOf(await waitingRound(stage.world, 'otherLearner', lessons.opened));
  const colleague = await stage.app.signedIn(dan.email);
  await send(colleague, path, `${path}/openings`);
  await colleague.post(`${path}/draft`, { rev: '0', reply: 'I begin.' });
  return path;
};

const opened = (stage: Stage): State[] => [
  {
    name: 'review, not opened',
    see: () => stage.world.as.instructor.get(reviewOf(stage.world.rounds.sealed)),
  },
  {
    name: 'review, opened',
    see: () => stage.world.as.instructor.get(reviewOf(stage.world.rounds.opened)),
  },
  {
    name: 'review, nothing said',
    see: () => reply(stage, stage.world.rounds.opened, { reply: '' }),
  },
  {
    name: 'review, asking without a question',
    see: () => reply(stage, stage.world.rounds.opened, { reply: 'More.', verdict: 'deeper' }),
  },
  {
    name: 'review, a draft of a reply saved',
    async see() {
      const path = reviewOf(stage.world.rounds.opened);
      await stage.world.as.instructor.get(path);
      await stage.world.as.instructor.post(`${path}/draft`, { rev: '0', reply: 'So far.' });
      return stage.world.as.instructor.get(`${path}?did=saved`);
    },
  },
  {
    name: 'review, changed in another window',
    async see() {
      const path = reviewOf(stage.world.rounds.opened);
      await stage.world.as.instructor.get(path);
      return stage.world.as.instructor.post(`${path}/draft`, { rev: '0', reply: 'Other words.' });
    },
  },
];

const talking = (stage: Stage): State[] => [
  {
    name: 'reviews, a comment sent',
    see: () => reply(stage, stage.world.rounds.opened, { ...marginOnly, verdict: 'comment' }),
  },
  {
    name: 'review, an answer awaited',
    see() {
      sealEnds(stage);
      return stage.world.as.instructor.get(reviewOf(stage.world.rounds.opened));
    },
  },
  {
    name: 'reflection, an answer awaited',
    see: () => stage.world.as.learner.get(`/reflections/${lessons.opened}`),
  },
  {
    name: 'reflection, an empty answer',
    see: () =>
      send(
        stage.world.as.learner,
        `/reflections/${lessons.opened}`,
        `/reflections/${lessons.opened}/answers`,
        { answer: ' ' },
      ),
  },
  {
    name: 'reflection, answered',
    see: () =>
      send(
        stage.world.as.learner,
        `/reflections/${lessons.opened}`,
        `/reflections/${lessons.opened}/answers`,
        { answer: 'On a Thursday.' },
      ),
  },
  {
    name: 'reviews, asked to go deeper',
    see: () =>
      reply(stage, stage.world.rounds.opened, { reply: 'What did you see?', verdict: 'deeper' }),
  },
  {
    name: 'reflection, to go deeper',
    see() {
      sealEnds(stage);
      return stage.world.as.learner.get(`/reflections/${lessons.opened}`);
    },
  },
  { name: 'home, to go deeper', see: () => stage.world.as.learner.get('/') },
  {
    name: 'review, answered',
    see: () => stage.world.as.instructor.get(reviewOf(stage.world.rounds.opened)),
  },
];

const ready = (stage: Stage): State[] => [
  {
    name: 'reflection, handed in again',
    async see() {
      const again = `${herWords.replace('quiet', 'loud')}, and what I saw`;
      await handIn(stage.world.as.learner, lessons.opened, again);
      return stage.world.as.learner.page();
    },
  },
  {
    name: 'review, a second round',
    see: () => open(stage, nextRound(stage.world.rounds.opened)),
  },
  {
    name: 'reviews, ready for action',
    see: () =>
      reply(stage, nextRound(stage.world.rounds.opened), { reply: 'Do it.', verdict: 'ready' }),
  },
  {
    name: 'reflection, ready for action',
    see() {
      sealEnds(stage);
      return stage.world.as.learner.get(`/reflections/${lessons.opened}`);
    },
  },
  {
    name: 'review, ready for action',
    see: () => stage.world.as.instructor.get(reviewOf(nextRound(stage.world.rounds.opened))),
  },
  { name: 'reviews, answered', see: () => stage.world.as.instructor.get('/reviews?show=answered') },
  { name: 'home, something ready for action', see: () => stage.world.as.learner.get('/') },
  {
    name: 'reflection, taken back',
    see: () =>
      send(
        stage.world.as.learner,
        `/reflections/${lessons.handedIn}`,
        `/reflections/${lessons.handedIn}/take-back`,
      ),
  },
  {
    name: 'review, taken back',
    see: () => stage.world.as.instructor.get(reviewOf(stage.world.rounds.sealed)),
  },
  {
    name: 'review, claimed by a colleague',
    async see() {
      const path = await claimed(stage);
      return send(stage.world.as.instructor, path, `${path}/openings`);
    },
  },
  { name: 'reviews, one claimed', see: () => stage.world.as.instructor.get('/reviews') },
];

export const reviewStates = (stage: Stage): State[] => [
  ...queueStates(stage),
  ...opened(stage),
  ...preparedStates(stage),
  ...commenting(stage),
  ...talking(stage),
  ...ready(stage),
];
