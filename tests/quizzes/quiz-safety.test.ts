import { describe, expect, it } from '@jest/globals';
import type { AttemptRecord } from '../../src/quizzes/attempt.js';
import { heldIn } from '../../src/quizzes/marking.js';
import { courseOf, edited } from '../content/a-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import { allRight, beginTry, firstMissed, handIn } from './a-try.js';

const app = useTestApp({ course: () => courseOf() });

const attempts = () => app.services.world.db.collection<AttemptRecord>('attempts');

const attemptAt = async (path: string): Promise<AttemptRecord> => {
  const attempt = await attempts().findOne({ _id: path.slice('/attempts/'.length) });
  if (!attempt) throw new Error(`no try at ${path}`);
  return attempt;
};

describe('many at once', () => {
  it('twenty beginnings make one try', async () => {
    const ana = await aLearner(app, 'starts@example.test');
    await ana.get('/quizzes/second-look');
    const starts = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        ana.post('/quizzes/second-look/attempts', { _key: `starting-${n}` }),
      ),
    );
    expect(new Set(starts.map(({ location }) => location)).size).toBe(1);
    expect(starts.every(({ status }) => status === 303)).toBe(true);
    expect(await attempts().countDocuments({ quizId: 'second-look' })).toBe(1);
  });

  it('twenty different answers to one try give one result, and count once', async () => {
    const ana = await aLearner(app, 'submits@example.test');
    const { path } = await beginTry(ana);
    const answers = Array.from({ length: 20 }, (_, n) => (n % 2 ? allRight : firstMissed));
    const sent = await Promise.all(answers.map((one) => ana.post(`${path}/submission`, one)));
    expect(new Set(sent.map(({ location }) => location))).toEqual(new Set([path]));
    const { personId, marks } = await attemptAt(path);
    const [progress] = await app.services.progress.exportOf(personId);
    expect(progress).toMatchObject({ rev: 1, best: { 'first-steps': { tries: 1 } } });
    expect(new Set(progress?.best['first-steps']?.held)).toEqual(new Set(heldIn(marks)));
  });

  it('the form of a try that was handed in begins no second one', async () => {
    const ana = await aLearner(app, 'back@example.test');
    await ana.get('/quizzes/first-steps');
    const first = await ana.post('/quizzes/first-steps/attempts', { _key: 'the-same-form' });
    await ana.get(first.location ?? '');
    await handIn(ana, firstMissed);
    const again = await ana.post('/quizzes/first-steps/attempts', { _key: 'the-same-form' });
    expect(again.location).toBe(first.location);
  });

  it('a second tab shows the result instead of taking other answers', async () => {
    const ana = await aLearner(app, 'tabs@example.test');
    await beginTry(ana);
    const id = ana.page().$('.quiz').attr('action') ?? '';
    const result = await handIn(ana, firstMissed);
    const late = await ana.post(id, allRight);
    expect(late.status).toBe(303);
    expect((await ana.get(late.location ?? '')).text).toBe(result.text);
  });
});

describe('what no page of ours sends', () => {
  it.each([
    ['an option of another question', { ...allRight, 'answers[what-first]': 'quiet' }],
    ['a question that is not asked', { ...allRight, 'answers[other]': 'quiet' }],
    [
      'two choices where one is asked',
      { ...allRight, 'answers[what-first]': ['who-started', 'what-i-did'] },
    ],
    ['an option twice', { ...allRight, 'answers[what-helps]': ['quiet', 'quiet'] }],
    ['a field of another name', { ...allRight, marks: 'all' }],
    ['a name out of the ordinary', { ...allRight, 'answers[__proto__]': 'quiet' }],
    ['a very long choice', { ...allRight, 'answers[what-first]': 'x'.repeat(5_000) }],
  ])('%s is refused, and the try stays as it was', async (name, answers) => {
    const ana = await aLearner(app, `${name.replaceAll(' ', '-')}@example.test`);
    await beginTry(ana);
    const action = ana.page().$('.quiz').attr('action') ?? '';
    const refused = await ana.post(action, answers);
    expect(refused.status).toBe(400);
    expect(refused.text).not.toMatch(/Error|at .*\.ts|undefined/);
    expect((await ana.get(action.replace('/submission', ''))).$('.question')).toHaveLength(2);
  });

  it('a try of somebody else is not found', async () => {
    const ana = await aLearner(app, 'hers@example.test');
    const ben = await aLearner(app, 'his@example.test');
    await beginTry(ana);
    const action = ana.page().$('.quiz').attr('action') ?? '';
    await ben.get('/quizzes/first-steps');
    expect((await ben.post(action, allRight)).status).toBe(404);
  });
});

describe('a quiz that is changed later', () => {
  it('shows an old try with the words it was made against, and asks the new ones in the next', async () => {
    const ana = await aLearner(app, 'versions@example.test');
    await beginTry(ana);
    const { path } = await handIn(ana, firstMissed);
    const changed = await courseOf(
      edited('first-steps/quiz.md', 'What comes first?', 'What comes before all?'),
    );
    await app.services.content.replace(changed);
    expect((await ana.get(path)).text).toContain('What comes first?');
    expect((await beginTry(ana)).$('.question-text').text()).toBe('What comes before all?');
  });
});
