import { describe, expect, it } from '@jest/globals';
import { edited, type Files } from '../content/a-course.js';
import { takeSnapshot } from '../support/snapshot.js';
import { usePublished } from './published.js';

const { app, save, admin } = usePublished();

const change = (from: string, to: string): Files => edited('first-steps/lesson.md', from, to);

describe('a preview', () => {
  it('shows a lesson as the files have it, with what is said of each answer, and leaves no record', async () => {
    const { db } = app.services.world;
    await save({
      ...change('It went *nowhere*.', 'It went *upward*.\n\n![A loop](loop.svg)'),
      'first-steps/loop.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>',
    });
    await admin().get('/course');
    const snapshot = await takeSnapshot(db);
    const before = await snapshot.hashes();
    const page = await admin().get('/course/preview/first-steps');
    const picture = await admin().get(page.$('.prose img').attr('src') ?? '');
    expect(await snapshot.hashes()).toEqual(before);
    expect(page.text).toContain('It went upward');
    expect(page.text).toContain('You look at yourself.');
    expect(page.text).toContain('What was my part?');
    expect(page.$('form[action^="/lessons"], form[action^="/quizzes"], textarea')).toHaveLength(0);
    expect(picture.headers['content-type']).toContain('image/svg+xml');
    expect((await admin().get('/lessons/first-steps')).text).toContain('nowhere');
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
