import { beforeAll, describe, expect, it } from '@jest/globals';
import { courseOf, edited } from '../content/a-course.js';
import { retold, spanishFiles } from '../content/translated-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { allRight, answer, beginTry, firstMissed, handIn, titlesUnder, tryOf } from './a-try.js';

const app = useTestApp({ course: () => courseOf(spanishFiles) });

const reading = async (client: Client, locale: string): Promise<Client> => {
  await client.submit('.languages', { locale });
  return client;
};

const attempts = () => app.services.world.db.collection('attempts').find().toArray();

describe('a try in Spanish', () => {
  let ana: Client;
  beforeAll(async () => {
    ana = await reading(await aLearner(app, 'ana@example.test'), 'es');
  });

  it('asks, answers and tells what holds in Spanish', async () => {
    const first = await beginTry(ana);
    expect(first.$('.question-text').text()).toBe('¿Qué va primero?');
    expect(first.text).toContain('Con bastante seguridad');
    expect(first.$('main [lang]').length).toBe(0);
    const result = await handIn(ana, firstMissed);
    expect(titlesUnder(result, 'Lo que ya está firme')).toEqual(['¿Qué ayuda?']);
    expect(titlesUnder(result, 'Merece otra mirada')).toEqual(['¿Qué va primero?']);
    expect(result.text).toContain('Miras a la otra persona.');
    expect(result.text).toContain('Ver el pasaje: La reunión');
  });

  it('is of the same version as one in English, so that both are counted together', async () => {
    const ben = await aLearner(app, 'ben@example.test');
    await beginTry(ben);
    await handIn(ben, allRight);
    const hashes = (await attempts()).map(({ hash }) => String(hash));
    expect(new Set(hashes).size).toBe(1);
  });

  it('keeps its Spanish words when quiz and translation have gone on', async () => {
    const path = tryOf(await beginTry(ana));
    await handIn(ana, allRight);
    const changed = {
      ...retold('first-steps/quiz.es.md', '¿Qué va primero?', '¿Por dónde se empieza?'),
      ...edited('first-steps/quiz.md', 'What comes first?', 'Where does one begin?'),
    };
    await app.services.content.replace(await courseOf(changed));
    expect((await ana.get(path)).text).toContain('¿Qué va primero?');
    // A later try asks in another order: its overview names all that it asks.
    const later = await ana.get(`${tryOf(await beginTry(ana))}/overview`);
    expect(later.text).toContain('¿Por dónde se empieza?');
  });
});

describe('a reader who changes the language half-way', () => {
  it('goes on with the same try: what is answered stands, and the rest is asked in the new one', async () => {
    const cy = await aLearner(app, 'cy@example.test');
    const first = await beginTry(cy, 'first-steps');
    expect(first.$('html').attr('lang')).toBe('en');
    await answer(cy, { answer: 'what-i-did' });
    const page = (await reading(cy, 'es')).page();
    expect(page.$('.question-text').text()).toBe('¿Qué ayuda?');
    const result = await handIn(cy, allRight);
    expect(titlesUnder(result, 'Lo que ya está firme')).toHaveLength(2);
    expect(result.text).toContain('Te miras a ti.');
    const back = (await reading(cy, 'en')).page();
    expect(back.text).toContain('You look at yourself.');
  });
});

it('says that a question is in the language of the original where it is not translated', async () => {
  const eva = await reading(await aLearner(app, 'eva@example.test'), 'es');
  const page = await beginTry(eva, 'second-look');
  expect(page.$('.question-text').attr('lang')).toBe('en');
  expect(page.$('.option-text[lang=en]').length).toBe(2);
  expect(page.$('.question .untranslated').length).toBe(1);
});
