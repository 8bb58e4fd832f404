import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answered, takenInto } from '../../src/loop/dictation/dictation.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { lessons, seedWorld, type World } from '../support/world.js';

const app = useTestApp();
let world: World;
let reader: Client;
const told = 'I told the night shift they were slow, and they were not.';
const slug = lessons.opened;
const path = `/reflections/${slug}`;

beforeAll(async () => {
  world = await seedWorld(app);
  reader = world.as.instructor;
}, 60_000);

const box = (): string =>
  `texts[${app.services.content.lesson(slug).reflection.prompts[0]?.id ?? ''}]`;

const writeDown = async (whose = world.ids.otherLearner, text = told) => {
  await reader.get(`/dictations/${whose}/${slug}`);
  return reader.submit('#reflection', { [box()]: text });
};

const turns = () => app.services.turns.exportOf(world.ids.otherLearner);
const rounds = () => app.services.rounds.exportOf(world.ids.otherLearner);

describe('what an instructor writes down for a learner', () => {
  it('counts for nothing, and reaches nobody but that learner', async () => {
    const page = await writeDown();
    expect(page.text).toContain('nothing counts until they send it');
    expect(page.text).toContain('waits for their word');
    expect([await turns(), await rounds()]).toEqual([[], []]);
    for (const role of ['learner', 'admin', 'otherInstructor', 'instructor'] as const)
      for (const at of [path, '/dictations', '/reviews', '/'])
        expect((await world.as[role].get(at)).html).not.toContain(told);
    const { text } = await world.as.otherLearner.get(path);
    expect(text).toContain('instructor Ruiz wrote down what you told them');
    expect(text).toContain(told);
  });

  it('goes into the learner’s own draft by their word only, and is sent by them', async () => {
    const { otherLearner } = world.as;
    await otherLearner.get(path);
    await otherLearner.post(`${path}/draft`, { rev: '0', [box()]: 'What I wrote before.' });
    await otherLearner.get(path);
    const taken = await otherLearner.submit('.told form', { answer: 'take' });
    const inBox = taken.$(`[name="${box()}"]`).text().trim();
    expect(inBox).toBe(`What I wrote before.\n\n${told}`);
    expect(await turns()).toEqual([]);
    const sent = await otherLearner.submit('#reflection', { [box()]: `${told} I know it now.` });
    expect(sent.text).toContain('Told to instructor Ruiz, who wrote it down today at 09:00');
    const [round] = await rounds();
    expect(round?.dictated).toMatchObject({ byId: world.ids.instructor });
    expect(Object.values(round?.texts ?? {})).toContain(`${told} I know it now.`);
    const { text } = await reader.get('/dictations');
    expect(text).toContain('taken into their draft');
    expect(
      JSON.stringify(await app.services.dictations.exportOf(world.ids.otherLearner)),
    ).not.toContain(told);
  });

  it('waits while the reflection is with an instructor, and is kept', async () => {
    await writeDown(world.ids.otherLearner, 'One more thing.');
    const { otherLearner } = world.as;
    await otherLearner.get(path);
    const refused = await otherLearner.submit('.told form', { answer: 'take' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('is sent already');
    expect(refused.text).toContain('One more thing.');
  });

  it('is gone once it is declined, and answered once', async () => {
    const { otherLearner } = world.as;
    const page = await otherLearner.get(path);
    const action = String(page.$('.told form').attr('action'));
    const declined = await otherLearner.submit('.told form', { answer: 'decline' });
    expect(declined.html).not.toContain('One more thing.');
    expect((await otherLearner.post(action, { answer: 'take' })).status).toBe(409);
    expect((await otherLearner.get(path)).html).not.toContain('One more thing.');
  });
});

describe('its doors', () => {
  it('are shut to instructors of other cohorts, and for whoever learns in none', async () => {
    const { otherInstructor, admin } = world.as;
    for (const who of [otherInstructor, admin]) {
      await who.get('/account');
      for (const at of ['', '/draft']) {
        const to = `/dictations/${world.ids.learner}/${slug}${at}`;
        expect([403, 404]).toContain((await who.post(to, { rev: '0', [box()]: 'x' })).status);
      }
    }
    for (const id of [world.ids.admin, world.ids.instructor])
      expect((await reader.get(`/dictations/${id}/${slug}`)).status).toBe(404);
  });

  it('do not let an instructor answer in the place of the learner', async () => {
    await writeDown(world.ids.learner, 'Hers.');
    const own = { reach: 'own' as const, personId: world.ids.learner, notBefore: null };
    const [offered] = await app.services.dictations.offered(own, slug);
    const to = `${path}/dictations/${offered?._id ?? ''}`;
    for (const role of ['instructor', 'admin', 'otherLearner'] as const) {
      await world.as[role].get('/account');
      expect([403, 404]).toContain((await world.as[role].post(to, { answer: 'take' })).status);
    }
    expect((await app.services.dictations.offered(own, slug)).map(({ state }) => state)).toEqual([
      'offered',
    ]);
  });
});

it('keeps what two windows of its writer say, side by side', async () => {
  const at = `/dictations/${world.ids.learner}/${lessons.private}`;
  const page = await reader.get(at);
  const name = String(page.$('#reflection textarea').attr('name'));
  await reader.post(`${at}/draft`, { rev: '0', [name]: 'Here first.' });
  await reader.get(at);
  await reader.post(`${at}/draft`, { rev: '1', [name]: 'From the other window.' });
  const stale = await reader.submit('#reflection', { rev: '1', [name]: 'Typed here.' });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('From the other window.');
  const both = await reader.submit('form[data-once]:nth-of-type(2)');
  expect(both.$(`[name="${name}"]`).text().trim()).toBe('Typed here.\n\nFrom the other window.');
});

describe('the rules', () => {
  it('let an offer be answered once', () => {
    expect([answered('offered', 'take'), answered('offered', 'decline')]).toEqual([
      'taken',
      'declined',
    ]);
    for (const state of ['taken', 'declined'] as const)
      for (const answer of ['take', 'decline'] as const) expect(answered(state, answer)).toBeNull();
  });

  it('lose no word of either text', () => {
    const texts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string({ maxLength: 50 }));
    fc.assert(
      fc.property(texts, texts, (draft, said) => {
        const both = takenInto(draft, said) ?? {};
        for (const one of [draft, said])
          for (const [id, text] of Object.entries(one)) expect(both[id]).toContain(text.trim());
      }),
    );
  });
});
