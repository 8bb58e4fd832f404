import type { SeenPage } from '../support/client.js';
import { lessons, people } from '../support/world.js';
import { send, type Stage, type State } from './stage.js';

/** A second instructor of the cohort; who may read a round is settled when it is handed in. */
export const dan = { email: 'dan@example.test', name: 'Dan Ruiz' };

const joinCohort = async (stage: Stage): Promise<SeenPage> => {
  await stage.app.person(dan);
  const path = `/cohorts/${stage.world.cohort}`;
  await send(stage.world.as.admin, path, `${path}/instructors`, {
    instructorName: dan.name,
    instructorEmail: dan.email,
  });
  return (await stage.app.signedIn(dan.email)).get('/reviews');
};

/** The queue before anything was answered; ends with a second instructor in the cohort. */
export const queueStates = (stage: Stage): State[] => [
  { name: 'reviews, some waiting', see: () => stage.world.as.instructor.get('/reviews') },
  { name: 'reviews, none waiting', see: () => stage.world.as.otherInstructor.get('/reviews') },
  {
    name: 'reviews, narrowed to none',
    async see() {
      stage.app.clock.forward({ days: 6 });
      const cindy = await stage.app.signedIn(people.instructor);
      const page = await cindy.get(`/reviews?lesson=${lessons.opened}&mine=yes`);
      stage.app.clock.forward({ days: -6 });
      return page;
    },
  },
  {
    name: 'reviews, overdue',
    async see() {
      stage.app.clock.forward({ days: 9 });
      const page = await (await stage.app.signedIn(people.instructor)).get('/reviews');
      stage.app.clock.forward({ days: -9 });
      return page;
    },
  },
  { name: 'reviews of somebody new to the cohort', see: () => joinCohort(stage) },
];
