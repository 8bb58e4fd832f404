import { describe, expect, it } from '@jest/globals';
import { courseOf } from '../content/a-course.js';
import { useTestApp } from '../support/app.js';
import { aLearner, anInstructor } from './a-learner.js';

const app = useTestApp({ course: () => courseOf() });

const firstForm = '/lessons/first-steps/sections/the-meeting/readings';
const secondForm = '/lessons/first-steps/sections/try-this/readings';

describe('a lesson', () => {
  it('opens with its place in the course, its length and its contents', async () => {
    const ana = await aLearner(app, 'opens@example.test');
    const page = await ana.get('/lessons/second-look');
    expect(page.heading).toBe('Lesson 3');
    expect(page.$('.page-head .eyebrow').text()).toBe('Lesson three of four');
    expect(page.$('.contents .eyebrow').text()).toBe('About 2 minutes · 2 sections');
    expect(
      page
        .$('.contents a')
        .map((_, a) => page.$(a).attr('href'))
        .get(),
    ).toEqual(['#the-meeting', '#try-this']);
    expect(page.$('#the-meeting .prose').html()).toBe('<p>It went <em>nowhere</em>.</p>');
    expect(page.$('.key-ideas').text()).toContain('A result has actions behind it');
  });

  it('leads to the lesson before and the lesson after', async () => {
    const ana = await aLearner(app, 'neighbours@example.test');
    expect((await ana.get('/lessons/first-steps')).$('.next').attr('href')).toBe(
      '/lessons/second-look',
    );
    const last = await ana.get('/lessons/second-look');
    expect(last.$('.prev').attr('href')).toBe('/lessons/first-steps');
    expect(last.$('.next')).toHaveLength(0);
  });

  it('is not found under a name that no lesson has', async () => {
    const ana = await aLearner(app, 'nowhere@example.test');
    expect((await ana.get('/lessons/third')).status).toBe(404);
    expect((await ana.get('/lessons/First_Steps')).status).toBe(404);
  });

  it('can be read by an instructor, who keeps no marks', async () => {
    const cindy = await anInstructor(app, 'reads@example.test');
    const page = await cindy.get('/lessons/first-steps');
    expect(page.heading).toBe('Lesson 1');
    expect(page.$('form[action^="/lessons/"]')).toHaveLength(0);
    expect((await cindy.post(firstForm, {})).status).toBe(403);
  });

  it('is closed to somebody without a cohort', async () => {
    await app.person({ email: 'outside@example.test' });
    const outside = await app.signedIn('outside@example.test');
    expect((await outside.get('/lessons/first-steps')).status).toBe(403);
  });
});

describe('reading section by section', () => {
  it('leads on to the next unread section, and says what is left', async () => {
    const ana = await aLearner(app, 'reader@example.test');
    await ana.get('/lessons/first-steps');
    const answer = await ana.post(firstForm, {});
    expect(answer.location).toBe('/lessons/first-steps#try-this');
    const page = await ana.get('/lessons/first-steps');
    expect(page.$('.contents .eyebrow').text()).toBe('About a minute left');
    expect(page.$('.contents .is-read').text()).toContain('The meeting');
    expect(page.$('.contents [aria-current=step]').attr('href')).toBe('#try-this');
  });

  it('shows the quiz as the next step when all is read', async () => {
    const ana = await aLearner(app, 'done@example.test');
    await ana.get('/lessons/first-steps');
    await ana.submit(firstForm);
    expect(ana.page().$('#after-reading .button')).toHaveLength(0);
    const answer = await ana.post(secondForm, {});
    expect(answer.location).toBe('/lessons/first-steps#after-reading');
    const page = await ana.get('/lessons/first-steps');
    expect(page.$('.contents .eyebrow').text()).toBe('All sections read');
    expect(page.$('#after-reading .button').attr('href')).toBe('/quizzes/first-steps');
    expect(page.$('.button:not(.button-outlined, .button-quiet)')).toHaveLength(1);
  });

  it('goes on at a section that was skipped', async () => {
    const ana = await aLearner(app, 'skips@example.test');
    await ana.get('/lessons/first-steps');
    expect((await ana.post(secondForm, {})).location).toBe('/lessons/first-steps#the-meeting');
  });

  it('lets a mark be taken back', async () => {
    const ana = await aLearner(app, 'undo@example.test');
    await ana.get('/lessons/first-steps');
    await ana.submit(firstForm);
    const page = await ana.submit(firstForm);
    expect(page.$('.contents .is-read')).toHaveLength(0);
    expect(page.$('.contents .eyebrow').text()).toBe('About 2 minutes · 2 sections');
  });

  it('counts a double press once, however the two arrive', async () => {
    const ana = await aLearner(app, 'double@example.test');
    await ana.get('/lessons/first-steps');
    const answers = await Promise.all(Array.from({ length: 8 }, () => ana.post(firstForm, {})));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(303));
    const [progress] = await app.services.progress.exportOf(await idOf('double@example.test'));
    expect(progress).toMatchObject({ rev: 1, cohortId: '0195a3b2-0000-7000-8000-00000000c0c0' });
  });

  it('loses neither of two sections marked at the same moment', async () => {
    const ana = await aLearner(app, 'both@example.test');
    await ana.get('/lessons/first-steps');
    await Promise.all([ana.post(firstForm, {}), ana.post(secondForm, {})]);
    expect((await ana.get('/lessons/first-steps')).$('.contents .is-read')).toHaveLength(2);
  });

  it('refuses a section that the lesson does not have, and a field it does not know', async () => {
    const ana = await aLearner(app, 'odd@example.test');
    await ana.get('/lessons/first-steps');
    expect((await ana.post('/lessons/first-steps/sections/gone/readings', {})).status).toBe(404);
    expect((await ana.post(firstForm, { read: 'maybe' })).status).toBe(400);
    expect((await ana.post(firstForm, { at: 'yesterday' })).status).toBe(400);
  });
});

describe('a lesson kept by the browser', () => {
  it('is not sent again while nothing changed, and is after a change of the reader', async () => {
    const ana = await aLearner(app, 'kept@example.test');
    const first = await ana.get('/lessons/first-steps');
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const etag = String(first.headers['etag']);
    await ana.post(firstForm, {});
    const second = await ana.get('/lessons/first-steps', { 'If-None-Match': etag });
    expect(second.status).toBe(200);
    const again = { 'If-None-Match': String(second.headers['etag']) };
    expect((await ana.get('/lessons/first-steps', again)).status).toBe(304);
  });

  it('is another one for another reader', async () => {
    const ana = await aLearner(app, 'one@example.test');
    const ben = await aLearner(app, 'two@example.test');
    const { headers } = await ana.get('/lessons/first-steps');
    const page = await ben.get('/lessons/first-steps', {
      'If-None-Match': String(headers['etag']),
    });
    expect(page.status).toBe(200);
  });
});

const idOf = async (email: string): Promise<string> => {
  const { personId } = await app.services.accounts.subjectOf(email);
  return personId ?? '';
};
