import { lessons, people, type World } from '../support/world.js';
import { send, type Stage, type State } from './stage.js';

/** The days of the cohort and its 90 more are over for whoever looks; the clock goes back for the states after. */
const at = (
  stage: Stage,
  instant: string,
  { who, path }: { who: keyof typeof people; path: string | ((world: World) => string) },
): State['see'] => {
  const { clock } = stage.app;
  return async () => {
    const now = clock.now().toISOString();
    clock.moveTo(instant);
    try {
      const client = await stage.app.signedIn(people[who]);
      return await client.get(typeof path === 'string' ? path : path(stage.world));
    } finally {
      clock.moveTo(now);
    }
  };
};

const lastDays = '2026-06-20T09:00:00Z';
const closing = '2026-07-01T09:00:00Z';
const closed = '2026-10-01T09:00:00Z';

/** Pages of a cohort whose last day is over. */
export const endingStates = (stage: Stage): State[] => [
  {
    name: 'home, in the last days',
    see: at(stage, lastDays, { who: 'learner', path: '/' }),
  },
  {
    name: 'home, after the last day',
    see: at(stage, closing, { who: 'learner', path: '/' }),
  },
  {
    name: 'quiz that was not begun, after the last day',
    see: at(stage, closing, { who: 'otherLearner', path: `/quizzes/${lessons.drafted}` }),
  },
  {
    name: 'reflection that was not begun, after the last day',
    see: at(stage, closing, { who: 'otherLearner', path: `/reflections/${lessons.private}` }),
  },
  {
    name: 'home, closed',
    see: at(stage, closed, { who: 'learner', path: '/' }),
  },
  {
    name: 'reflection, closed',
    see: at(stage, closed, { who: 'learner', path: `/reflections/${lessons.drafted}` }),
  },
  {
    name: 'review, closed',
    see: at(stage, closed, {
      who: 'instructor',
      path: ({ rounds }) => `/reviews/${rounds.sealed}`,
    }),
  },
  {
    name: 'review, closed, with a note that was left before',
    async see() {
      const path = `/reviews/${stage.world.rounds.opened}`;
      const cindy = await stage.app.signedIn(people.instructor);
      await send(cindy, path, `${path}/notes`, { text: 'Writes when asked.' });
      return at(stage, closed, { who: 'instructor', path })();
    },
  },
];
