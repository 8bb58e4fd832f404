import { describe, expect, it } from '@jest/globals';
import { edited, type Files } from '../content/a-course.js';
import { retold, spanishFiles } from '../content/translated-course.js';
import { takeSnapshot } from '../support/snapshot.js';
import { usePublished } from './published.js';

const { app, save, admin } = usePublished();

const change = (from: string, to: string): Files => edited('first-steps/lesson.md', from, to);

describe('a preview', () => {
  it('shows a lesson as the files have it, with what is said of each answer, and leaves no record', async () => {
    const { db } = app.services.world;
    await save({
      ...spanishFiles,
      ...change('It went *nowhere*.', 'It went *upward*.\n\n![A loop](loop.svg)'),
      'first-steps/loop.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>',
    });
    await admin().get('/course');
    const snapshot = await takeSnapshot(db);
    const before = await snapshot.hashes();
    const page = await admin().get('/course/preview/first-steps');
    await admin().get('/course/preview/first-steps?in=es');
    const picture = await admin().get(page.$('.prose img').attr('src') ?? '');
    expect(await snapshot.hashes()).toEqual(before);
    expect(page.text).toContain('It went upward');
    expect(page.text).toContain('You look at yourself.');
    expect(page.text).toContain('What was my part?');
    expect(page.$('form[action^="/lessons"], form[action^="/quizzes"], textarea')).toHaveLength(0);
    expect(picture.headers['content-type']).toContain('image/svg+xml');
    expect((await admin().get('/lessons/first-steps')).text).toContain('nowhere');
  });

  it('is looked at in each language that the course has, by a link', async () => {
    await save({});
    expect((await admin().get('/course/preview/first-steps')).$('main nav')).toHaveLength(0);
    await save(spanishFiles);
    const links = (await admin().get('/course/preview/first-steps')).$('main nav a');
    expect(links.map((_, link) => links.filter(link).text()).get()).toEqual(['English', 'Español']);
    expect(links.filter('[aria-current]').text()).toBe('English');
    const page = await admin().get(links.last().attr('href') ?? '');
    expect(page.$('main nav a[aria-current]').text()).toBe('Español');
    expect(page.$('html').attr('lang')).toBe('en');
    expect(page.$('article').attr('lang')).toBe('es');
    for (const words of [
      'No llevó a nada.',
      '¿Qué va primero?',
      'Te miras a ti.',
      'Como lo mostraría',
    ])
      expect(page.text).toContain(words);
    expect(page.$('.untranslated')).toHaveLength(0);
    expect((await admin().get('/course/preview/first-steps?in=fr')).status).toBe(404);
  });

  it('shows in the original, with the note learners see, what is not translated', async () => {
    await save(
      retold(
        'first-steps/lesson.es.md',
        '## Prueba esto {#try-this}\n\nEn tu próximo turno.\n',
        '',
      ),
    );
    const { $ } = await admin().get('/course/preview/first-steps?in=es');
    expect($('.untranslated')).toHaveLength(1);
    expect($('#try-this .untranslated').text()).toContain('not translated yet');
    expect($('#try-this .prose').attr('lang')).toBe('en');
    const second = await admin().get('/course/preview/second-look?in=es');
    expect(second.$('h1').attr('lang')).toBe('en');
    expect(second.$('.untranslated')).toHaveLength(3);
  });

  it('leads to what is to be mended', async () => {
    await save(change('title: Lesson 1\n', ''));
    expect(await admin().get('/course/preview/first-steps')).toMatchObject({
      status: 303,
      location: '/course',
    });
  });

  it('is not found for a lesson or a picture that the files do not have', async () => {
    expect((await admin().get('/course/preview/none')).status).toBe(404);
    expect((await admin().get('/course/preview/first-steps/none.svg')).status).toBe(404);
    expect((await admin().get('/course/preview/first-steps/..%2Fcourse.yaml')).status).toBe(404);
  });
});
