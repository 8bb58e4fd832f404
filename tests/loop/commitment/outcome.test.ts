import { beforeEach, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../../support/app.js';
import { openRound, reflectionPath, roundOf, useClassroom } from '../classroom.js';
import { blocked, onDay, readyLearner, setDay, setForm, tellForm } from './committing.js';

const app = useTestApp();
const room = useClassroom(app);

beforeEach(() => app.clock.moveTo('2026-03-02T09:00:00Z'));

const recordsOf = (name: string) => app.services.commitments.exportOf(room.ids[name] ?? '');

describe('the day', () => {
  it('comes by the clock, before any job has written it down', async () => {
    const ray = await readyLearner(app, room, 'ray');
    await setDay(ray);
    const early = await onDay(app, 'ray', '2026-03-05T23:59:59Z');
    expect(early.page().$(tellForm)).toHaveLength(0);
    const due = await onDay(app, 'ray', '2026-03-06T00:00:00Z');
    expect(due.page().text).toContain('Your day has come');
    expect((await due.get('/')).text).toContain('due today: tell how it went');
    await due.get(reflectionPath);
    expect(await app.services.writeDue()).toBeGreaterThan(0);
    expect(await app.services.writeDue()).toBe(0);
    const told = await due.submit(tellForm, { ...blocked, result: 'did', mine: '' });
    expect(told.text).toContain('Told. It stands below, as you said it.');
    expect(told.text).toContain('I asked nobody for the hour.');
  });

  it('takes no change and no cancelling any more', async () => {
    const sue = await readyLearner(app, room, 'sue');
    await setDay(sue);
    app.clock.moveTo('2026-03-06T08:00:00Z');
    const tokens = { rev: '4', act: 'change', action: 'x', day: '2026-03-09', sign: '' };
    const client = await app.signedIn('sue@example.test');
    const page = await client.post(`${reflectionPath}/commitments`, { ...tokens, withWhom: '' });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Its day has come');
  });
});

describe('an outcome', () => {
  const dueClient = async (name: string) => {
    await setDay(await readyLearner(app, room, name));
    return onDay(app, name, '2026-03-06T10:00:00Z');
  };

  it('asks which own actions led there, and with a blocker what was mine to change', async () => {
    const tia = await dueClient('tia');
    const refused = await tia.submit(tellForm, { ...blocked, mine: '', ledThere: '' });
    expect(refused.status).toBe(422);
    expect(refused.$('#mine-error, #ledThere-error')).not.toHaveLength(0);
    expect(refused.$('[name=blocker]:checked').val()).toBe('manager');
    const alone = await tia.submit(tellForm, { ...blocked, mine: '' });
    expect(alone.text).toContain('Say what was yours to change next.');
    const told = await tia.submit(tellForm, blocked);
    expect(told.text).toContain('a manager: no relief on the line');
    expect(told.text).toContain('Something is left to do.');
    expect(told.html).not.toMatch(/failed|wrong|incorrect/i);
  });

  it('goes on with a new day, which may be told in its turn', async () => {
    const uma = await dueClient('uma');
    await uma.submit(tellForm, blocked);
    await uma.submit(setForm, { day: '2026-03-09' });
    const later = await onDay(app, 'uma', '2026-03-09T10:00:00Z');
    const told = await later.submit(tellForm, { ...blocked, result: 'did' });
    expect(told.$(setForm)).toHaveLength(0);
    expect(await recordsOf('uma')).toMatchObject([
      { state: 'told', outcome: { result: 'notYet' } },
      { state: 'told', outcome: { result: 'did' } },
    ]);
  });

  it('goes on with the next turn, the one before beside it, and stays accepted', async () => {
    const vic = await dueClient('vic');
    await vic.submit(tellForm, { ...blocked, result: 'partly' });
    const next = await vic.submit(`${reflectionPath}/turns`);
    expect(next.$('#reflection textarea').first().text().trim()).toBe('');
    expect(next.text).toContain('The turn before');
    expect(next.text).toContain('What vic wrote.');
    expect(next.text).toContain('To ask on Wednesday already.');
    const sent = await vic.submit('#reflection', { 'texts[what-happened]': 'The second time.' });
    expect(sent.text).toContain('Waiting for Cindy Ruiz');
    const round = await roundOf(app, room.ids['vic'] ?? '');
    const dan = await app.signedIn('dan@example.test');
    const opened = await openRound(dan, round);
    expect(opened.text).toContain('The second time.');
    expect(opened.text).toContain('To ask on Wednesday already.');
    expect((await vic.get(reflectionPath)).text).toContain('Opened by Dan Ruiz');
  });

  it('is opened by its readers as an act of their own, and by nobody else', async () => {
    const wes = await dueClient('wes');
    await wes.submit(tellForm, blocked);
    const round = await roundOf(app, room.ids['wes'] ?? '');
    const cindy = await app.signedIn('cindy@example.test');
    const shut = await cindy.get(`/reviews/${round}`);
    expect(shut.html).not.toContain('To ask on Wednesday already.');
    const open = await cindy.submit(`/reviews/${round}/actions`);
    expect(open.text).toContain('To ask on Wednesday already.');
    const finn = await app.signedIn('finn@example.test');
    await finn.get('/reviews');
    expect((await finn.post(`/reviews/${round}/actions`, {})).status).toBe(404);
    expect((await wes.get(reflectionPath)).text).toContain('Opened by Cindy Ruiz (today at 10:00)');
  });
});
