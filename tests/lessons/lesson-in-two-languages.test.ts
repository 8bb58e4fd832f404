import { beforeAll, describe, expect, it } from '@jest/globals';
import { courseOf } from '../content/a-course.js';
import { retold } from '../content/translated-course.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { aLearner } from './a-learner.js';

const note = 'Esta parte aún no está traducida. Aquí está en inglés.';

/** The first lesson lacks one section in Spanish; the second has no Spanish at all. */
const course = () =>
  courseOf(
    retold('first-steps/lesson.es.md', '## Prueba esto {#try-this}\n\nEn tu próximo turno.\n', ''),
  );

const app = useTestApp({ course });
let ana: Client;

beforeAll(async () => {
  ana = await aLearner(app, 'ana@example.test');
});

const switchTo = (locale: string) => ana.submit('.languages', { locale });

describe('a lesson', () => {
  it('is read in the language of its reader', async () => {
    await ana.get('/lessons/first-steps');
    const { $, heading, text } = await switchTo('es');
    expect([$('html').attr('lang'), heading]).toEqual(['es', 'Lección 1']);
    expect(text).toContain('Lección uno de cuatro');
    expect(text).toContain('No llevó a nada.');
    expect($('#the-meeting').find('[lang]').length).toBe(0);
  });

  it('says in which language it goes on where a section is not translated', async () => {
    const { $ } = await ana.get('/lessons/first-steps');
    const section = $('#try-this');
    expect(section.find('h2').attr('lang')).toBe('en');
    expect(section.find('.prose').attr('lang')).toBe('en');
    expect(section.find('.untranslated').text()).toBe(note);
    expect(section.find('.untranslated').attr('lang')).toBe('es');
    expect(section.find('button').first().attr('lang')).toBeUndefined();
    expect($('.untranslated').length).toBe(1);
  });

  it('says it once where nothing of it is translated', async () => {
    const { $ } = await ana.get('/lessons/second-look');
    expect($('h1').attr('lang')).toBe('en');
    expect(
      $('.untranslated')
        .map((_, one) => $(one).text())
        .get(),
    ).toEqual([note]);
    expect($('.lesson-section .prose[lang=en]').length).toBe(2);
  });

  it('is another page to the browser in another language', async () => {
    const spanish = String((await ana.get('/lessons/first-steps')).headers['etag']);
    expect((await ana.get('/lessons/first-steps', { 'If-None-Match': spanish })).status).toBe(304);
    await ana.get('/lessons/first-steps');
    const english = await switchTo('en');
    expect(english.headers['etag']).not.toBe(spanish);
    expect(english.heading).toBe('Lesson 1');
    expect(english.$('.untranslated').length).toBe(0);
    const again = await ana.get('/lessons/first-steps', { 'If-None-Match': spanish });
    expect(again.status).toBe(200);
  });

  it('keeps what was read, whatever the language', async () => {
    await ana.get('/lessons/first-steps');
    await switchTo('es');
    await ana.submit('form[action$="/sections/the-meeting/readings"]');
    const english = await switchTo('en');
    expect(english.$('.contents .is-read a').text()).toBe('The meeting');
  });
});
