import { beforeAll, describe, expect, it } from '@jest/globals';
import { addCohort, enrol, handIn, tryQuiz, write } from '../support/acts.js';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';

const app = useTestApp();
const drafted = 'earning-buy-in';
const waiting = 'leading-is-not-facilitating';
const fresh = 'learning-from-failure';
const words =
  'The meeting on Thursday went another way than I had planned, and part of that was mine.';

/** Both are of a cohort in Chicago whose last day is June 26. */
const lastMinute = '2026-06-27T04:59:00Z';
const firstMinuteAfter = '2026-06-27T05:00:00Z';
const lastOfNinety = '2026-09-25T04:59:00Z';
const closedFrom = '2026-09-25T05:00:00Z';

let attempt = '';
let round = '';
let other = '';

const ana = async (instant: string): Promise<Client> => {
  app.clock.moveTo(instant);
  return app.signedIn('ana@example.test');
};

const saveDraft = async (client: Client, slug: string): Promise<SeenPage> => {
  await client.get(`/reflections/${slug}`);
  return client.post(`/reflections/${slug}/draft`, { rev: '0', 'texts[what-happened]': words });
};

beforeAll(async () => {
  await app.person({ email: 'gus@example.test', name: 'Gus Ruiz', isAdmin: true });
  await app.person({ email: 'cindy@example.test', name: 'Cindy Ruiz' });
  other = await app.person({ email: 'ana@example.test', name: 'Ana Ruiz' });
  const admin = await app.signedIn('gus@example.test');
  const cindy = { name: 'Cindy Ruiz', email: 'cindy@example.test' };
  const cohort = await addCohort(admin, 'Spring', cindy);
  await enrol(admin, cohort, { name: 'Ana Ruiz', email: 'ana@example.test' });
  const learner = await app.signedIn('ana@example.test');
  attempt = await tryQuiz(learner, drafted);
  await learner.get(`/reflections/${drafted}`);
  await learner.post(`/reflections/${drafted}/draft`, { rev: '0', ...write(learner, words) });
  await handIn(learner, waiting, words);
});

describe('on the last day of a cohort', () => {
  it('everything is as it was, and no page speaks of an end', async () => {
    const learner = await ana(lastMinute);
    expect((await learner.get('/')).text).not.toContain('Your cohort ended');
    await learner.get(`/quizzes/${fresh}`);
    expect(learner.page().$('form[action$="/attempts"]')).toHaveLength(1);
  });
});

describe('from the day after', () => {
  it('every page says so, with both days', async () => {
    const learner = await ana(firstMinuteAfter);
    for (const path of ['/', `/lessons/${fresh}`, `/reflections/${fresh}`, `/quizzes/${fresh}`]) {
      const { text } = await learner.get(path);
      expect(text).toContain('Your cohort ended on June 26, 2026.');
      expect(text).toContain('go on until September 24, 2026');
    }
  });

  it('a page that was kept from the day before is not shown as it was', async () => {
    const before = await ana(lastMinute);
    const { headers } = await before.get(`/lessons/${fresh}`);
    app.clock.moveTo(firstMinuteAfter);
    const again = await before.get(`/lessons/${fresh}`, {
      'If-None-Match': String(headers['etag']),
    });
    expect(again.status).toBe(200);
    expect(again.text).toContain('Your cohort ended');
  });

  it('no quiz and no reflection is begun, and what was typed comes back', async () => {
    const learner = await ana(firstMinuteAfter);
    await learner.get(`/quizzes/${fresh}`);
    expect(learner.page().$('main form[action$="/attempts"]')).toHaveLength(0);
    expect((await learner.post(`/quizzes/${fresh}/attempts`, {})).status).toBe(409);
    await learner.get(`/reflections/${fresh}`);
    expect(learner.page().$('#reflection textarea')).toHaveLength(0);
    const refused = await saveDraft(learner, fresh);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('nothing new opens');
    expect(refused.html).toContain(words);
  });

  it('what was begun goes on to the last of 90 days: a try, a draft, an answer', async () => {
    const learner = await ana(lastOfNinety);
    await learner.get('/');
    expect((await learner.get(`/attempts/${attempt}`)).status).toBe(303);
    await learner.get(`/quizzes/${drafted}`);
    expect(learner.page().$(`main a[href="/attempts/${attempt}"]`)).toHaveLength(1);
    await learner.get(`/reflections/${drafted}`);
    const sent = await learner.submit('#reflection', write(learner, words));
    expect(sent.status).toBe(200);
    expect(sent.$('form[action$="/take-back"]')).toHaveLength(1);
    expect((await learner.submit('form[action$="/take-back"]')).status).toBe(200);
  });
});

describe('after 90 days', () => {
  it('nothing is written, and what was typed comes back', async () => {
    const open = await ana(lastOfNinety);
    await open.get(`/reflections/${drafted}`);
    app.clock.moveTo(closedFrom);
    const late = await open.submit('#reflection', write(open, words));
    expect(late.status).toBe(409);
    expect(late.text).toContain('this course is for reading now');
    expect(late.html).toContain(words);
    for (const path of [
      `/lessons/${fresh}/sections/the-meeting/readings`,
      `/quizzes/${drafted}/attempts`,
      `/attempts/${attempt}/submission`,
      `/reflections/${waiting}/take-back`,
      '/journal',
      '/practice/sessions',
    ]) {
      await open.get('/account');
      expect([path, (await open.post(path, {})).status]).toEqual([path, 409]);
    }
  });

  it('everything can be read, without a button that would be refused', async () => {
    const learner = await ana(closedFrom);
    for (const path of [
      '/',
      `/lessons/${fresh}`,
      `/quizzes/${drafted}`,
      `/attempts/${attempt}/overview`,
      `/reflections/${drafted}`,
      `/reflections/${waiting}`,
      '/journal',
      '/growth',
      '/practice',
      '/tracks/certified',
      '/account',
    ]) {
      const { status, text, $ } = await learner.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain('this course is for reading');
      const refused = $('main form[method=post]')
        .map((_, form) => $(form).attr('action'))
        .get();
      expect([path, refused.filter((action) => !/account|password|sessions/.test(action))]).toEqual(
        [path, []],
      );
    }
  });
});

describe('an instructor', () => {
  const cindyAt = async (instant: string): Promise<Client> => {
    app.clock.moveTo(instant);
    return app.signedIn('cindy@example.test');
  };

  it('opens and answers what waits while 90 days run, and writes down nothing new', async () => {
    const cindy = await cindyAt(lastOfNinety);
    const queue = await cindy.get('/reviews');
    round = String(queue.$('main .row a').first().attr('href')).replace('/reviews/', '');
    await cindy.get(`/reviews/${round}`);
    const opened = await cindy.submit(`/reviews/${round}/openings`);
    expect(opened.$('form[action$="/replies"]')).toHaveLength(1);
    const dictations = await cindy.get('/dictations');
    expect(dictations.text).not.toContain('Ana Ruiz');
    const path = `/dictations/${other}/${fresh}`;
    expect((await cindy.get(path)).status).toBe(409);
  });

  it('finds all of it to be read after that, and a reply that comes too late comes back', async () => {
    const cindy = await cindyAt(lastOfNinety);
    await cindy.get(`/reviews/${round}`);
    app.clock.moveTo(closedFrom);
    const late = await cindy.submit('form[action$="/replies"]', { reply: words, verdict: 'ready' });
    expect(late.status).toBe(409);
    expect(late.html).toContain(words);
    const page = await cindy.get(`/reviews/${round}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Its cohort ended more than 90 days ago');
    expect(page.$('main form[method=post]')).toHaveLength(0);
    await cindy.get('/account');
    const forms = { openings: {}, claims: {}, actions: {}, notes: { text: words } };
    for (const [act, fields] of Object.entries(forms)) {
      const { status } = await cindy.post(`/reviews/${round}/${act}`, fields);
      expect([act, status]).toEqual([act, 409]);
    }
  });
});

it('puts the end beside the right, and takes both away together', async () => {
  const people = app.services.world.db.collection<{ _id: string }>('people');
  const found = await people.find({ learns: { $ne: null } } as object).toArray();
  expect(found.map((one) => 'learnsUntil' in one && one['learnsUntil'])).toEqual([
    { end: '2026-06-26', zone: 'America/Chicago' },
  ]);
});
