import { describe, expect, it } from '@jest/globals';
import { laterFirst, type GrowthEvent } from '../../src/growth/growth.js';
import { createGrowthService } from '../../src/growth/growth.service.js';
import { courseOf, edited } from '../content/a-course.js';
import { addressIn, handedPassword, makeLink, setPassword } from '../doors/handed.js';
import { aLearner } from '../lessons/a-learner.js';
import { takeQuiz } from '../practice/practising.js';
import { useTestApp } from '../support/app.js';

const app = useTestApp({
  course: () => courseOf(edited('first-steps/quiz.md', '{#what-first}', '{#what-first ask-why}')),
});

const why = 'Whoever begins an argument <b>owns</b> it.';

describe('the growth line', () => {
  it('says how it fills while there is nothing on it', async () => {
    const ana = await aLearner(app, 'new@example.test');
    const { $, text } = await ana.get('/growth');
    expect(text).toContain('It begins with the first idea that you missed and that holds later');
    expect($('.empty a').attr('href')).toBe('/practice');
    expect((await ana.get('/')).$('a[href="/growth"]')).toHaveLength(1);
  });

  it('shows the earlier choice and its reason as they were written, beside what is chosen now', async () => {
    const ana = await aLearner(app, 'ana@example.test');
    await takeQuiz(ana, 'first-steps', ['what-first'], { why });
    app.clock.forward({ minutes: 20 });
    await takeQuiz(ana, 'first-steps', []);
    const { $, text } = await ana.get('/growth');
    expect($('.growth-event')).toHaveLength(1);
    expect($('.growth-event blockquote').text()).toBe(why);
    expect(text).toContain('Before, on March 2, certain Who started it.');
    expect(text).toContain('Now, in another try What I did before.');
  });

  it('shows nobody the line of another', async () => {
    const ben = await aLearner(app, 'ben@example.test');
    const { text } = await ben.get('/growth');
    expect(text).not.toContain('Whoever begins');
    expect(text).toContain('The line is still open');
  });

  it('shuts the words that were written before a link from other hands', async () => {
    const cleo = await aLearner(app, 'cleo@example.test');
    await takeQuiz(cleo, 'first-steps', ['what-first'], { why });
    await takeQuiz(cleo, 'first-steps', []);
    app.clock.forward({ minutes: 1 });
    await app.person({ email: 'root@example.test', isAdmin: true });
    const admin = await app.signedIn('root@example.test');
    const person = await app.services.accounts.findPersonByLogin({
      kind: 'email',
      value: 'cleo@example.test',
    });
    await setPassword(app, addressIn(await makeLink(admin, person?._id ?? '')));
    const holder = app.client();
    await holder.get('/sign-in');
    await holder.submit('/sign-in', { email: 'cleo@example.test', password: handedPassword });
    const { text, $ } = await holder.get('/growth');
    expect(text).not.toContain('Whoever begins');
    expect($('.growth-event')).toHaveLength(0);
    expect(text).toContain('is shut to this account for now');
  });

  it.each(['?before=x&id=y', '?before=1&before=2', `?id=${'x'.repeat(301)}`])(
    'refuses an address that no page of ours has: %s',
    async (query) => {
      const ana = await app.signedIn('ana@example.test');
      expect((await ana.get(`/growth${query}`)).status).toBe(400);
    },
  );
});

describe('a line of several sources', () => {
  const eventOf = (n: number, source: string): GrowthEvent =>
    ({ id: `${source}-${n}`, at: new Date(Math.floor(n / 3) * 1_000) }) as GrowthEvent;

  const sourceOf = (source: string, count: number) => {
    const all = Array.from({ length: count }, (_, n) => eventOf(n, source)).sort(laterFirst);
    const asked: number[] = [];
    return {
      all,
      asked,
      find: (
        _: unknown,
        { after, limit }: { after: { at: Date; id: string } | null; limit: number },
      ) => {
        const behind = all.filter((event) => !after || laterFirst(event, after as GrowthEvent) > 0);
        asked.push(limit);
        return Promise.resolve(behind.slice(0, limit));
      },
    };
  };

  it('is paged by time, each event once', async () => {
    const sources = [sourceOf('practice', 130), sourceOf('loop', 75)];
    const { line } = createGrowthService(sources.map(({ find }) => find));
    const seen: string[] = [];
    let after: { at: Date; id: string } | null = null;
    let pages = 0;
    do {
      const page = await line({} as never, after);
      seen.push(...page.events.map(({ id }) => id));
      after = page.older;
      pages += 1;
    } while (after);
    const expected = sources.flatMap(({ all }) => all).sort(laterFirst);
    expect(seen).toEqual(expected.map(({ id }) => id));
    expect(pages).toBe(5);
    expect(sources.every(({ asked }) => asked.every((limit) => limit === 51))).toBe(true);
  });
});
