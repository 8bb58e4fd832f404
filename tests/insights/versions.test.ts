import { describe, expect, it } from '@jest/globals';
import { randomIds } from '../../src/platform/ids.js';
import { courseOf } from '../content/a-course.js';
import { useTestApp } from '../support/app.js';
import { addCohort, handedIn, held, instructorOf, keep, missed, slug } from './a-class.js';

const app = useTestApp({ course: () => courseOf() });

const page = `/insights/${slug}`;

describe('versions', () => {
  it('are shown one at a time, the one answered last first', async () => {
    const cohortId = await addCohort(app, 'Versions');
    const vera = await instructorOf(app, 'vera@example.test', [cohortId]);
    const old = { ...app.services.content.lesson(slug).quiz, hash: randomIds.mark() };
    const versions = app.services.world.db.collection<{ _id: string }>('contentVersions');
    await versions.insertOne({ _id: old.hash, ...{ kind: 'quiz', body: old } });
    const submittedAt = new Date('2026-02-20T10:00:00Z');
    await keep(app, [
      handedIn(app, { cohortId, answered: missed, hash: old.hash, submittedAt }),
      handedIn(app, { cohortId, answered: held }),
    ]);
    const now = await vera.get(page);
    expect(now.text).toContain('1 first try handed in · mastered at the first try by 1 of 1');
    const options = now.$('#version option');
    expect(options.map((_, one) => now.$(one).text()).get()).toEqual([
      'As it is now',
      'As it was, answered on February 20',
    ]);
    const earlier = await vera.get(`${page}?version=${old.hash}`);
    expect(earlier.text).toContain('mastered at the first try by 0 of 1');
    expect(earlier.text).toContain('The quiz has changed since');
  });
});

describe('the table to take away', () => {
  it('has a row for each option, its columns always the same', async () => {
    const cohortId = await addCohort(app, 'Spring');
    const cindy = await instructorOf(app, 'cindy@example.test', [cohortId]);
    const certain = { ...missed, sure: 'certain' as const };
    await keep(app, [
      ...Array.from({ length: 5 }, () => handedIn(app, { cohortId, answered: certain })),
      ...Array.from({ length: 7 }, () => handedIn(app, { cohortId, answered: held })),
    ]);
    const { html, headers } = await cindy.get(`${page}/answers.csv`);
    expect(headers['content-disposition']).toBe('attachment; filename="first-steps-answers.csv"');
    expect(headers['content-security-policy']).toContain('sandbox');
    const [head = '', ...rows] = html
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    expect(html.startsWith('\uFEFF')).toBe(true);
    expect(head.replaceAll('"', '')).toBe(
      'quiz,version,cohort,question,kind,title,answered,held,facility,mean_credit,discrimination,' +
        'guess_held,guess_missed,fairly_held,fairly_missed,certain_held,certain_missed,' +
        'option,text,holds,count,mean_place',
    );
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatch(
      /,12,7,0\.583,0\.583,,0,0,7,0,0,5,"who-started","Who started it\.","no",5,$/,
    );
  });

  it('begins no formula in the program that opens it', async () => {
    const risky = await addCohort(app, '=1+1');
    const rita = await instructorOf(app, 'rita@example.test', [risky]);
    await keep(app, [handedIn(app, { cohortId: risky, answered: held })]);
    expect((await rita.get(`${page}/answers.csv`)).html).toContain(`,"'=1+1",`);
  });
});
