import type { TestApp } from '../../support/app.js';
import type { Client, SeenPage } from '../../support/client.js';
import {
  handIn,
  newLearner,
  openRound,
  plan,
  reflectionPath,
  reply,
  sealEnds,
  roundOf,
  what,
  type Classroom,
} from '../classroom.js';

export const setForm = `form[action="${reflectionPath}/commitments"]`;
export const tellForm = `form[action="${reflectionPath}/outcomes"]`;

/** What somebody tells who did not get to it. */
export const blocked = {
  result: 'notYet',
  happened: 'The line stood still all Friday.',
  ledThere: 'I asked nobody for the hour.',
  blocker: 'manager',
  blockerWords: 'no relief on the line',
  mine: 'To ask on Wednesday already.',
  whatNext: '',
};

/** Somebody whose reflection has been found ready for action, at its page. */
export const readyLearner = async (
  app: TestApp,
  room: Classroom,
  name: string,
): Promise<Client> => {
  const client = await newLearner(app, room, name);
  await handIn(client, { [what]: `What ${name} wrote.`, [plan]: 'I ask Tom for his way.' });
  const cindy = await app.signedIn('cindy@example.test');
  const round = await roundOf(app, room.ids[name] ?? '');
  await openRound(cindy, round);
  await reply(cindy, round, { reply: 'Go.', verdict: 'ready' });
  sealEnds(app);
  await client.get(reflectionPath);
  return client;
};

/** Sets a day, by default Friday, 6 March. */
export const setDay = (client: Client, fields: Record<string, string> = {}): Promise<SeenPage> =>
  client.submit(setForm, { action: 'I ask Tom for his way.', day: '2026-03-06', ...fields });

/** Moves the clock and signs in again: a session on a shared device ends in between. */
export const onDay = async (app: TestApp, name: string, instant: string): Promise<Client> => {
  app.clock.moveTo(instant);
  const client = await app.signedIn(`${name}@example.test`);
  await client.get(reflectionPath);
  return client;
};
