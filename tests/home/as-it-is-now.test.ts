import { beforeAll, describe, expect, it } from '@jest/globals';
import { addCohort, addPerson, handIn, newLearner, useClassroom } from '../loop/classroom.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

const app = useTestApp();
const room = useClassroom(app);
let kim: Client;

const collection = (name: 'cohorts' | 'people') => app.services.world.db.collection<Named>(name);

interface Named {
  _id: string;
  name: string;
  instructors?: string[];
}

const seen = async () => {
  const { $, text } = await kim.get('/');
  return { eyebrow: $('.eyebrow').first().text(), text };
};

const change = (name: 'cohorts' | 'people', _id: string, set: Partial<Named>) =>
  collection(name).updateOne({ _id }, { $set: set });

/** Home has been there before, so that it asks early for what it was told then. */
beforeAll(async () => {
  kim = await newLearner(app, room, 'kim');
  await handIn(kim);
  await seen();
  expect((await seen()).text).toContain('Cindy Ruiz or Dan Ruiz');
});

describe('home, after another process has changed something', () => {
  it('has the new name of the cohort, and of who answers', async () => {
    await change('cohorts', room.cohort, { name: 'Spring, second group' });
    await change('people', room.ids['cindy'] ?? '', { name: 'Cindy Alvarez' });
    const { eyebrow, text } = await seen();
    expect(eyebrow).toBe('Spring, second group');
    expect(text).toContain('Cindy Alvarez or Dan Ruiz');
  });

  it('names nobody who does not answer any more, and whoever came instead by their name', async () => {
    const { cindy = '', dan = '' } = room.ids;
    await change('cohorts', room.cohort, { instructors: [cindy] });
    expect((await seen()).text).not.toContain('Dan Ruiz');
    const hal = await addPerson(app, 'hal');
    await change('cohorts', room.cohort, { instructors: [hal, dan] });
    const { text } = await seen();
    expect(text).toContain('Dan Ruiz');
    expect(text).not.toContain('Cindy');
  });

  it('is of the cohort that its learner is in now', async () => {
    const name = 'Late autumn';
    const other = await addCohort(app, name, {
      learners: [],
      instructors: [room.ids['dan'] ?? ''],
    });
    const { transact, accounts } = app.services;
    await transact((tx) => accounts.changeRights(tx, room.ids['kim'] ?? '', { learns: other }));
    expect((await seen()).eyebrow).toBe(name);
  });
});
