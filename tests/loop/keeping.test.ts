import { describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { newLearner, reflectionPath, useClassroom, what } from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);

describe('a reflection that may stay with its writer', () => {
  const path = '/reflections/honest-feedback';

  const keep = async (client: Client, text: string) => {
    const page = await client.get(path);
    const name = String(page.$('#reflection textarea').attr('name'));
    const rev = String(page.$('#reflection [name=rev]').attr('value'));
    return { name, page: await client.post(`${path}/keeping`, { rev, [name]: text }) };
  };

  it('goes into the journal, is sent to nobody, and asks for nothing any more', async () => {
    const kit = await newLearner(app, room, 'kit');
    const { page } = await keep(kit, 'What I did not say.');
    const entry = await kit.get(String(page.location));
    expect(entry.$('textarea').text()).toContain('What I did not say.');
    expect(entry.text).toContain('Nobody was sent anything');
    expect((await kit.get('/lessons/honest-feedback')).text).toContain('in your journal');
    expect(await app.services.turns.exportOf(room.ids['kit'] ?? '')).toEqual([]);
  });

  it('is there no more for one that is to be shared, nor once it was sent', async () => {
    const lea = await newLearner(app, room, 'lea');
    await lea.get(reflectionPath);
    const shared = { rev: '0', [what]: 'x' };
    expect((await lea.post(`${reflectionPath}/keeping`, shared)).status).toBe(404);
    const page = await lea.get(path);
    const name = String(page.$('#reflection textarea').attr('name'));
    await lea.submit('#reflection', { [name]: 'Sent.' });
    const late = await lea.post(`${path}/keeping`, { rev: '0', [name]: 'Typed late.' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Typed late.');
  });
});
