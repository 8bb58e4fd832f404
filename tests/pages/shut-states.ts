import type { Client, SeenPage } from '../support/client.js';
import { lessons, people, type Person } from '../support/world.js';
import { send, type Stage, type State } from './stage.js';

const aPasswordByLink = 'four kettles in a green field';

/** Somebody's password is set by a link that another made: what they wrote is shut to them for now. */
const shut = async (stage: Stage, maker: Person, whose: 'learner' | 'otherLearner') => {
  const by = stage.world.as[maker];
  await by.get('/');
  const { html } = await by.post(`/people/${stage.world.ids[whose]}/resets`, {});
  const link = /\/resets\/[\w-]{20,}/.exec(html)?.[0] ?? '';
  const client = stage.app.client();
  await send(client, link, link, { password: aPasswordByLink });
  await client.submit('/sign-in', { email: people[whose], password: aPasswordByLink });
  stage.world.as[whose] = client;
};

const shutFor =
  (stage: Stage, see: (client: Client) => Promise<SeenPage>): State['see'] =>
  () =>
    see(stage.world.as.learner);

/** The last states of all: they end the learner's other sessions. */
export const shutStates = (stage: Stage): State[] => [
  {
    name: 'home, after a link from other hands',
    async see() {
      await shut(stage, 'admin', 'learner');
      return stage.world.as.learner.get('/');
    },
  },
  { name: 'account, shut', see: shutFor(stage, (client) => client.get('/account')) },
  {
    name: 'reflection, shut',
    see: shutFor(stage, (client) => client.get(`/reflections/${lessons.opened}`)),
  },
  {
    name: 'reflection with a draft, shut',
    see: shutFor(stage, (client) => client.get(`/reflections/${lessons.drafted}`)),
  },
  {
    name: 'lesson, shut',
    see: shutFor(stage, (client) => client.get(`/lessons/${lessons.opened}`)),
  },
  {
    name: 'reviews, an account to confirm',
    see: () => stage.world.as.instructor.get('/reviews'),
  },
  {
    name: 'reviews, an account that somebody else has to confirm',
    async see() {
      await shut(stage, 'instructor', 'otherLearner');
      return stage.world.as.instructor.get('/reviews');
    },
  },
  {
    name: 'reviews, an account confirmed',
    see: () =>
      send(
        stage.world.as.instructor,
        '/reviews',
        `/reviews/confirmations/${stage.world.ids.learner}`,
      ),
  },
  { name: 'home, opened again', see: shutFor(stage, (client) => client.get('/')) },
  { name: 'account, opened again', see: shutFor(stage, (client) => client.get('/account')) },
];
