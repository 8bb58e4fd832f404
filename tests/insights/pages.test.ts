import { beforeAll, describe, expect, it } from '@jest/globals';
import { courseOf, edited } from '../content/a-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { addCohort, handedIn, held, instructorOf, keep, missed, slug } from './a-class.js';

const askingWhy = edited('first-steps/quiz.md', '{#what-first}', '{#what-first ask-why}');
const app = useTestApp({ course: () => courseOf(askingWhy) });

const page = `/insights/${slug}`;
const reason = 'Because he began it on Thursday';

let spring: string;
let autumn: string;
let cindy: Client;
let finn: Client;
let gus: Client;

beforeAll(async () => {
  spring = await addCohort(app, 'Spring');
  autumn = await addCohort(app, 'Autumn', '2025-09-01');
  cindy = await instructorOf(app, 'cindy@example.test', [spring, autumn]);
  finn = await instructorOf(app, 'finn@example.test', [await addCohort(app, 'Winter')]);
  gus = await instructorOf(app, 'gus@example.test', [], true);
  const certain = { ...missed, sure: 'certain' as const, why: reason };
  await keep(app, [
    ...Array.from({ length: 5 }, () => handedIn(app, { cohortId: spring, answered: certain })),
    ...Array.from({ length: 7 }, () => handedIn(app, { cohortId: spring, answered: held })),
    ...Array.from({ length: 2 }, () => handedIn(app, { cohortId: autumn, answered: held })),
    handedIn(app, { cohortId: autumn, answered: { ...missed, why: 'An autumn reason' } }),
  ]);
  app.clock.forward({ minutes: 5 });
}, 30_000);

const rowsOf = ({ $ }: SeenPage, question: string): string[] =>
  $(`#chosen-${question}`)
    .closest('table')
    .find('tbody tr')
    .map((_, row) => $(row).text().replace(/\s+/g, ' ').trim())
    .get();

const inSpring = `?cohort=${'{spring}'}`;
const of = (path: string): string => path.replace('{spring}', spring);

describe('the list of quizzes', () => {
  it('tells how many handed in, how many mastered it, and what is worth a look', async () => {
    const list = await cindy.get(of(`/insights${inSpring}`));
    expect(list.text).toContain('12 first tries handed in · mastered at the first try by 58 %');
    expect(list.text).toContain('Worth a look: What comes first? 42 % chose A.');
    expect(list.text).toContain('Nobody has handed in yet: A quiz.');
  });

  it('counts all cohorts of an instructor together, until one is chosen', async () => {
    expect((await cindy.get('/insights')).text).toContain('15 first tries handed in');
    const chosen = await cindy.get(`/insights?cohort=${autumn}`);
    expect(chosen.text).toContain('3 first tries handed in · mastered at the first try by 2 of 3');
  });

  it('is empty for who has nobody yet, and has all for an admin', async () => {
    expect((await finn.get('/insights')).text).toContain('Nothing to count yet');
    expect((await gus.get('/insights')).text).toContain('15 first tries handed in');
  });

  it('is in the menu of staff, and shut to learners', async () => {
    expect(cindy.page().$('nav a[href="/insights"]')).toHaveLength(1);
    const ana = await aLearner(app, 'ana@example.test');
    expect((await ana.get('/')).$('a[href="/insights"]')).toHaveLength(0);
    expect((await ana.get('/insights')).status).toBe(403);
    expect((await ana.get(page)).status).toBe(403);
  });
});

describe('the statistics of a quiz', () => {
  it('say in a sentence what most chose, with the passage to look at', async () => {
    const seen = await cindy.get(of(page + inSpring));
    const [chosen, certain] = seen
      .$('.finding')
      .map((_, one) => seen.$(one).text().replace(/\s+/g, ' '))
      .get();
    expect(chosen).toBe('42 % chose A: look at The meeting.');
    expect(certain).toMatch(/^42 % were certain and do not hold it yet/);
    expect(seen.$('.finding a').first().attr('href')).toBe(`/lessons/${slug}#the-meeting`);
  });

  it('give the numbers twice: as a picture that is described, and as a table', async () => {
    const seen = await cindy.get(of(page + inSpring));
    expect(rowsOf(seen, 'what-first')).toEqual([
      'A Who started it. 5 42 %',
      'B What I did before. holds 7 58 %',
    ]);
    const picture = seen.$('svg.bars').first();
    expect(picture.attr('role')).toBe('img');
    expect(picture.attr('aria-label')).toContain('A 42\u00a0%, B 58\u00a0%');
    expect(picture.find('rect')).toHaveLength(2);
    expect(seen.html).not.toMatch(/\sstyle=/);
  });

  it('tell how sure people were', async () => {
    const seen = await cindy.get(of(page + inSpring));
    const table = seen.$('#sure-what-first').closest('table');
    expect(table.text().replace(/\s+/g, ' ')).toContain('Fairly sure 7 0 Certain 0 5');
  });

  it('say so where nobody has answered', async () => {
    const seen = await finn.get(page);
    expect(seen.text).toContain('Nothing to count yet');
    expect(seen.$('svg')).toHaveLength(0);
  });

  it('are not to be found for a cohort of others, a quiz or a version that is not there', async () => {
    expect((await finn.get(of(page + inSpring))).status).toBe(404);
    expect((await finn.get(of(`${page}/answers.csv${inSpring}`))).status).toBe(404);
    expect((await finn.get(of(`/insights${inSpring}`))).status).toBe(404);
    expect((await cindy.get('/insights/third')).status).toBe(404);
    expect((await cindy.get(`${page}?version=none`)).status).toBe(404);
  });
});

describe('reasons', () => {
  it('are read by the instructors of their cohort, under the answer and without a name', async () => {
    const seen = await cindy.get(of(page + inSpring));
    const group = seen.$('details h3').first();
    expect(group.text()).toBe('A Who started it.');
    expect(
      seen
        .$('details li')
        .map((_, one) => seen.$(one).text())
        .get(),
    ).toEqual(Array<string>(5).fill(reason));
    expect(seen.text).not.toContain('@example.test');
  });

  it('are never shown to an admin, not even to one who instructs elsewhere', async () => {
    const root = await instructorOf(app, 'root@example.test', [await addCohort(app, 'Own')], true);
    for (const admin of [gus, root]) {
      const seen = await admin.get(of(page + inSpring));
      expect(seen.status).toBe(200);
      expect(seen.html).not.toContain(reason);
    }
    const all = await root.get(page);
    expect(all.html).not.toContain(reason);
  });

  it('go back page by page', async () => {
    const many = await addCohort(app, 'Many');
    const mia = await instructorOf(app, 'mia@example.test', [many]);
    const at = (minutes: number) => new Date(app.clock.now().getTime() - minutes * 60_000);
    await keep(
      app,
      Array.from({ length: 230 }, (_, n) =>
        handedIn(app, {
          ...{ cohortId: many, submittedAt: at(n + 1) },
          answered: { ...missed, why: `reason ${n}` },
        }),
      ),
    );
    const first = await mia.get(page);
    const newest = first
      .$('details li')
      .map((_, one) => first.$(one).text())
      .get();
    expect([newest[0], newest.length]).toEqual(['reason 0', 200]);
    const older = await mia.get(first.$('a[rel=next]').attr('href') ?? '');
    expect(older.$('details li').first().text()).toBe('reason 200');
    expect(older.$('details li')).toHaveLength(30);
    expect(older.$('a[rel=next]')).toHaveLength(0);
  });
});
