import { describe, expect, it } from '@jest/globals';
import type { AttemptRecord } from '../../src/quizzes/attempt.js';
import { heldIn } from '../../src/quizzes/marking.js';
import { courseOf, edited } from '../content/a-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import type { Fields } from '../support/client.js';
import { allRight, answer, answerAll, beginTry, firstMissed, handIn, tryOf } from './a-try.js';

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

  it('twenty answers to one question leave one of them, and no other question is touched', async () => {
    const ana = await aLearner(app, 'answers@example.test');
    const page = await beginTry(ana);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        ana.post(page.path, { answer: n % 2 ? 'what-i-did' : 'who-started', sure: 'guess' }),
      ),
    );
    const { answers, rev, state } = await attemptAt(tryOf(page));
    expect(Object.keys(answers)).toEqual(['what-first']);
    expect({ rev, state }).toEqual({ rev: 20, state: 'open' });
  });

  it('answers that come while it is handed in are in it, or refused: what is marked is what is kept', async () => {
    const ana = await aLearner(app, 'race@example.test');
    const path = tryOf(await beginTry(ana));
    await answerAll(ana, firstMissed);
    const sent = await Promise.all([
      ...Array.from({ length: 10 }, (_, n) =>
        ana.post(`${path}/questions/what-first`, {
          answer: n % 2 ? 'what-i-did' : 'who-started',
          sure: 'guess',
        }),
      ),
      ana.post(`${path}/submission`, {}),
    ]);
    expect(new Set(sent.map(({ status }) => status))).not.toContain(500);
    await ana.post(`${path}/submission`, {});
    const { answers, marks } = await attemptAt(path);
    expect(marks['what-first']?.held).toBe(answers['what-first']?.answer[0] === 'what-i-did');
  });

  it('twenty hand-ins of one try give one result, and count once', async () => {
    const ana = await aLearner(app, 'submits@example.test');
    const path = tryOf(await beginTry(ana));
    await answerAll(ana, firstMissed);
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => ana.post(`${path}/submission`, {})),
    );
    expect(new Set(sent.map(({ location }) => location))).toEqual(new Set([path]));
    const { personId, marks } = await attemptAt(path);
    const [progress] = await app.services.progress.exportOf(personId);
    expect(progress).toMatchObject({ rev: 1, best: { 'first-steps': { tries: 1 } } });
    expect(new Set(progress?.held['first-steps'])).toEqual(new Set(heldIn(marks)));
  });

  it('the form of a try that was handed in begins no second one', async () => {
    const ana = await aLearner(app, 'back@example.test');
    await ana.get('/quizzes/first-steps');
    const first = await ana.post('/quizzes/first-steps/attempts', { _key: 'the-same-form' });
    await ana.get((await ana.get(first.location ?? '')).location ?? '');
    await handIn(ana, firstMissed);
    const again = await ana.post('/quizzes/first-steps/attempts', { _key: 'the-same-form' });
    expect(again.location).toBe(first.location);
  });

  it('a second tab shows the result and says that nothing was added', async () => {
    const ana = await aLearner(app, 'tabs@example.test');
    const { path } = await beginTry(ana);
    const result = await handIn(ana, firstMissed);
    const late = await ana.post(path, { answer: 'what-i-did', sure: 'certain' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('This try was handed in already.');
    expect((await ana.get(tryOf(result))).text).toBe(result.text);
    const same = await ana.post(path, { answer: 'who-started', sure: 'fairly' });
    expect(same.location).toBe(tryOf(result));
  });
});

describe('what no page of ours sends', () => {
  const cases: [name: string, fields: Fields, said: string][] = [
    [
      'an option of another question',
      { answer: 'quiet' },
      '“quiet” is not an answer to this question',
    ],
    [
      'two choices where one is asked',
      { answer: ['who-started', 'what-i-did'] },
      'takes one answer',
    ],
    ['an option twice', { answer: ['what-i-did', 'what-i-did'] }, 'came twice'],
    ['a field of another name', { answer: 'what-i-did', marks: 'all' }, '“marks” does not belong'],
    [
      'a field of another kind',
      { 'place[what-i-did]': '1' },
      '“place[what-i-did]” does not belong',
    ],
    ['a name out of the ordinary', { 'answer[__proto__]': 'quiet' }, 'Choose an answer first'],
    [
      'an unheard-of certainty',
      { answer: 'what-i-did', sure: 'absolutely' },
      'Say how sure you are',
    ],
    ['a very long choice', { answer: 'x'.repeat(5_000) }, 'is not an answer to this question'],
    ['a character that breaks files', { answer: 'what-i-did\u0000' }, 'cannot be kept'],
  ];
  it.each(cases)('%s is refused, and the try stays as it was', async (name, fields, said) => {
    const ana = await aLearner(app, `${name.replaceAll(' ', '-')}@example.test`);
    const { path } = await beginTry(ana);
    const before = await attemptAt(tryOf(ana.page()));
    const refused = await ana.post(path, { sure: 'guess', ...fields });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(said);
    expect(refused.text).not.toMatch(/Error|at .*\.ts|undefined/);
    expect(await attemptAt(tryOf({ ...refused, path }))).toEqual(before);
  });

  it('a question that is not asked is refused by name', async () => {
    const ana = await aLearner(app, 'other-question@example.test');
    const path = tryOf(await beginTry(ana));
    const refused = await ana.post(`${path}/questions/other`, { answer: 'x', sure: 'guess' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('This try does not ask that question.');
    expect((await ana.get(`${path}/questions/other`)).status).toBe(404);
  });

  it('a text of a megabyte is refused before it is read', async () => {
    const ana = await aLearner(app, 'megabyte@example.test');
    const { path } = await beginTry(ana);
    const refused = await ana.post(path, { text: 'x'.repeat(1_000_000), sure: 'guess' });
    expect(refused.status).toBe(413);
  });

  it('a try of somebody else is not found', async () => {
    const ana = await aLearner(app, 'hers@example.test');
    const ben = await aLearner(app, 'his@example.test');
    const { path } = await beginTry(ana);
    await ben.get('/quizzes/first-steps');
    expect((await ben.post(path, { answer: 'what-i-did', sure: 'guess' })).status).toBe(404);
    expect((await ben.post(`${tryOf({ ...ana.page() })}/submission`, {})).status).toBe(404);
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
    await answer(ana, allRight['what-first'] ?? {});
  });
});
