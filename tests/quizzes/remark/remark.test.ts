import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Course } from '../../../src/content/course.js';
import { randomIds } from '../../../src/platform/ids.js';
import type { AttemptRecord } from '../../../src/quizzes/attempt.js';
import { courseOf, edited } from '../../content/a-course.js';
import {
  addCohort,
  handedIn,
  held,
  instructorOf,
  keep,
  missed,
  readsOf,
  slug,
} from '../../insights/a-class.js';
import { aCohort, aLearner } from '../../lessons/a-learner.js';
import { useTestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { beginTry, firstMissed, handIn, titlesUnder } from '../a-try.js';

const app = useTestApp({ course: () => courseOf() });

const path = `/quizzes/${slug}/remark`;

/** The course with the key of its first question turned round. */
const corrected = (): Promise<Course> => {
  const [name = '', text = ''] =
    Object.entries(
      edited('first-steps/quiz.md', '- [ ] Who started it.', '- [x] Who started it.'),
    )[0] ?? [];
  return courseOf({ [name]: String(text).replace('- [x] What I did', '- [ ] What I did') });
};

const attempts = () => app.services.world.db.collection<AttemptRecord>('attempts');

const remarks = () => app.services.world.db.collection('remarks');

let people = 0;
let gus: Client;

beforeEach(async () => {
  await attempts().deleteMany({});
  await remarks().deleteMany({});
  await app.services.content.replace(await courseOf());
  people += 1;
  gus = await instructorOf(app, `gus-${people}@example.test`, [], true);
});

const confirm = async () => {
  await gus.get(path);
  return gus.submit(path);
};

describe('re-marking', () => {
  it('offers nothing while no question was corrected', async () => {
    await keep(app, [handedIn(app, { cohortId: aCohort, answered: missed })]);
    const page = await gus.get(path);
    expect(page.text).toContain('No question of this quiz has another key now');
    expect(page.$('main form')).toHaveLength(0);
  });

  it('shows who changes and how, before anything is written', async () => {
    const email = `ana-${people}@example.test`;
    const ana = await aLearner(app, email);
    await beginTry(ana);
    await handIn(ana, firstMissed);
    const before = await attempts().find().toArray();
    await app.services.content.replace(await corrected());
    const page = await gus.get(path);
    expect(page.$('tbody tr').text().replace(/\s+/g, ' ').trim()).toBe(
      `${email}, try 1 What comes first? not yet (0.00) holds`,
    );
    expect(page.$('main form button').text()).toBe('Re-mark 1 try');
    expect(await attempts().find().toArray()).toEqual(before);
  });

  it('counts the answer from then on, and the learner is told', async () => {
    const email = `ana-${people}@example.test`;
    const ana = await aLearner(app, email);
    const { path: first } = await beginTry(ana);
    await handIn(ana, firstMissed);
    await app.services.content.replace(await corrected());
    expect((await confirm()).text).toContain('1 try was re-marked');
    const result = await ana.get(/^\/attempts\/[\w-]+/.exec(first)?.[0] ?? '');
    expect(titlesUnder(result, 'What already holds')).toContain('What comes first?');
    expect(result.text).toContain('This question was corrected after you answered it.');
    expect(result.text).not.toContain('Not yet');
    const [attempt] = await attempts().find().toArray();
    const [progress] = await app.services.progress.exportOf(attempt?.personId ?? '');
    expect(progress?.best[slug]).toMatchObject({ tries: 1, masteredAt: expect.any(Date) });
    const { ideas } = app.services.practiceStores;
    expect(await ideas.exportOf(attempt?.personId ?? '')).toEqual([]);
  });

  it('takes nothing from anybody: what held by the old key holds', async () => {
    await keep(app, [handedIn(app, { cohortId: aCohort, answered: held })]);
    await app.services.content.replace(await corrected());
    expect((await gus.get(path)).text).toContain("Nobody's answer comes to count more");
  });

  it('notes what it changed, in the try and in the log of acts', async () => {
    await keep(app, [handedIn(app, { cohortId: aCohort, answered: missed })]);
    await app.services.content.replace(await corrected());
    await confirm();
    const [attempt] = await attempts().find().toArray();
    const entries = await app.services.audit.of(`quiz:${slug}`);
    const note = attempt?.remarked?.['what-first'];
    expect(note).toMatchObject({ from: { held: false, credit: 0 }, at: app.clock.now() });
    expect(entries.at(-1)).toMatchObject({ actor: note?.by, action: 'quiz:remark' });
  });

  it('is done once, however often its form is sent', async () => {
    await keep(app, [handedIn(app, { cohortId: aCohort, answered: missed })]);
    await app.services.content.replace(await corrected());
    const page = await gus.get(path);
    const fields = { hash: String(page.$('[name=hash]').attr('value')), _key: randomIds.mark() };
    const sent = await Promise.all([1, 2, 3].map(() => gus.post(path, fields)));
    expect(new Set(sent.map(({ location }) => location)).size).toBe(1);
    expect(await remarks().find().toArray()).toMatchObject([{ changed: 1 }]);
    const again = await gus.get(path);
    expect(again.text).toContain('nothing is left to re-mark');
  });

  it('is refused when the quiz was changed while the preview was open', async () => {
    await keep(app, [handedIn(app, { cohortId: aCohort, answered: missed })]);
    await app.services.content.replace(await corrected());
    await gus.get(path);
    await app.services.content.replace(await courseOf());
    const refused = await gus.submit(path);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('The quiz was changed while this page was open');
  });

  it('has the statistics of these versions counted anew', async () => {
    const cohortId = await addCohort(app, `Spring ${people}`);
    const cindy = await instructorOf(app, `cindy-${people}@example.test`, [cohortId]);
    await keep(app, [handedIn(app, { cohortId, answered: missed })]);
    app.clock.forward({ minutes: 1 });
    expect((await cindy.get(`/insights/${slug}`)).text).toContain('by 0 of 1');
    await app.services.content.replace(await corrected());
    await confirm();
    expect((await cindy.get(`/insights/${slug}`)).text).toContain('by 1 of 1');
  });

  it('goes through many tries part by part, by an index, and the job goes on', async () => {
    const many = Array.from({ length: 2_300 }, (_, n) =>
      handedIn(app, { cohortId: aCohort, answered: n % 2 ? held : missed }),
    );
    await keep(app, many);
    await app.services.content.replace(await corrected());
    expect((await gus.get(path)).$('main form button').text()).toBe('Re-mark 1150 tries');
    const page = await gus.submit(path);
    expect(page.text).toMatch(/\d+ tries are re-marked so far; the rest follows by itself/);
    await app.services.remarking.goOn();
    expect((await gus.get(page.path)).text).toContain('1150 tries were re-marked');
    const left = { 'marks.what-first.held': false };
    expect(await attempts().countDocuments(left)).toBe(0);
  });

  it('reads tries by an index, each once', async () => {
    const many = Array.from({ length: 700 }, () =>
      handedIn(app, { cohortId: aCohort, answered: held }),
    );
    await keep(app, many);
    await keep(app, [
      handedIn(app, { cohortId: aCohort, answered: held, state: 'open', submittedAt: null }),
    ]);
    const { hash } = app.services.content.lesson(slug).quiz;
    const asked = { quizId: slug, olds: [hash] };
    const { remarks: store } = app.services;
    const first = await store.tries({ reach: 'install' }, { ...asked, after: null }, 500);
    const last = first.at(-1);
    const after = last && { hash, id: last._id, at: last.submittedAt ?? last.startedAt };
    const read = () => store.tries({ reach: 'install' }, { ...asked, after: after ?? null }, 500);
    const [seen] = await readsOf(app, 'attempts', read);
    expect(seen).toMatchObject({ documents: 200, plan: expect.stringContaining('IXSCAN') });
    const [versions] = await readsOf(app, 'attempts', () =>
      store.versions({ reach: 'install' }, slug),
    );
    expect(versions).toMatchObject({ documents: 0, plan: expect.stringContaining('DISTINCT') });
  });

  it('follows up what was raised before it broke off', async () => {
    const email = `ana-${people}@example.test`;
    const ana = await aLearner(app, email);
    await beginTry(ana);
    await handIn(ana, firstMissed);
    const [before] = await attempts().find().toArray();
    await app.services.content.replace(await corrected());
    await confirm();
    // As if the process had ended between raising the mark and all that follows from it.
    await app.services.world.db.collection('progress').deleteMany({});
    await remarks().updateOne({}, { $set: { cursor: null, changed: 0, finishedAt: null } });
    await app.services.remarking.goOn();
    const [progress] = await app.services.progress.exportOf(before?.personId ?? '');
    expect(progress?.held[slug]).toContain('what-first');
  });
});
