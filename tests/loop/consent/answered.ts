import type { TestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { handIn, openRound, reply, roundOf, sealEnds, what, type Classroom } from '../classroom.js';

/** Cindy answers the round of somebody that waits. */
const answer = async (
  app: TestApp,
  personId: string,
  verdict: 'deeper' | 'ready',
): Promise<string> => {
  const cindy = await app.signedIn('cindy@example.test');
  const round = await roundOf(app, personId);
  await openRound(cindy, round);
  await reply(cindy, round, { reply: 'What did you do?', verdict });
  sealEnds(app);
  return round;
};

/** Somebody hands in two rounds, and both are answered; gives their ids. */
export const answeredTwice = async (
  app: TestApp,
  room: Classroom,
  { client, name, words }: { client: Client; name: string; words: [string, string] },
): Promise<string[]> => {
  const personId = room.ids[name] ?? '';
  await handIn(client, { [what]: words[0] });
  const first = await answer(app, personId, 'deeper');
  await handIn(client, { [what]: words[1] });
  return [first, await answer(app, personId, 'ready')];
};

/** Somebody answers in the cohort from now on. */
export const startInstructing = async (
  app: TestApp,
  room: Classroom,
  name: string,
): Promise<void> => {
  const { accounts, transact, cohortDesk } = app.services;
  const personId = room.ids[name] ?? '';
  await transact(async (tx) => {
    await accounts.changeRights(tx, personId, { startsInstructing: room.cohort });
    const at = { id: room.cohort, personId };
    await cohortDesk.stores.cohorts.addInstructor(tx, { reach: 'install' }, at);
  });
};
