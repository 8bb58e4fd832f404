import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { answering, boxOf } from './answering.js';
import {
  addPerson,
  openRound,
  reflectionPath,
  reply,
  roundOf,
  sealEnds,
  useClassroom,
  waitingRound,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const { turnOf, idOf, repliesTo } = answering(app, room);
describe('whoever loses the right to answer', () => {
  const rights = (change: object) =>
    app.services.transact((tx) =>
      app.services.accounts.changeRights(tx, idOf('una'), change as { stopsInstructing: string }),
    );

  beforeAll(async () => {
    room.ids['una'] = await addPerson(app, 'una');
    const { cohorts } = app.services.cohortDesk.stores;
    await rights({ startsInstructing: room.cohort });
    await app.services.transact((tx) =>
      cohorts.addInstructor(tx, { reach: 'install' }, { id: room.cohort, personId: idOf('una') }),
    );
  });

  const sendAs = async (name: string): Promise<{ una: Client; send: () => Promise<SeenPage> }> => {
    const round = await waitingRound(app, room, name);
    const una = await app.signedIn('una@example.test');
    await openRound(una, round);
    const send = () => reply(una, round, { reply: 'Go on?', verdict: 'deeper' });
    return { una, send };
  };

  it('has sent nothing: the round waits as before', async () => {
    const { send } = await sendAs('rob');
    const before = await turnOf('rob');
    await send();
    await rights({ stopsInstructing: room.cohort });
    expect(await turnOf('rob')).toEqual(before);
    expect(await repliesTo('rob')).toEqual([]);
    sealEnds(app);
    const learner = await app.signedIn('rob@example.test');
    expect((await learner.get(reflectionPath)).text).toContain('is reading it');
    await rights({ startsInstructing: room.cohort });
    const round = await roundOf(app, idOf('rob'));
    const una = await app.signedIn('una@example.test');
    expect(boxOf(await una.get(`/reviews/${round}`))).toBe('Go on?');
  });

  it('has sent what its reader had by then', async () => {
    const { send } = await sendAs('sue');
    await send();
    sealEnds(app);
    await rights({ stopsInstructing: room.cohort });
    expect((await turnOf('sue'))?.state).toBe('returned');
    expect(await repliesTo('sue')).toHaveLength(1);
    await rights({ startsInstructing: room.cohort });
  });

  it('has sent nothing either when both happen at the same moment', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      const { send } = await sendAs(`tim-${n}`);
      await Promise.all([send(), rights({ stopsInstructing: room.cohort })]);
      expect([n, (await turnOf(`tim-${n}`))?.state]).toEqual([n, 'opened']);
      expect(await repliesTo(`tim-${n}`)).toEqual([]);
      await rights({ startsInstructing: room.cohort });
    }
  });
});
