import { actorOf } from '../../src/demo/people.js';
import type { RunningCourse } from './running-course.js';
import type { Account } from './signing-in.js';

const password = 'a quiet word in March';

/** A cohort in Chicago that Cindy answers; learners join it as a test needs them. */
export interface SmallClass {
  readonly cindy: Account;
  learner(name: string): Promise<Account & { readonly id: string }>;
  /** Somebody who answers beside Cindy from now on. */
  colleague(name: string): Promise<Account>;
  /** A learner hands in one answer to the first prompt of a lesson. */
  handIn(learner: Account, slug: string, text: string): Promise<void>;
  /** How many rounds somebody has handed in. */
  roundsOf(id: string): Promise<number>;
}

export const openSmallClass = async ({ services, clock }: RunningCourse): Promise<SmallClass> => {
  const { accounts, cohortDesk, content, handing, transact, world } = services;
  const addPerson = async (name: string): Promise<Account & { readonly id: string }> => {
    const login = `${name.toLowerCase().replaceAll(' ', '.')}@example.test`;
    const logins = [{ kind: 'email' as const, value: login }];
    const id = await accounts.createPerson(null, { name, logins, zone: 'America/Chicago' });
    await accounts.setPassword(null, id, password);
    return { id, name, login, password };
  };
  const cindy = await addPerson('Cindy Lowe');
  const cohort = {
    _id: world.ids.next(),
    courseId: world.course.id,
    name: 'Spring',
    zone: 'America/Chicago',
    start: '2030-02-01',
    end: '2030-06-01',
    daysOff: [],
    instructors: [cindy.id],
    archived: false,
    createdAt: clock.now(),
  };
  await transact(async (tx) => {
    await cohortDesk.stores.cohorts.add(tx, { reach: 'install' }, cohort);
    await accounts.changeRights(tx, cindy.id, { startsInstructing: cohort._id });
  });
  return {
    cindy,
    async learner(name) {
      const added = await addPerson(name);
      await transact((tx) => accounts.changeRights(tx, added.id, { learns: cohort._id }));
      return added;
    },
    async colleague(name) {
      const added = await addPerson(name);
      const instructor = { id: cohort._id, personId: added.id };
      await transact(async (tx) => {
        await accounts.changeRights(tx, added.id, { startsInstructing: cohort._id });
        await cohortDesk.stores.cohorts.addInstructor(tx, { reach: 'install' }, instructor);
      });
      return added;
    },
    async handIn({ login }, slug, text) {
      const [first] = content.lesson(slug).reflection.prompts;
      const texts = { [first?.id ?? '']: text };
      const actor = await actorOf(services, login);
      await handing.submit(actor, slug, { texts, rev: 0, key: world.ids.mark() });
    },
    roundsOf: (id) => world.db.collection('rounds').countDocuments({ personId: id }),
  };
};
