import type { TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

export const aCohort = '0195a3b2-0000-7000-8000-00000000c0c0';

/** A browser in which a new learner of `aCohort` is signed in. */
export const aLearner = async (app: TestApp, email: string): Promise<Client> => {
  const id = await app.person({ email });
  const { accounts, transact } = app.services;
  await transact((tx) => accounts.changeRights(tx, id, { learns: aCohort }));
  return app.signedIn(email);
};

/** A browser in which somebody who answers reflections, but learns nowhere, is signed in. */
export const anInstructor = async (app: TestApp, email: string): Promise<Client> => {
  const id = await app.person({ email });
  const { accounts, transact } = app.services;
  await transact((tx) => accounts.changeRights(tx, id, { startsInstructing: aCohort }));
  return app.signedIn(email);
};
