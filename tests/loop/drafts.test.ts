import { expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import {
  handIn,
  newLearner,
  reflectionPath,
  roundOf,
  useClassroom,
  what,
  plan,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const draftPath = `${reflectionPath}/draft`;
const asScript = { Accept: 'application/json' };

const prompt = (rev: number, text: string, id = 'what-happened') => ({
  rev: String(rev),
  prompt: id,
  text,
});

it('saves one prompt as it is typed, and says when', async () => {
  const kim = await newLearner(app, room, 'kim');
  await kim.get(reflectionPath);
  const first = await kim.post(draftPath, prompt(0, 'One.'), asScript);
  expect(first.json).toMatchObject({ rev: 1, savedAtText: '09:00' });
  const second = await kim.post(draftPath, prompt(1, 'Ask Tom.', 'what-i-will-do'), asScript);
  expect(second.json).toMatchObject({ rev: 2 });
  const page = await kim.get(reflectionPath);
  expect(page.$(`[name="${what}"]`).text().trim()).toBe('One.');
  expect(page.$(`[name="${plan}"]`).text().trim()).toBe('Ask Tom.');
  expect(page.$('[name=rev]').attr('value')).toBe('2');
});

it('refuses a save on an older revision and shows both texts', async () => {
  const lou = await newLearner(app, room, 'lou');
  await lou.get(reflectionPath);
  await lou.post(draftPath, prompt(0, 'From the phone.'), asScript);
  const stale = await lou.post(draftPath, prompt(0, 'From the desk.'), asScript);
  expect(stale.status).toBe(409);
  expect(stale.json).toMatchObject({ rev: 1, text: 'From the phone.' });

  await lou.get(reflectionPath);
  const other = await app.signedIn('lou@example.test');
  await other.get(reflectionPath);
  await other.post(draftPath, { rev: '1', [what]: 'Later, elsewhere.' });
  const page = await lou.submit('#reflection', { [what]: 'Here, unsaved.' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('Here, unsaved.');
  expect(page.text).toContain('Later, elsewhere.');
  expect(await roundOf(app, room.ids['lou'] ?? '')).toBe('');

  const both = await lou.submit('form[data-once]:nth-of-type(2)');
  expect(both.$(`[name="${what}"]`).text().trim()).toBe('Here, unsaved.\n\nLater, elsewhere.');
});

it('keeps either text of a conflict, as chosen', async () => {
  const mia = await newLearner(app, room, 'mia');
  await mia.get(reflectionPath);
  await mia.post(draftPath, prompt(0, 'Theirs.'), asScript);
  await mia.submit('#reflection', { rev: '0', [what]: 'Mine.' });
  const kept = await mia.submit('.actions form');
  expect(kept.$(`[name="${what}"]`).text().trim()).toBe('Mine.');
});

it('takes the same save twice for one, when its answer was lost', async () => {
  const ned = await newLearner(app, room, 'ned');
  await ned.get(reflectionPath);
  await ned.post(draftPath, prompt(0, 'Sent once.'), asScript);
  const again = await ned.post(draftPath, prompt(0, 'Sent once.'), asScript);
  expect(again.status).toBe(200);
  expect(again.json).toMatchObject({ rev: 1 });
});

it('hands in after an autosave of the same page that the form has not heard of', async () => {
  const ola = await newLearner(app, room, 'ola');
  const page = await ola.get(reflectionPath);
  const key = page.$('#reflection [name=_key]').attr('value');
  await ola.post(draftPath, { ...prompt(0, 'Half a sent'), _key: key }, asScript);
  const sent = await ola.submit('#reflection', { [what]: 'Half a sentence, now whole.' });
  expect(sent.text).toContain('Waiting for');
  expect(sent.text).toContain('Half a sentence, now whole.');
});

it('lets a save that arrives after the submission change nothing', async () => {
  const pia = await newLearner(app, room, 'pia');
  await handIn(pia, { [what]: 'As sent.' });
  const round = await roundOf(app, room.ids['pia'] ?? '');
  for (const rev of [0, 1, 2]) {
    const late = await pia.post(draftPath, prompt(rev, 'Too late.'), asScript);
    expect(late.status).toBe(409);
    expect(late.json).toMatchObject({ text: 'As sent.' });
  }
  const page = await pia.post(draftPath, { rev: '0', [what]: 'Too late.' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('Too late.');
  expect(page.text).toContain('is sent already');
  const own = { reach: 'own' as const, personId: room.ids['pia'] ?? '', notBefore: null };
  expect((await app.services.rounds.find(own, round))?.texts['what-happened']).toBe('As sent.');
  const draft = await app.services.drafts.find({
    ...own,
    form: 'reflection:learning-from-failure',
  });
  expect(draft).toMatchObject({ texts: {}, open: false });
});

it('refuses prompts that this reflection does not have, and texts that are too long', async () => {
  const ray = await newLearner(app, room, 'ray');
  await ray.get(reflectionPath);
  expect((await ray.post(draftPath, prompt(0, 'x', 'no-such-prompt'), asScript)).status).toBe(400);
  const long = await ray.submit('#reflection', { [what]: 'x'.repeat(20_001), [plan]: 'Kept.' });
  expect(long.status).toBe(422);
  expect(long.$(`[name="${plan}"]`).text().trim()).toBe('Kept.');
  expect(long.$('.error-summary a').attr('href')).toBe('#p-what-happened');
});

it('shows a draft to nobody but its writer', async () => {
  const sam = await newLearner(app, room, 'sam');
  await sam.get(reflectionPath);
  await sam.post(draftPath, prompt(0, 'Not sent, not seen.'), asScript);
  for (const name of ['ben', 'cindy', 'gus']) {
    const other = await app.signedIn(`${name}@example.test`);
    const page = await other.get(reflectionPath);
    expect(page.html).not.toContain('Not sent, not seen.');
  }
});
