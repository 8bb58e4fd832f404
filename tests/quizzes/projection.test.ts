import { describe, expect, it } from '@jest/globals';
import type { AttemptRecord } from '../../src/quizzes/attempt.js';
import { marksOf } from '../../src/quizzes/marking.js';
import { courseOf } from '../content/a-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { allRight, answerAll, beginTry, firstMissed, handIn, tryOf } from './a-try.js';

const app = useTestApp({ course: () => courseOf() });

const attempts = () => app.services.world.db.collection<AttemptRecord>('attempts');

const attemptOf = async (path: string): Promise<AttemptRecord> => {
  const attempt = await attempts().findOne({ _id: path.slice('/attempts/'.length) });
  if (!attempt) throw new Error(`no try at ${path}`);
  return attempt;
};

const progressOf = async (personId: string) => {
  const [progress] = await app.services.progress.exportOf(personId);
  const best = progress?.best['first-steps'];
  return best && { ...best, held: [...(progress?.held['first-steps'] ?? [])].sort() };
};

/** Everything but what follows: as when the program died right after the one write. */
const handInAndDie = async (ana: Client): Promise<AttemptRecord> => {
  const path = tryOf(await beginTry(ana));
  await answerAll(ana, allRight);
  const { _id: id, personId, rev, answers, hash } = await attemptOf(path);
  const { questions } = await app.services.content.quizVersion(hash);
  const own = { reach: 'own' as const, personId, notBefore: null };
  const marks = marksOf(questions, answers);
  await app.services.attempts.submit(own, { id, rev, marks, at: app.clock.now() });
  return attemptOf(path);
};

const everyMinute = async (): Promise<void> => app.services.quizzes.catchUp();

describe('what follows from a try', () => {
  it('is made good by the job when the program died after the hand-in', async () => {
    const ana = await aLearner(app, 'job@example.test');
    const { _id, personId } = await handInAndDie(ana);
    expect(await progressOf(personId)).toBeUndefined();
    await everyMinute();
    const best = { tries: 1, held: ['what-first', 'what-helps'], masteredAt: app.clock.now() };
    expect(await progressOf(personId)).toEqual(best);
    expect((await attemptOf(`/attempts/${_id}`)).projectedAt).toEqual(app.clock.now());
    await everyMinute();
    expect(await app.services.attempts.unprojected(10)).toEqual([]);
  });

  it('is made good by posting the same again', async () => {
    const ana = await aLearner(app, 'again@example.test');
    const { _id, personId } = await handInAndDie(ana);
    const again = await ana.post(`/attempts/${_id}/submission`, {});
    expect(again.location).toBe(`/attempts/${_id}`);
    expect(await progressOf(personId)).toMatchObject({ tries: 1 });
  });

  it('changes nothing a second time, and never lowers what a later try reached', async () => {
    const ana = await aLearner(app, 'order@example.test');
    await beginTry(ana);
    const first = await attemptOf((await handIn(ana, firstMissed)).path);
    app.clock.forward({ minutes: 5 });
    await beginTry(ana);
    const second = await attemptOf((await handIn(ana, allRight)).path);
    const [before] = await app.services.progress.exportOf(first.personId);
    expect(before?.best['first-steps']).toMatchObject({
      tries: 2,
      masteredAt: second.submittedAt,
    });
    await attempts().updateMany({ personId: first.personId }, { $set: { projectedAt: null } });
    await everyMinute();
    expect(await app.services.progress.exportOf(first.personId)).toEqual([before]);
  });

  it('keeps what somebody has read, and counts many tries that end at the same moment', async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, (_, n) => aLearner(app, `class-${n}@example.test`)),
    );
    const paths: string[] = [];
    for (const ana of people) {
      await ana.get('/lessons/first-steps');
      await ana.submit('form.section-end');
      paths.push(tryOf(await beginTry(ana)));
      await answerAll(ana, allRight);
    }
    await Promise.all(people.map((ana, n) => ana.post(`${paths[n] ?? ''}/submission`, {})));
    for (const path of paths) {
      const { personId } = await attemptOf(path);
      const [progress] = await app.services.progress.exportOf(personId);
      expect(progress).toMatchObject({ rev: 2, best: { 'first-steps': { tries: 1 } } });
      expect(Object.keys(progress?.read ?? {})).toEqual(['first-steps/the-meeting']);
    }
  });
});
