import { describe, expect, it } from '@jest/globals';
import { appended } from '../../src/loop/texts.js';
import { useTestApp } from '../support/app.js';
import { writeEntry } from '../support/acts.js';
import type { Client } from '../support/client.js';
import { handIn, newLearner, reflectionPath, slug, useClassroom, what } from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
const field = 'texts[text]';
const place = `${slug}:what-happened`;
const asScript = { Accept: 'application/json' };

const write = async (client: Client, text: string): Promise<string> =>
  `/journal/${await writeEntry(client, text)}`;

const rows = (client: Client): string[] =>
  client
    .page()
    .$('.row-meta')
    .map((_, row) => client.page().$(row).text())
    .get();

describe('a journal', () => {
  it('lists what its writer wrote, the latest first, with its day', async () => {
    const ada = await newLearner(app, room, 'ada');
    await write(ada, 'First.');
    await write(ada, 'Second.');
    const { text } = await ada.get('/journal');
    expect(rows(ada)).toEqual(['Second.', 'First.']);
    expect(text).toContain('March 2');
  });

  it('saves an entry while it is typed, and takes up one that was left empty', async () => {
    const bea = await newLearner(app, room, 'bea');
    await bea.get('/journal');
    const { path } = await bea.submit('/journal');
    await bea.get('/journal');
    expect((await bea.submit('/journal')).path).toBe(path);
    const save = { rev: '2', prompt: 'text', text: 'As I type' };
    expect((await bea.post(`${path}/draft`, save, asScript)).json).toMatchObject({ rev: 3 });
    expect((await bea.post(`${path}/draft`, save, asScript)).json).toMatchObject({ rev: 3 });
    expect((await bea.get(path)).$('textarea').text().trim()).toBe('As I type');
  });

  it('shows both texts of two windows, and keeps either or both', async () => {
    const cal = await newLearner(app, room, 'cal');
    const path = await write(cal, 'Here at first.');
    const rev = String(cal.page().$('[name=rev]').attr('value'));
    await cal.submit('.reflection', { [field]: 'Saved elsewhere.' });
    const stale = await cal.post(`${path}/draft`, { rev, [field]: 'Typed here.' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Typed here.');
    expect(stale.text).toContain('Saved elsewhere.');
    const json = await cal.post(`${path}/draft`, { rev, prompt: 'text', text: 'x' }, asScript);
    expect(json.json).toMatchObject({ text: 'Saved elsewhere.' });
    await cal.get(path);
    await cal.submit('.reflection', { rev, [field]: 'Typed here.' });
    const both = await cal.submit('form[data-once]:nth-of-type(2)');
    expect(both.$('textarea').text().trim()).toBe('Typed here.\n\nSaved elsewhere.');
  });

  it('is erased with its writer, and handed to nobody else', async () => {
    const dee = await newLearner(app, room, 'dee');
    const path = await write(dee, 'Only mine.');
    const own = await app.services.drafts.exportOf(room.ids['dee'] ?? '');
    expect(JSON.stringify(own)).toContain('Only mine.');
    for (const name of ['ben', 'cindy', 'gus']) {
      const other = await app.signedIn(`${name}@example.test`);
      expect((await other.get(path)).status).toBe(404);
      expect((await other.get('/journal')).html).not.toContain('Only mine.');
      const exported = await app.services.drafts.exportOf(room.ids[name] ?? '');
      expect(JSON.stringify(exported)).not.toContain('Only mine.');
    }
    await app.services.drafts.erase(room.ids['dee'] ?? '');
    expect((await dee.get(path)).status).toBe(404);
  });

  it('deletes an entry once, and not one that was changed meanwhile', async () => {
    const eli = await newLearner(app, room, 'eli');
    const path = await write(eli, 'To be gone.');
    const rev = String(eli.page().$('[name=rev]').attr('value'));
    expect((await eli.post(`${path}/deletion`, { rev: '1' })).status).toBe(409);
    await eli.get(path);
    const gone = { rev, _key: eli.page().$('.reflection [name=_key]').attr('value') };
    expect((await eli.post(`${path}/deletion`, gone)).status).toBe(303);
    await eli.get('/journal');
    expect((await eli.post(`${path}/deletion`, gone)).status).toBe(303);
    expect((await eli.get(path)).status).toBe(404);
  });
});

const carry = async (client: Client, path: string, to = place) => {
  await client.get(path);
  const form = client.page().$('.reflection');
  const token = (name: string) => form.find(`[name=${name}]`).attr('value');
  const text = form.find('textarea').text().trim();
  const fields = { rev: token('rev'), _key: token('_key'), [field]: text, to };
  return { fields, page: await client.post(`${path}/carrying`, fields) };
};

const box = async (client: Client): Promise<string> =>
  (await client.get(reflectionPath)).$(`[name="${what}"]`).text().trim();

describe('carrying an entry over', () => {
  it('puts its text below what stands there, once, and the entry stays', async () => {
    const flo = await newLearner(app, room, 'flo');
    const path = await write(flo, 'From the journal.');
    const { fields, page } = await carry(flo, path);
    expect(page.location).toBe(`${reflectionPath}?did=carried#p-what-happened`);
    await flo.post(`${path}/carrying`, fields);
    expect(await box(flo)).toBe('From the journal.');
    await flo.get('/journal');
    expect(rows(flo)).toEqual(['From the journal.']);
  });

  it('loses nothing of a draft that is open in another window', async () => {
    const gil = await newLearner(app, room, 'gil');
    await gil.get(reflectionPath);
    await gil.post(`${reflectionPath}/draft`, { rev: '0', [what]: 'Before.' });
    await carry(gil, await write(gil, 'Carried.'));
    expect(await box(gil)).toBe('Before.\n\nCarried.');
    const late = await gil.post(`${reflectionPath}/draft`, { rev: '1', [what]: 'Before, and on.' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Carried.');
    expect(late.text).toContain('Before, and on.');
  });

  it('changes nothing that is handed in, nor a prompt that is too full, and says why', async () => {
    const hal = await newLearner(app, room, 'hal');
    const path = await write(hal, 'Too late for this one.');
    await handIn(hal, { [what]: 'As sent.' });
    const { page } = await carry(hal, path);
    expect(page.status).toBe(409);
    expect(page.text).toContain('is sent already');
    const elsewhere = 'earning-buy-in';
    const [prompt] = app.services.content.lesson(elsewhere).reflection.prompts;
    const to = `${elsewhere}:${prompt?.id ?? ''}`;
    await hal.post(`/reflections/${elsewhere}/draft`, {
      rev: '0',
      [`texts[${prompt?.id ?? ''}]`]: 'x'.repeat(19_990),
    });
    const full = await carry(hal, path, to);
    expect(full.page.text).toContain('longer than one prompt holds');
    expect(full.page.$('textarea').text().trim()).toBe('Too late for this one.');
    expect((await carry(hal, path, `${elsewhere}:no-such`)).page.status).toBe(409);
  });

  it('reaches no entry of anybody else', async () => {
    const ike = await newLearner(app, room, 'ike');
    const path = await write(ike, 'Not yours.');
    const jo = await newLearner(app, room, 'jo');
    await jo.get('/journal');
    const fields = { rev: '2', [field]: 'x', to: place };
    expect((await jo.post(`${path}/carrying`, fields)).status).toBe(404);
    expect(await box(jo)).toBe('');
    expect((await ike.get(path)).$('textarea').text().trim()).toBe('Not yours.');
  });
});

it('sets two texts apart by an empty line, and none around an empty one', () => {
  expect(appended('One.', 'Two.')).toBe('One.\n\nTwo.');
  expect(appended('  ', 'Two.')).toBe('Two.');
  expect(appended('x'.repeat(20_000), 'y')).toBeNull();
});
