import { beforeEach, describe, expect, it } from '@jest/globals';
import { lastPart } from '../../support/acts.js';
import { useTestApp } from '../../support/app.js';
import { lessons } from '../../support/world.js';
import {
  newLearner,
  openRound,
  reflectionPath,
  reply,
  sealEnds,
  useClassroom,
} from '../classroom.js';
import { readyLearner, setDay, setForm } from './committing.js';

const app = useTestApp();
const room = useClassroom(app);

beforeEach(() => app.clock.moveTo('2026-03-02T09:00:00Z'));

const recordsOf = (name: string) => app.services.commitments.exportOf(room.ids[name] ?? '');

describe('setting a day', () => {
  it('begins with what was written under the last prompt, and is said wherever the lesson stands', async () => {
    const kim = await readyLearner(app, room, 'kim');
    expect(kim.page().$('#action').text().trim()).toBe('I ask Tom for his way.');
    const home = await kim.get('/');
    expect(home.text).toContain('ready for action');
    await kim.get(reflectionPath);
    const set = await setDay(kim);
    expect(set.text).toContain('Your day is set. This page asks how it went when it comes.');
    expect(set.text).toContain('set for March 6');
    expect((await kim.get('/')).text).toContain('set for Friday, March 6');
    expect((await kim.get('/lessons/learning-from-failure')).text).toContain(
      'set for Friday, March 6',
    );
  });

  it('takes no day before today or after ninety days, and keeps what was typed', async () => {
    const lou = await readyLearner(app, room, 'lou');
    for (const day of ['2026-03-01', '2026-06-01', 'soon', '']) {
      const refused = await setDay(lou, { day, withWhom: 'Tom' });
      expect(refused.status).toBe(422);
      expect(refused.$('#withWhom').attr('value')).toBe('Tom');
    }
    expect((await setDay(lou, { day: '2026-06-01' })).text).toContain(
      'Choose a day from Monday, March 2 to Sunday, May 31.',
    );
    expect((await setDay(lou, { action: ' ' })).text).toContain('Fill this in.');
    expect(await recordsOf('lou')).toEqual([]);
    expect((await setDay(lou, { day: '2026-05-31' })).status).toBe(200);
  });

  it('is done once, however often the form arrives', async () => {
    const max = await readyLearner(app, room, 'max');
    const form = max.page().$(setForm);
    const fields = { action: 'Once.', day: '2026-03-06', withWhom: '', sign: '' };
    const tokens = { act: 'commit', rev: String(form.find('[name=rev]').val()) };
    const key = String(form.find('[name=_key]').val());
    const both = await Promise.all(
      [1, 2].map(() =>
        max.post(`${reflectionPath}/commitments`, { ...fields, ...tokens, _key: key }),
      ),
    );
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await recordsOf('max')).toHaveLength(1);
  });

  it('is refused on a page that is older than the turn, and keeps the words', async () => {
    const ned = await readyLearner(app, room, 'ned');
    const stale = await app.signedIn('ned@example.test');
    await stale.get(reflectionPath);
    await setDay(ned);
    await stale.get(reflectionPath);
    const other = await ned.submit(setForm, { action: 'Another way.', day: '2026-03-09' });
    expect(other.text).toContain('Changed. What it said before stays below.');
    const late = await stale.submit(setForm, { action: 'From the other window.' });
    expect(late.status).toBe(409);
    expect(late.$('#action').text().trim()).toBe('From the other window.');
    const [kept] = await recordsOf('ned');
    expect(kept).toMatchObject({
      aim: { action: 'Another way.', day: '2026-03-09' },
      earlier: [{ aim: { action: 'I ask Tom for his way.', day: '2026-03-06' } }],
    });
  });

  it('cancels with a reason, and may be set again', async () => {
    const oli = await readyLearner(app, room, 'oli');
    await setDay(oli);
    const cancel = `form[action="${reflectionPath}/cancellation"]`;
    expect((await oli.submit(cancel, { reason: '' })).status).toBe(422);
    const back = await oli.submit(cancel, { reason: 'Tom has left the firm.' });
    expect(back.text).toContain('Tom has left the firm.');
    expect((await setDay(oli, { action: 'I ask Ann.' })).status).toBe(200);
    expect(await recordsOf('oli')).toMatchObject([{ state: 'cancelled' }, { state: 'open' }]);
  });
});

it('has two days open at once, and says which when a third is asked for', async () => {
  const pat = await newLearner(app, room, 'pat');
  const cindy = await app.signedIn('cindy@example.test');
  for (const slug of Object.values(lessons)) {
    await pat.get(`/reflections/${slug}`);
    await pat.submit('#reflection', { 'texts[what-i-will-do]': `Plan of ${slug}` });
    const { $ } = await cindy.get(`/reviews?lesson=${slug}`);
    const row = $('main .row a').filter((_, a) => $(a).text() === 'Pat Ruiz');
    const round = lastPart(row.attr('href'));
    await openRound(cindy, round);
    await reply(cindy, round, { reply: 'Go.', verdict: 'ready' });
    sealEnds(app);
  }
  const set = async (slug: string) => {
    await pat.get(`/reflections/${slug}`);
    return pat.submit(`/reflections/${slug}/commitments`, { day: '2026-03-06' });
  };
  expect((await set(lessons.drafted)).status).toBe(200);
  expect((await set(lessons.handedIn)).status).toBe(200);
  const third = await set(lessons.opened);
  expect(third.status).toBe(422);
  expect(third.text).toContain(
    'Two days are set already: Earning buy-in and Leading is not facilitating.',
  );
  expect(await recordsOf('pat')).toHaveLength(2);
});
