import type { RightsChange } from '../../src/accounts/rights.js';
import type { TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

export const aCohort = '0195a3b2-0000-7000-8000-00000000c0c0';

/** A browser in which a new learner of `aCohort` is signed in. */
export const aLearner = (app: TestApp, email: string): Promise<Client> =>
  aMember(app, email, { learns: aCohort });

/** A browser in which somebody who answers reflections, but learns nowhere, is signed in. */
export const anInstructor = (app: TestApp, email: string): Promise<Client> =>
  aMember(app, email, { startsInstructing: aCohort });

const aMember = async (app: TestApp, email: string, right: RightsChange): Promise<Client> => {
  const id = await app.person({ email });
  const { accounts, transact } = app.services;
  await openCohort(app);
  await transact((tx) => accounts.changeRights(tx, id, right));
  return app.signedIn(email);
};

const openCohort = async ({ services, clock }: TestApp): Promise<void> => {
  const { cohorts } = services.cohortDesk.stores;
  if (await cohorts.load(aCohort)) return;
  const cohort = {
    _id: aCohort,
    courseId: services.content.course().id,
    name: 'Spring',
    zone: 'America/Chicago',
    start: '2026-02-02',
    end: '2026-06-26',
    daysOff: [],
    instructors: [],
    archived: false,
    createdAt: clock.now(),
  };
  await services.transact((tx) => cohorts.add(tx, { reach: 'install' }, cohort));
};
