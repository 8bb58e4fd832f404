import { beforeAll } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';

export const slug = 'learning-from-failure';
export const reflectionPath = `/reflections/${slug}`;

/** People by their first name; addresses are `name@example.test`. */
export interface Classroom {
  ids: Record<string, string>;
  cohort: string;
  other: string;
}

const titleCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const addPerson = (app: TestApp, name: string, isAdmin = false): Promise<string> =>
  app.person({ email: `${name}@example.test`, name: `${titleCase(name)} Ruiz`, isAdmin });

/** A cohort and the rights of its people, as the cohorts feature would leave them. */
export const addCohort = async (
  app: TestApp,
  name: string,
  { learners, instructors }: { learners: string[]; instructors: string[] },
): Promise<string> => {
  const { world, cohortDesk, transact, accounts } = app.services;
  const id = world.ids.next();
  await transact(async (tx) => {
    await cohortDesk.stores.cohorts.add(
      tx,
      { reach: 'install' },
      {
        _id: id,
        courseId: 'emerging-leader',
        name,
        zone: 'UTC',
        start: '2026-02-01',
        end: '2026-06-01',
        daysOff: [],
        instructors,
        archived: false,
        createdAt: app.clock.now(),
      },
    );
    for (const learner of learners) await accounts.changeRights(tx, learner, { learns: id });
    for (const one of instructors) await accounts.changeRights(tx, one, { startsInstructing: id });
  });
  return id;
};

/** Ana and Ben learn with Cindy and Dan; Eve learns elsewhere with Finn; Gus is admin. */
export const useClassroom = (app: TestApp): Classroom => {
  const room: Classroom = { ids: {}, cohort: '', other: '' };
  beforeAll(async () => {
    for (const name of ['ana', 'ben', 'cindy', 'dan', 'eve', 'finn', 'gus'])
      room.ids[name] = await addPerson(app, name, name === 'gus');
    const of = (...names: string[]): string[] => names.map((name) => room.ids[name] ?? '');
    room.cohort = await addCohort(app, 'Spring', {
      learners: of('ana', 'ben'),
      instructors: of('cindy', 'dan'),
    });
    room.other = await addCohort(app, 'Autumn', {
      learners: of('eve'),
      instructors: of('finn'),
    });
  });
  return room;
};

/** A learner of their own, so that a test begins with nothing written. */
export const newLearner = async (app: TestApp, room: Classroom, name: string): Promise<Client> => {
  const id = await addPerson(app, name);
  room.ids[name] = id;
  const { transact, accounts } = app.services;
  await transact((tx) => accounts.changeRights(tx, id, { learns: room.cohort }));
  return app.signedIn(`${name}@example.test`);
};

/** Somebody new who answers in the cohort from now on, and reads nothing that was handed in before. */
export const newInstructor = async (
  app: TestApp,
  room: Classroom,
  name: string,
): Promise<Client> => {
  const personId = await addPerson(app, name);
  room.ids[name] = personId;
  const { transact, accounts, cohortDesk } = app.services;
  await transact(async (tx) => {
    await accounts.changeRights(tx, personId, { startsInstructing: room.cohort });
    const { cohorts } = cohortDesk.stores;
    await cohorts.addInstructor(tx, { reach: 'install' }, { id: room.cohort, personId });
  });
  return app.signedIn(`${name}@example.test`);
};

export const what = 'texts[what-happened]';
export const plan = 'texts[what-i-will-do]';

/** Writes and hands in a reflection. */
export const handIn = async (
  client: Client,
  texts: Record<string, string> = { [what]: 'The meeting went nowhere.' },
): Promise<SeenPage> => {
  await client.get(reflectionPath);
  return client.submit('#reflection', texts);
};

/** The id of the round that a person's latest turn is at. */
export const roundOf = async (app: TestApp, person: string): Promise<string> => {
  const lesson = { courseId: app.services.content.course().id, lessonId: slug };
  const turn = await app.services.turns.current(
    { reach: 'own', personId: person, notBefore: null },
    lesson,
    { now: app.clock.now() },
  );
  return turn ? `${turn._id}:${turn.round}` : '';
};

/** Opens a round as its reader does, by the button. */
export const openRound = async (client: Client, round: string): Promise<SeenPage> => {
  await client.get(`/reviews/${round}`);
  return client.submit(`/reviews/${round}/openings`);
};

export const reply = (
  client: Client,
  round: string,
  fields: { reply: string; verdict: 'comment' | 'deeper' | 'ready' },
): Promise<SeenPage> => client.submit(`/reviews/${round}/replies`, fields);

/** The seal of the last reply ends. */
export const sealEnds = (app: TestApp): void => app.clock.forward({ seconds: 30 });

/** A round of somebody new that waits, with a text that nobody else has. */
export const waitingRound = async (
  app: TestApp,
  room: Classroom,
  name: string,
): Promise<string> => {
  await handIn(await newLearner(app, room, name), { [what]: `What ${name} wrote.` });
  return roundOf(app, room.ids[name] ?? '');
};
